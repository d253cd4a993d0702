#pragma once
/// What the scenarios assume, from the scenario text that each results file keeps: parameters with what the book says
/// of them, where scenarios differ, and programmes with what was set of each.

#include <string>

#include "analysis/report.hpp"

namespace tenure {

/// `"parameters":[...],"programmes":[[...],...]`, the programmes by scenario. Empty lists where a file keeps no
/// scenario.
[[nodiscard]] std::string assumptions_json(const ReportInputs& inputs);

}  // namespace tenure
