#pragma once
/// Who came from where and went where, as a matrix: a row a region, a column a skill, in each cell the net and below it
/// who came and who left; against a baseline, what the scenario changes of the net.

#include <string>

#include "analysis/chart_frame.hpp"
#include "analysis/flows.hpp"

namespace tenure {

/// SVG text.
[[nodiscard]] std::string draw_flows(const TalentFlows& flows, const std::string& version, ChartSize size = {},
                                     Language language = Language::english);

}  // namespace tenure
