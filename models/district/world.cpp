#include "models/district/world.hpp"

#include <algorithm>
#include <numeric>

#include "models/housing/dwelling_utility.hpp"
#include "models/housing/landlords.hpp"
#include "models/housing/satisfaction.hpp"
#include "models/housing/search.hpp"
#include "models/housing/subsidy.hpp"
#include "models/labour/labour.hpp"
#include "models/safety/fire.hpp"
#include "models/state/transitions.hpp"
#include "sim/parallel.hpp"

namespace tenure {

namespace {

constexpr int remembered_days = 365;
constexpr int prospects_every = 7;  // [day] news of wages and rents travels weekly

std::size_t at(CommunityId c) {
  return c.value;
}

}  // namespace

World::World(const Scenario& scenario, District first_day, std::uint32_t replicate)
    : scenario_(scenario),
      luck_{static_cast<std::uint64_t>(scenario.run.seed), replicate},
      d_(std::move(first_day)),
      surroundings_(d_, scenario.parameters.housing.near),
      outcomes_(d_, scenario),
      recorded_by_day_(remembered_days, std::vector<std::uint16_t>(d_.communities.size(), 0)) {
  for (const Intervention& i : scenario.interventions) {
    d_.ledger.open(i.programme.name, i.programme.budget ? fen(*i.programme.budget) : no_cap);
    d_.rollouts.emplace_back();
  }
  population_.at_start = static_cast<std::int64_t>(d_.people.size());
  d_.recorded_last_year.assign(d_.communities.size(), 0.0f);

  const auto phase = [this](int number, const char* name, void (World::*work)(Day)) {
    day_.add(number, name, [this, work](Day today) { (this->*work)(today); });
  };
  phase(10, "programmes act", &World::run_programmes);
  phase(20, "firms reconsider their size and wages", &World::change_demand);
  phase(30, "jobs end", &World::end_jobs);
  phase(40, "seekers and firms match", &World::fill_posts);
  phase(50, "households weigh leaving", &World::lose_leavers);
  phase(60, "tenants search, newcomers come, all settle", &World::house_people);
  phase(70, "subsidies are claimed and paid", &World::pay_subsidies);
  phase(80, "landlords set rents", &World::set_rents);
  phase(90, "incidents happen and are recorded", &World::suffer_incidents);
  phase(100, "fires break out", &World::suffer_fires);
  phase(110, "households judge how they live", &World::judge);
  phase(120, "births and deaths", &World::bear_and_bury);
  phase(130, "the gone are forgotten", &World::forget_the_gone);
}

void World::run_programmes(Day today) {
  for (std::size_t account = 0; account < scenario_.interventions.size(); ++account) {
    const Intervention& i = scenario_.interventions[account];
    if (today < i.programme.start) continue;
    const Account before = d_.ledger.accounts()[account];
    i.measure->act(d_, i.programme, scenario_.parameters.assets, account, luck_, today);
    const Account& after = d_.ledger.accounts()[account];
    for (std::size_t kind = 0; kind < spendings; ++kind)
      outcomes_.add(Outcome::spending, account, kind, yuan(after.spent[kind] - before.spent[kind]));
    outcomes_.add(Outcome::spending_refused, account, yuan(after.refused - before.refused));
  }
}

void World::change_demand(Day today) {
  for (const Demand& demand : reconsider_demand(d_, scenario_.parameters.labour, luck_, today)) {
    d_.enterprises.target[demand.enterprise] = demand.target;
    d_.enterprises.wage_offer[demand.enterprise] = demand.wage_offer;
  }
}

void World::end_jobs(Day today) {
  for (const PersonId person : separations(d_, scenario_.parameters.labour, luck_, today)) {
    end_job(d_, person);
    outcomes_.add(Outcome::separations, static_cast<std::size_t>(d_.people.skill[person]), 1);
  }
}

void World::fill_posts(Day today) {
  for (const Hire& post : match(d_, scenario_.parameters.labour, luck_, today)) {
    hire(d_, post.person, post.enterprise, post.wage, today);
    outcomes_.add(Outcome::hires, static_cast<std::size_t>(d_.people.skill[post.person]), 1);
  }
}

void World::lose_leavers(Day today) {
  if (prospects_.rent == 0 || today.value % prospects_every == 0) prospects_ = prospects(d_, today);
  for (const Departure& departure : weigh_leaving(d_, prospects_, scenario_.parameters.migration, luck_, today)) {
    const HouseholdId h = departure.household;
    const std::size_t from = at(community_of(d_, h));
    outcomes_.add(Outcome::departures, from, d_.households.members[h]);
    if (displaced(d_, h, scenario_.parameters.housing, today)) outcomes_.add(Outcome::displaced, from, 1);
    for_each_member(d_, h, [&](PersonId p) {
      if (departure.destination.exists())
        outcomes_.add(Outcome::outflow, departure.destination.value, static_cast<std::size_t>(d_.people.skill[p]), 1);
    });
    population_.departures += d_.households.members[h];
    leave(d_, h, today);
  }
}

void World::house_people(Day today) {
  const Parameters& p = scenario_.parameters;
  const double claim_share = p.assets.subsidy_claim;
  std::vector<Seeker> seekers = searchers(d_, p.housing, claim_share, luck_, today);
  const std::size_t tenants = seekers.size();

  const Arrivals arrivals = weigh_coming(d_, prospects_, p.migration, luck_, today);
  d_.candidate_households += arrivals.candidate_households;
  d_.candidate_persons += arrivals.candidate_persons;
  for (std::uint32_t i = 0; i < arrivals.coming.size(); ++i) {
    const Arrival& arrival = arrivals.coming[i];
    Seeker s;
    s.luck = arrival.household.luck;
    s.newcomer = i;
    s.members = static_cast<int>(arrival.members.size());
    s.has_e_bike = arrival.household.e_bikes > 0;
    s.claims = !d_.rules.rent_subsidies.empty() && claims_subsidies(s.luck, claim_share, luck_);
    s.means = std::max(arrival.income, p.housing.income_floor);
    if (arrival.aim.exists()) {
      s.work = d_.enterprises.site[arrival.aim];
      s.work_community = d_.enterprises.community[arrival.aim];
    }
    seekers.push_back(s);
  }

  std::vector<std::vector<DwellingId>> preferences(seekers.size());
  tbb::parallel_for(std::size_t{0}, seekers.size(), [&](std::size_t i) {
    preferences[i] = rank_dwellings(d_, seekers[i], surroundings_, p.housing, luck_, today);
    if (i < tenants) return;
    if (const DwellingId place = allotted_place(d_, seekers[i], p.housing, luck_, today); place.exists())
      preferences[i].insert(preferences[i].begin(), place);
  });

  std::vector<bool> housed(arrivals.coming.size(), false);
  for (const Settled& settled : settle(seekers, preferences, luck_, today)) {
    const Seeker& s = seekers[settled.seeker];
    const DwellingId dwelling = settled.dwelling;
    if (const LandlordId landlord = d_.buildings.landlord[d_.dwellings.building[dwelling]]; landlord.exists()) {
      float& remembered = d_.landlords.letting_days[landlord];
      remembered =
          static_cast<float>(remember_letting(remembered, today - d_.dwellings.vacant_since[dwelling], p.housing));
    }
    const std::size_t to = at(community_of(d_, dwelling));
    if (s.household.exists()) {
      if (displaced(d_, s.household, p.housing, today))
        outcomes_.add(Outcome::displaced, at(community_of(d_, s.home)), 1);
      outcomes_.add(Outcome::moves, to, 1);
      move(d_, s.household, dwelling, today);
      continue;
    }
    const Arrival& arrival = arrivals.coming[s.newcomer];
    settle_new(d_, arrival.household, arrival.members, dwelling, today);
    housed[s.newcomer] = true;
    population_.arrivals += static_cast<std::int64_t>(arrival.members.size());
    outcomes_.add(Outcome::arrivals, to, static_cast<double>(arrival.members.size()));
    if (arrival.household.origin.exists())
      for (const NewPerson& member : arrival.members)
        outcomes_.add(Outcome::inflow, arrival.household.origin.value, static_cast<std::size_t>(member.skill), 1);
  }
  for (std::size_t i = 0; i < housed.size(); ++i)
    if (const RegionId origin = arrivals.coming[i].household.origin; !housed[i] && origin.exists())
      outcomes_.add(Outcome::turned_away, origin.value, 1);
}

void World::pay_subsidies(Day today) {
  const AssetParameters& assets = scenario_.parameters.assets;
  for (const Claim& claim : claims(d_, scenario_.parameters.housing, assets.subsidy_claim, luck_, today)) {
    const bool received = d_.households.subsidy[claim.household] > 0;
    stop_subsidy(d_, claim.household);
    if (claim.due.monthly <= 0) continue;
    const RentSubsidy& scheme = d_.rules.rent_subsidies[claim.due.scheme];
    if (!received && scheme.taken >= scheme.places) continue;
    const Fen transfer = fen(claim.due.monthly), running = fen(claim.due.monthly * assets.subsidy_administration);
    const std::size_t account = scheme.account;
    if (d_.ledger.accounts()[account].left() < transfer + running) {
      outcomes_.add(Outcome::spending_refused, account, yuan(transfer + running));
      continue;
    }
    const bool paid =
        d_.ledger.pay(account, Spending::transfer, transfer) && d_.ledger.pay(account, Spending::running, running);
    if (!paid) continue;
    outcomes_.add(Outcome::spending, account, static_cast<std::size_t>(Spending::transfer), yuan(transfer));
    outcomes_.add(Outcome::spending, account, static_cast<std::size_t>(Spending::running), yuan(running));
    grant_subsidy(d_, claim.household, claim.due.scheme, static_cast<float>(claim.due.monthly));
  }
}

void World::set_rents(Day today) {
  const HousingParameters& p = scenario_.parameters.housing;
  for (const NewRent& r : review_rents(d_, p, luck_, today)) d_.dwellings.rent[r.dwelling] = r.rent;
  for (const NewRent& r : reprice_vacant(d_, p, luck_, today)) d_.dwellings.rent[r.dwelling] = r.rent;
}

void World::suffer_incidents(Day today) {
  const auto happened = incidents(d_, scenario_.parameters.safety, luck_, today);
  auto& recorded_today =
      recorded_by_day_[static_cast<std::size_t>(today.value % remembered_days + remembered_days) % remembered_days];
  std::fill(recorded_today.begin(), recorded_today.end(), std::uint16_t{0});
  for (const Incident& incident : happened) {
    const std::size_t c = at(d_.buildings.community[incident.building]);
    const auto type = static_cast<std::size_t>(incident.type);
    outcomes_.add(Outcome::incidents_actual, c, type, 1);
    if (incident.displaced) outcomes_.add(Outcome::incidents_displaced, c, 1);
    if (incident.recorded) {
      outcomes_.add(Outcome::incidents_recorded, c, type, 1);
      ++recorded_today[c];
    }
    if (incident.victim.exists()) d_.households.last_victimised[incident.victim] = today;
  }
  Aftermath after = aftermath(d_, happened, scenario_.parameters.safety);
  d_.buildings.excitation = std::move(after.excitation);
  d_.buildings.perceived_risk = std::move(after.perceived_risk);

  // Place rules that rank by incidents are asked rarely; the year's sums are made for them once a month.
  recorded_days_ = std::min(recorded_days_ + 1, remembered_days);
  const bool asked_today = std::any_of(scenario_.interventions.begin(), scenario_.interventions.end(),
                                       [&](const Intervention& i) { return i.programme.start == today + 1; });
  if (!asked_today) return;
  for (std::size_t c = 0; c < d_.recorded_last_year.size(); ++c) {
    double sum = 0;
    for (const auto& day : recorded_by_day_) sum += day[c];
    d_.recorded_last_year[c] = static_cast<float>(sum * days_per_year / recorded_days_);
  }
}

void World::suffer_fires(Day today) {
  for (const Fire& fire : fires(d_, scenario_.parameters.fire, luck_, today)) {
    const std::size_t c = at(d_.buildings.community[fire.building]);
    outcomes_.add(Outcome::fires, c, static_cast<std::size_t>(fire.cause), 1);
    if (fire.serious) outcomes_.add(Outcome::fires_serious, c, 1);
    outcomes_.add(Outcome::fire_deaths, c, fire.deaths);
    outcomes_.add(Outcome::fire_loss, c, fire.loss);
  }
}

void World::judge(Day today) {
  for (const Judgement& j : judge_living(d_, scenario_.parameters.housing, today))
    d_.households.satisfaction[j.household] = j.satisfaction;
}

void World::bear_and_bury(Day today) {
  const VitalEvents events = vital_events(d_, scenario_.parameters.migration, luck_, today);
  for (const Birth& birth : events.births) {
    const DwellingId home = d_.households.dwelling[birth.household];
    // A couple whose room is full has no child before it finds a larger one.
    if (d_.households.members[birth.household] >= d_.dwellings.capacity[home]) continue;
    ++population_.births;
    give_birth(d_, birth.household, birth.child, today);
    outcomes_.add(Outcome::births, at(community_of(d_, home)), 1);
  }
  for (const PersonId person : events.deaths) {
    outcomes_.add(Outcome::deaths, at(community_of(d_, d_.people.household[person])), 1);
    die(d_, person, today);
  }
  population_.deaths += static_cast<std::int64_t>(events.deaths.size());
}

void World::forget_the_gone(Day today) {
  d_.household_turns.forget(today, [&](HouseholdId h) { return d_.households.members[h] == 0; });
  d_.worker_turns.forget(today, [&](PersonId p) { return d_.people.presence[p] != Presence::here; });
}

}  // namespace tenure
