#pragma once
/// Whether two results files say the same: every dimension, variable and value, to the last bit. Where the results come
/// from is apart: root attributes that differ (scenario, seed, version, commit) are told and not counted, the group
/// /provenance is left out. So is the order in which variables stand. Any NaN equals any other.

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/results_file.hpp"

namespace tenure {

struct Differences {
  std::vector<std::string> first;  ///< "incidents_recorded[replicate 0, 2022-03, Chenjiang 02, theft]: 3 against 4"
  std::size_t count = 0;           ///< all of them; a variable or dimension of one file only counts once
  std::vector<std::string> attributes;  ///< "attribute seed: 7 against 8", every one

  [[nodiscard]] bool none() const { return count == 0; }
};

/// Differences, of which the first `most` are told: dimensions, variables, then values. Where a dimension
/// differs, the values of variables along it are not compared. Throws std::runtime_error where a file is damaged.
[[nodiscard]] Differences differences(const ResultsFile& a, const ResultsFile& b, std::size_t most);

}  // namespace tenure
