#pragma once
/// Cost against effect: the pairs of each scenario, their means, the Pareto line; below it how likely each is best by
/// what one would pay for a unit of effect.

#include <string>

#include "analysis/chart_frame.hpp"
#include "analysis/comparison.hpp"
#include "analysis/cost_plane.hpp"

namespace tenure {

/// SVG text. More than seven arms: those most likely best are drawn, and the caption names how many are left out.
[[nodiscard]] std::string draw_cost_plane(const CostPlane& plane, const Comparison& comparison, ChartSize size = {},
                                          Language language = Language::english);

}  // namespace tenure
