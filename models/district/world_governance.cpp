#include "models/district/world.hpp"

#include "models/governance/campaign.hpp"
#include "models/governance/duties.hpp"
#include "models/governance/mobilising.hpp"
#include "models/governance/organising.hpp"
#include "models/governance/tenants.hpp"

namespace tenure {

void World::meet_the_district(Day first_day) {
  const GovernanceParameters& p = scenario_.parameters.governance;
  d_.landlords.threshold = thresholds(d_, p.mobilisation, luck_);
  d_.households.neighbour_ties = first_ties(d_, p.tenant, luck_, first_day);
}

void World::organise(Day today) {
  mobilise_landlords(today);
  hold_activities(today);
  involve_tenants(today);
  run_campaigns(today);
}

void World::mobilise_landlords(Day today) {
  const GovernanceParameters& p = scenario_.parameters.governance;
  if (std::vector<float> visits = send_workers(d_, p.mobilisation, today); !visits.empty())
    d_.organisation.visits = std::move(visits);
  const Mobilised day = mobilise(d_, p, luck_, today);
  for (const LandlordMove& move : day.moves) {
    d_.landlords.engaged_since[move.landlord] = move.engages ? today : never;
    d_.landlords.duties[move.landlord] = move.duties;
  }
  for (std::size_t c = 0; c < day.visits.size(); ++c) {
    outcomes_.add(Outcome::landlord_visits, c, day.visits[c]);
    outcomes_.add(Outcome::meeting_attendances, c, day.attendances[c]);
  }
  for (const LandlordMonth& month : end_months(d_, p, luck_, today)) {
    d_.landlords.fatigue[month.landlord] = month.fatigue;
    d_.landlords.duties[month.landlord] = month.duties;
  }
}

void World::hold_activities(Day today) {
  const TenantParameters& p = scenario_.parameters.governance.tenant;
  for (const Attendance& a : attend_activities(d_, p, luck_, today)) {
    d_.households.last_activity[a.household] = today;
    if (a.new_tie && d_.households.neighbour_ties[a.household] < p.ties_most)
      ++d_.households.neighbour_ties[a.household];
    outcomes_.add(Outcome::activity_attendances, community_of(d_, a.household).value, 1);
  }
}

void World::involve_tenants(Day today) {
  const GovernanceParameters& p = scenario_.parameters.governance;
  for (const TenantMonth& month : review_part(d_, p, luck_, today)) {
    d_.households.takes_part[month.household] = month.takes_part;
    d_.households.neighbour_ties[month.household] = month.ties;
  }
  if (auto around = organised_around(d_, p.tenant, today); around.size() > 0)
    d_.buildings.organised = std::move(around);
}

void World::run_campaigns(Day today) {
  for (Campaign& campaign : d_.campaigns) {
    const Told told = spread_word(d_, campaign, scenario_.parameters.governance.campaign, luck_, today);
    campaign.households.resize(d_.households.size(), 0);
    for (const LandlordId l : told.landlords) campaign.landlords[l.value] = 1;
    for (const HouseholdId h : told.households) {
      campaign.households[h.value] = 1;
      outcomes_.add(Outcome::campaign_reached, community_of(d_, h).value, 1);
    }
  }
}

}  // namespace tenure
