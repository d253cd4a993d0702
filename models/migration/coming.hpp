#pragma once
/// The choice to come: P = 1 / (1 + exp(-(V_inside + n share - V_outside - distance cost - family - threshold))), share
/// being the district's part of households from the candidate's own region (the network effect; Munshi 2003, Quart. J.
/// Econ. 118) and family what it takes to bring a child along. With rents at nought the elasticity of the inflow to the
/// wage inside is b_k (1 - P).

#include <vector>

#include "models/migration/worth.hpp"

namespace tenure {

/// Chance that the household comes from `origin`. `network` in [0, 1].
[[nodiscard]] double chance_to_come(const District& d, RegionId origin, const Means& means, const Prospects& inside,
                                    double network, const MigrationParameters& at);

/// Share of the district's households that came from each region; indexed by region.
[[nodiscard]] std::vector<double> networks(const District& d);

}  // namespace tenure
