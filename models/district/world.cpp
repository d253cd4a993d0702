#include "models/district/world.hpp"

#include <cassert>

#include "models/governance/departments.hpp"
#include "models/labour/local_demand.hpp"
#include "models/state/transitions.hpp"
#include "sim/parallel_tasks.hpp"

namespace tenure {

World::World(const Scenario& scenario, District first_day, std::uint32_t replicate)
    : scenario_(scenario),
      luck_{static_cast<std::uint64_t>(scenario.run.seed), replicate},
      d_(std::move(first_day)),
      surroundings_(d_, scenario.parameters.housing.near),
      output_(d_, scenario.parameters.output, scenario.run.start - static_cast<int>(scenario.run.warm_up_days)),
      outcomes_(d_, scenario) {
  open_accounts();
  note_local_start(d_);
  population_.at_start = static_cast<std::int64_t>(d_.people.size());
  list_vacancies(d_, static_cast<int>(scenario.parameters.housing.reprice_every));
  d_.departments = staffed(d_, scenario.parameters.requests);
  meet_the_district(scenario.run.start - static_cast<int>(scenario.run.warm_up_days));
  meet_the_teams(scenario.run.start - static_cast<int>(scenario.run.warm_up_days));
  order_the_day();
}

World::World(const World& past, const Scenario& scenario)
    : scenario_(scenario),
      luck_(past.luck_),
      d_(past.d_),
      surroundings_(past.surroundings_),
      prospects_(past.prospects_),
      output_(past.output_),
      population_(past.population_),
      outcomes_(past.outcomes_, past.d_, scenario),
      today_(past.today_),
      talent_moves_(past.talent_moves_),
      charging_known_(past.charging_known_) {
  assert(d_.ledger.accounts().empty() && d_.ledger.lines().empty());
  assert(d_.vacancies.every_days() == static_cast<int>(scenario.parameters.housing.reprice_every));
  open_accounts();
  order_the_day();
}

void World::open_accounts() {
  for (const BudgetLine& line : scenario_.budgets) d_.ledger.open_line(line.name, line.amount);
  for (const Intervention& i : scenario_.interventions) {
    i.programme.open_account(d_.ledger);
    d_.rollouts.emplace_back();
  }
  counted_ = d_.ledger.accounts();
}

void World::order_the_day() {
  // How the quarters are run and how firms and people find one another meet in households' choices, later in the day.
  constexpr int governance = 1, labour = 2;
  const auto phase = [this](int number, const char* name, void (World::*work)(Day), int strand = Schedule::alone) {
    day_.add(
        number, name, [this, work](Day today) { (this->*work)(today); }, strand);
  };
  phase(phase_number::programmes_act, "programmes act", &World::run_programmes);
  phase(15, "the organisation meets, landlords mobilise, tenants take part", &World::organise, governance);
  phase(18, "owners of e-bikes choose where to charge", &World::charge_e_bikes, governance);
  phase(20, "firms reconsider their size and wages", &World::change_demand, labour);
  phase(22, "teams come, progress, found enterprises, fail or leave", &World::incubate, labour);
  phase(25, "enterprises close", &World::close_enterprises, labour);
  phase(28, "firms promise bonuses for coming back from the Spring Festival", &World::promise_bonuses, labour);
  phase(30, "jobs end", &World::end_jobs, labour);
  phase(35, "those who stay get raises and better posts", &World::advance_careers, labour);
  phase(40, "seekers and firms match", &World::fill_posts, labour);
  phase(50, "households weigh leaving", &World::lose_leavers);
  phase(55, "firms pay those who came back", &World::pay_bonuses);
  phase(60, "tenants search, newcomers come, all settle", &World::house_people);
  phase(70, "subsidies are claimed and paid", &World::pay_subsidies);
  phase(75, "talent allowances, services, training places and homes are claimed, served and paid",
        &World::run_talent_schemes);
  phase(80, "landlords set rents", &World::set_rents);
  phase(85, "landlords upgrade their houses", &World::upgrade_houses);
  phase(phase_number::incidents_happen, "incidents happen and are recorded", &World::suffer_incidents);
  phase(100, "fires break out", &World::suffer_fires);
  phase(105, "requests are raised, triaged, served", &World::meet_requests);
  phase(110, "households judge how they live", &World::judge);
  phase(120, "births and deaths", &World::bear_and_bury);
  phase(125, "enterprises produce", &World::produce);
  phase(130, "the gone are forgotten", &World::forget_the_gone);
  phase(140, "money is counted", &World::count_money);
  phase(150, "the day is remembered", &World::remember_day);
}

void World::run_programmes(Day today) {
  rank_places(today);
  for (std::size_t account = 0; account < scenario_.interventions.size(); ++account) {
    const Intervention& i = scenario_.interventions[account];
    if (today >= i.programme.start) i.measure->act(d_, i.programme, scenario_.parameters.assets, account, luck_, today);
  }
}

void World::forget_the_gone(Day today) {
  parallel_tasks(
      [&] { d_.household_turns.forget(today, [&](HouseholdId h) { return d_.households.members[h] == 0; }); },
      [&] { d_.worker_turns.forget(today, [&](PersonId p) { return d_.people.presence[p] != Presence::here; }); });
  d_.enterprise_turns.forget(today, [&](EnterpriseId e) { return !d_.enterprises.open(e); });
  d_.team_turns.forget(today, [&](TeamId t) { return d_.teams.fate[t] != TeamFate::there; });
}

void World::count_money(Day) {
  for (std::size_t i = 0; i < counted_.size(); ++i) {
    const Account &before = counted_[i], &now = d_.ledger.accounts()[i];
    for (std::size_t kind = 0; kind < spendings; ++kind)
      outcomes_.add(Outcome::spending, i, kind, yuan(now.spent[kind] - before.spent[kind]));
    for (std::size_t payer = 0; payer < payers; ++payer)
      outcomes_.add(Outcome::borne_by_others, i, payer, yuan(now.borne[payer] - before.borne[payer]));
    outcomes_.add(Outcome::spending_refused, i, yuan(now.refused - before.refused));
  }
  counted_ = d_.ledger.accounts();
}

}  // namespace tenure
