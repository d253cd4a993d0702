#include "models/migration/worth.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

void count(Means& means, Skill skill, bool first) {
  ++means.earners[static_cast<std::size_t>(skill)];
  if (first) means.skill = skill;
}

}  // namespace

Means means_of(std::span<const NewPerson> members) {
  Means means;
  bool first = true;
  for (const NewPerson& m : members)
    if (m.in_labour_force) count(means, m.skill, first), first = false;
  return means;
}

Means means_of(const District& d, HouseholdId household) {
  Means means;
  bool first = true;
  for_each_member(d, household, [&](PersonId p) {
    if (d.people.in_labour_force[p]) count(means, d.people.skill[p], first), first = false;
  });
  return means;
}

double expected_income(const Means& means, const BySkill<double>& wage, const BySkill<double>& job_chance,
                       const BySkill<double>& allowance) {
  double sum = 0;
  for (std::size_t k = 0; k < skills; ++k)
    sum += means.earners[k] * wage[k] * job_chance[k] + means.earners[k] * allowance[k];
  return sum;
}

double expected_services(const Means& means, const Prospects& inside) {
  const auto k = static_cast<std::size_t>(means.skill);
  return inside.services[k] + (means.children > 0 ? inside.school[k] : 0.0);
}

double worth(Skill skill, double income, double rent, double satisfaction, const MigrationParameters& at) {
  const auto k = static_cast<std::size_t>(skill);
  return at.taste_income[k] * std::log(std::max(income - rent, at.income_floor)) + at.taste_amenity[k] * satisfaction;
}

double worth_outside(const District& d, RegionId region, const Means& means, const MigrationParameters& at) {
  double income = 0;
  for (std::size_t k = 0; k < skills; ++k)
    income += means.earners[k] * double{d.regions.wage[region][k]} * double{d.regions.job_chance[region][k]};
  return worth(means.skill, income, d.regions.rent[region], at.outside_satisfaction, at);
}

double distance_cost(double kilometres, const MigrationParameters& at) {
  return at.taste_distance * std::log(std::max(kilometres / at.near_distance, 1.0));
}

double logistic(double v) {
  return 1.0 / (1.0 + std::exp(-v));
}

}  // namespace tenure
