#pragma once
/// Who applies for a talent home: a rented dwelling that a programme takes over and lets on at a discount.

#include <vector>

#include "models/state/district.hpp"
#include "models/talent/parameters.hpp"
#include "sim/random.hpp"

namespace tenure {

/// Whether the household rents a dwelling that the programme covers and has a working member of the skills.
[[nodiscard]] bool may_have_home(const District& d, const TalentHomes& homes, HouseholdId h);

struct HomeWish {
  HouseholdId household;
  std::size_t scheme;
};
/// Phase: who applies today, in the order of luck keys; each for the first scheme that takes them. Households that
/// receive a rent subsidy don't apply.
[[nodiscard]] std::vector<HomeWish> home_wishes(const District& d, const TalentParameters& at, const Luck& luck,
                                                Day today);

}  // namespace tenure
