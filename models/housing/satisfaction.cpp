#include "models/housing/satisfaction.hpp"

#include <algorithm>
#include <cmath>

#include "models/housing/dwelling_utility.hpp"
#include "sim/fading.hpp"
#include "sim/parallel.hpp"

namespace tenure {

double satisfaction_target(const Living& l, const HousingParameters& p) {
  double logit = p.satisfaction_base;
  logit -= p.satisfaction_burden * std::max(0.0, l.burden - p.burden_comfort);
  logit -= p.satisfaction_victim * fading(l.days_since_victimised, p.victim_memory);
  logit -= p.satisfaction_risk * l.risk / 10.0;
  if (l.area_per_member < p.roomy) logit -= p.satisfaction_crowding * std::log(p.roomy / l.area_per_member);
  logit += p.satisfaction_service * l.service;
  logit += p.satisfaction_cameras * l.reassurance;
  return 1.0 / (1.0 + std::exp(-logit));
}

std::vector<Judgement> judge_living(const District& d, const HousingParameters& p, Day today) {
  const auto due = d.household_turns.due(today);
  return parallel_gather<Judgement>(due.size(), [&](std::size_t i, std::vector<Judgement>& out) {
    const HouseholdId h = due[i];
    if (d.households.members[h] == 0) return;
    const DwellingId dwelling = d.households.dwelling[h];
    Living living{};
    living.burden = rent_burden(d, h, p, today);
    living.days_since_victimised = today - d.households.last_victimised[h];
    const BuildingId building = d.dwellings.building[dwelling];
    living.risk = d.buildings.perceived_risk[building];
    living.reassurance = reassurance(d.buildings.camera_coverage[building], d.households.registered_here[h],
                                     d.households.neighbour_ties[h], p);
    living.area_per_member = d.dwellings.area[dwelling] / d.households.members[h];
    living.service = d.households.service[h];
    const double now = d.households.satisfaction[h];
    out.push_back({h, static_cast<float>(now + p.satisfaction_speed * (satisfaction_target(living, p) - now))});
  });
}

bool displaced(const District& d, HouseholdId household, const HousingParameters& p, Day today) {
  const DwellingId dwelling = d.households.dwelling[household];
  return d.dwellings.rent[dwelling] > d.households.rent_at_move_in[household] &&
         rent_burden(d, household, p, today) > p.displaced_burden;
}

}  // namespace tenure
