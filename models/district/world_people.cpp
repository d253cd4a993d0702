#include "models/district/world.hpp"

#include "models/housing/satisfaction.hpp"
#include "models/state/transitions.hpp"
#include "models/talent/allowances.hpp"
#include "models/talent/services.hpp"

namespace tenure {

namespace {

constexpr int prospects_every = 7;  // [day] news of wages and rents travels weekly

}  // namespace

void World::lose_leavers(Day today) {
  if (prospects_.rent == 0 || today.value % prospects_every == 0) {
    const TalentParameters& talent = scenario_.parameters.talent;
    prospects_ = prospects(d_, today);
    const BySkill<double> allowance = hoped_allowances(d_, talent);
    const HopedServices services = hoped_services(d_, talent);
    for (std::size_t k = 0; k < skills; ++k) prospects_.allowance[k] = allowance[k] * prospects_.job_chance[k];
    prospects_.services = services.by_skill;
    prospects_.school = services.school;
  }
  for (const Departure& departure : weigh_leaving(d_, prospects_, scenario_.parameters.migration, luck_, today)) {
    const HouseholdId h = departure.household;
    const std::size_t from = community_of(d_, h).value;
    outcomes_.add(Outcome::departures, from, d_.households.members[h]);
    if (displaced(d_, h, scenario_.parameters.housing, today)) outcomes_.add(Outcome::displaced, from, 1);
    for_each_member(d_, h, [&](PersonId p) {
      count_job_end(p);
      const auto skill = static_cast<std::size_t>(d_.people.skill[p]);
      if (departure.destination.exists()) {
        outcomes_.add(Outcome::outflow, departure.destination.value, skill, 1);
        outcomes_.add(Outcome::net_inflow, departure.destination.value, skill, -1);
      }
      if (departure.after_festival) outcomes_.add(Outcome::lost_at_festival, skill, 1);
      if (is_talent(d_.people.skill[p])) talent_moves_.left.push_back(d_.people.luck[p]);
    });
    population_.departures += d_.households.members[h];
    end_tenancy(h, today);
    leave(d_, h, today, departure.destination);
  }
}

void World::pay_bonuses(Day today) {
  for (const EnterpriseId employer : owed_bonuses(d_, scenario_.parameters.migration, luck_, today)) {
    const auto sector = static_cast<std::size_t>(d_.enterprises.sector[employer]);
    const double bonus = d_.return_bonus[employer.value];
    outcomes_.add(Outcome::return_bonuses, sector, bonus);
    outcomes_.add(Outcome::wage_bill, sector, bonus);
  }
}

void World::bear_and_bury(Day today) {
  const VitalEvents events = vital_events(d_, scenario_.parameters.migration, luck_, today);
  for (const Birth& birth : events.births) {
    const DwellingId home = d_.households.dwelling[birth.household];
    // A couple whose room is full has no child before it finds a larger one.
    if (d_.households.members[birth.household] >= d_.dwellings.capacity[home]) continue;
    ++population_.births;
    give_birth(d_, birth.household, birth.child, today);
    outcomes_.add(Outcome::births, community_of(d_, home).value, 1);
  }
  for (const PersonId person : events.deaths) {
    outcomes_.add(Outcome::deaths, community_of(d_, d_.people.household[person]).value, 1);
    if (d_.households.members[d_.people.household[person]] == 1) end_tenancy(d_.people.household[person], today);
    count_job_end(person);
    die(d_, person, today);
  }
  population_.deaths += static_cast<std::int64_t>(events.deaths.size());
}

}  // namespace tenure
