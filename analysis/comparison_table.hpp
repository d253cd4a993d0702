#pragma once
/// A comparison as a table: a row for each outcome and each of its labels, a column for each number that is said of it.
/// The CSV and the table in the HDF5 file hold the same columns, made here.

#include <string>
#include <vector>

#include "analysis/comparison.hpp"

namespace tenure {

struct ComparisonColumn {
  std::string name;       ///< "low95"
  std::string long_name;  ///< what it is, and its unit where that is not the outcome's
  double (*value)(const ScenarioComparison& scenario, const ComparedOutcome& row);  ///< NaN where there is none
};

[[nodiscard]] const std::vector<ComparisonColumn>& comparison_columns();

}  // namespace tenure
