#include "models/migration/worth.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

Means means_of(std::span<const NewPerson> members, Day today) {
  Means means;
  const int year = year_of(today);
  for (const NewPerson& m : members) means.add(m.skill, m.in_labour_force, year - m.birth_year);
  return means;
}

Means means_of(const District& d, HouseholdId household, Day today) {
  Means means;
  const int year = year_of(today);
  for_each_member(d, household, [&](PersonId p) {
    means.add(d.people.skill[p], d.people.in_labour_force[p] != 0, year - d.people.birth_year[p]);
  });
  return means;
}

double expected_income(const Means& means, const BySkill<double>& pay) {
  double sum = 0;
  for (std::size_t k = 0; k < skills; ++k) sum += means.earners[k] * pay[k];
  return sum;
}

double expected_income(const Means& means, const BySkill<double>& wage, const BySkill<double>& job_chance,
                       const BySkill<double>& allowance) {
  BySkill<double> pay{};
  for (std::size_t k = 0; k < skills; ++k) pay[k] = wage[k] * job_chance[k] + allowance[k];
  return expected_income(means, pay);
}

double expected_services(const Means& means, const Prospects& inside) {
  const auto k = static_cast<std::size_t>(means.skill);
  return inside.services[k] + (means.children > 0 ? inside.school[k] : 0.0);
}

double worth(Skill skill, double income, double rent, double satisfaction, double services,
             const MigrationParameters& at) {
  const auto k = static_cast<std::size_t>(skill);
  return at.taste_income[k] * std::log(std::max(income - rent, at.income_floor)) + at.taste_amenity[k] * satisfaction +
         services;
}

double unemployment_rise(double wage, const MigrationParameters& at) {
  return std::expm1(-wage / at.wage_curve);
}

double job_chance_outside(double at_start, double rise) {
  // 1 - (1 - chance) (1 + rise), so written that a rise of 0 leaves the last bit
  return std::max(0.0, at_start - (1.0 - at_start) * rise);
}

RegionOffer offer_of(const District& d, RegionId region, const MigrationParameters& at) {
  const RegionTable& there = d.regions;
  const double growth = std::exp(d.swing.outside_wage), rise = unemployment_rise(d.swing.outside_wage, at);
  RegionOffer offer{.rent = there.rent[region], .services = there.services[region]};
  for (std::size_t k = 0; k < skills; ++k) {
    const double wage = double{there.wage[region][k]} * growth;
    offer.pay[k] = wage * job_chance_outside(there.job_chance[region][k], rise) + there.allowance[region][k];
  }
  return offer;
}

double worth_outside(const RegionOffer& offer, const Means& means, const MigrationParameters& at) {
  return worth(means.skill, expected_income(means, offer.pay), offer.rent, at.outside_satisfaction, offer.services, at);
}

double distance_cost(double kilometres, const MigrationParameters& at) {
  return at.taste_distance * std::log(std::max(kilometres / at.near_distance, 1.0));
}

double logistic(double v) {
  return 1.0 / (1.0 + std::exp(-v));
}

}  // namespace tenure
