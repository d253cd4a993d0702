#pragma once
/// Whether two results files say the same: every dimension, variable, value and root attribute, to the last bit.
/// Provenance (who computed it, when, on what) is left out, and so is the order in which variables stand. Any NaN
/// equals any other.

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/results_file.hpp"

namespace tenure {

struct Differences {
  std::vector<std::string> first;  ///< "incidents_recorded[replicate 0, 2022-03, Chenjiang 02, theft]: 3 against 4"
  std::size_t count = 0;           ///< all of them; a variable, dimension or attribute of one file only counts once

  [[nodiscard]] bool none() const { return count == 0; }
};

/// Differences, of which the first `most` are told: attributes, dimensions, variables, then values. Where a dimension
/// differs, the values of variables along it are not compared. Throws std::runtime_error where a file is damaged.
[[nodiscard]] Differences differences(const ResultsFile& a, const ResultsFile& b, std::size_t most);

}  // namespace tenure
