#include "models/housing/dwelling_utility.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

/// A rent wholly paid by a subsidy is still not free: keeps ln finite.
constexpr double least_rent = 1.0;

}  // namespace

double dwelling_utility(const DwellingOffer& offer, int members, bool has_e_bike, const HousingParameters& p) {
  double v = -p.taste_rent * std::log(std::max(offer.rent, least_rent));
  v += p.taste_area * std::log(offer.area / members);
  v -= p.taste_commute * offer.commute;
  v -= p.taste_safety * offer.risk / 10.0;
  v += p.taste_charging * (has_e_bike & offer.charging);
  v += p.taste_lit * offer.lit;
  v += p.taste_wiring * offer.sound_wiring;
  v += p.taste_alarms * offer.alarms;
  v += p.taste_cameras * offer.reassurance;
  return v;
}

double reassurance(double coverage, bool local, int neighbour_ties, const HousingParameters& p) {
  return coverage * (local ? 1.0 : std::min(1.0, neighbour_ties / p.reassured_ties));
}

double commute_minutes(Point home, Point work, const HousingParameters& p) {
  return distance(home, work) / 1000.0 / p.commute_speed * 60.0;
}

double means(const District& d, HouseholdId household, const HousingParameters& p, Day today) {
  double sum = allowance(d, household);
  for_each_member(d, household, [&](PersonId person) {
    const double without_job = age(d, person, today) >= adult_from ? p.income_floor : 0.0;
    sum += d.people.employer[person].exists() ? d.people.wage[person] : without_job;
  });
  return std::max(sum, p.income_floor);
}

double rent_burden(const District& d, HouseholdId household, const HousingParameters& p, Day today) {
  const double rent = d.dwellings.rent[d.households.dwelling[household]] - d.households.subsidy[household];
  return rent <= 0 ? 0 : rent / means(d, household, p, today);
}

}  // namespace tenure
