#pragma once
/// What parameters do to one output, printed as a table with notes and warnings, and as rows of a CSV: for `tenure
/// sensitivity analyse` and `tenure batch sensitivity`.

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/sensitivity.hpp"

namespace tenure {

inline constexpr const char* saltelli_header =
    "output,parameter,first,first_low,first_high,total,total_low,total_high\n";
inline constexpr const char* pairs_header = "output,parameter,other,second,second_low,second_high\n";
inline constexpr const char* morris_header = "output,parameter,mu,mu_star,sigma\n";

struct SensitivityRows {
  std::string indices, pairs;  ///< lines without the header; pairs only of designs of second order
};

/// Throws std::invalid_argument where the points are in no design's order.
[[nodiscard]] SensitivityRows saltelli_rows(const std::string& output, const std::vector<DesignParameter>& parameters,
                                            const Points& points, const std::vector<double>& values,
                                            std::uint64_t seed);
[[nodiscard]] SensitivityRows morris_rows(const std::string& output, const std::vector<DesignParameter>& parameters,
                                          const Points& points, const std::vector<double>& values);

}  // namespace tenure
