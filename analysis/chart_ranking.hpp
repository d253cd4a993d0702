#pragma once
/// Scenarios by what they do to one outcome: a dot for the mean paired difference and a line for its 95 % interval,
/// the best first; grey where the interval includes 0.

#include <string>

#include "analysis/chart_scene.hpp"
#include "analysis/comparison.hpp"

namespace tenure {

/// SVG text. Throws std::invalid_argument where no scenario has the outcome, or that label of it.
[[nodiscard]] std::string ranking_chart(const Comparison& comparison, const std::string& outcome, ChartSize size = {},
                                        const std::string& label = {}, Language language = Language::english);

}  // namespace tenure
