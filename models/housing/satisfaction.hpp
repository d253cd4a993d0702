#pragma once
/// How content a household is, and whether a raised rent pushes it out.
///
///   target = logistic(base - burden (b - comfort)+ - victim e^(-days/memory) - risk q / 10
///                     - crowding ln(roomy / area per member)+ + cameras x reassurance + service v)
///   s <- s + speed (target - s), once a month

#include <vector>

#include "models/housing/parameters.hpp"
#include "models/state/district.hpp"

namespace tenure {

struct Living {
  double burden;  ///< [1] rent / means
  double days_since_victimised;
  double risk;             ///< [incident/year per 100 occupants] known
  double area_per_member;  ///< [m2]
  double service = 0;      ///< [-1, 1] how its requests were met of late
  double reassurance = 0;  ///< [0, 1] by cameras (dwelling_utility.hpp)
};
[[nodiscard]] double satisfaction_target(const Living& living, const HousingParameters& p);

struct Judgement {
  HouseholdId household;
  float satisfaction;
};
/// Phase: satisfaction of households whose turn it is, by turn.
[[nodiscard]] std::vector<Judgement> judge_living(const District& d, const HousingParameters& p, Day today);

/// Whether a tenant who now goes is pushed out: the rent was raised on it and is more than it can bear.
[[nodiscard]] bool displaced(const District& d, HouseholdId household, const HousingParameters& p, Day today);

}  // namespace tenure
