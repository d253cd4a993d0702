#pragma once
/// What a set of paired differences says: mean, median, central intervals of the draws, and the share above 0.
///
/// Quantiles are of type 7 over the draws (statistics.hpp), so an interval is the range of single lives and not that of
/// their mean. Draws that are not finite are left out.

#include <cstddef>
#include <span>

#include "analysis/statistics.hpp"

namespace tenure {

struct PairedEffect {
  std::size_t draws = 0;
  double mean = 0, median = 0;  ///< NaN without draws
  Interval half, most;          ///< central 50 % and 90 % of the draws
  double share_up = 0;          ///< share of draws above 0, a 0 counting half

  /// 0 lies within the central 90 %: no clear effect. True without draws.
  [[nodiscard]] bool holds_zero() const { return !(most.low > 0.0 || most.high < 0.0); }
  /// No difference in any draw.
  [[nodiscard]] bool exactly_zero() const { return draws > 0 && least == 0.0 && greatest == 0.0; }

  double least = 0, greatest = 0;
};

[[nodiscard]] PairedEffect effect_of(std::span<const double> draws);

}  // namespace tenure
