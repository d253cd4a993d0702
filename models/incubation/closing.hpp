#pragma once
/// Enterprises that close: at a hazard of their age, lower for larger ones, and where nobody works any more.
///
///   h = h(age) (posts / at)^-b        h(age): State Administration for Industry and Commerce 2013

#include <vector>

#include "models/incubation/parameters.hpp"
#include "models/state/district.hpp"
#include "sim/random.hpp"

namespace tenure {

/// [1/year]
[[nodiscard]] double exit_hazard(double years, double posts, const FirmTurnoverParameters& at);

/// Phase: of the enterprises whose turn it is (enterprise_turns) those that close today.
[[nodiscard]] std::vector<EnterpriseId> exits(const District& d, const FirmTurnoverParameters& at, const Luck& luck,
                                              Day today);

}  // namespace tenure
