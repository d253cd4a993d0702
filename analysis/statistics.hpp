#pragma once
/// Small-sample statistics of replicates: means, quantiles, intervals of a mean and of a ratio of two means.
///
/// Draws of two arms are *paired*: the same position is the same replicate, run with common random numbers, so that
/// chance that both arms share cancels in the difference (Glasserman and Yao 1992, Management Science 38(6)).

#include <optional>
#include <span>
#include <vector>

namespace tenure {

struct Interval {
  double low = 0, high = 0;

  [[nodiscard]] bool contains(double x) const { return low <= x && x <= high; }
};

[[nodiscard]] double mean(std::span<const double> draws);  ///< NaN without draws

/// sqrt(sum (x - mean)^2 / (n - 1)); NaN with fewer than two draws.
[[nodiscard]] double standard_deviation(std::span<const double> draws);

/// Quantile of type 7, the straight line between order statistics: x[h], h = (n - 1) p (Hyndman and Fan 1996, The
/// American Statistician 50(4)). NaN without draws. Throws std::invalid_argument where p is not within 0 to 1.
[[nodiscard]] double quantile(std::vector<double> draws, double p);
/// The same of draws that are sorted already.
[[nodiscard]] double sorted_quantile(std::span<const double> draws, double p);

/// mean ± t(n - 1) sd / sqrt(n), Student's t, at `level` (0.95). Nothing with fewer than two draws.
[[nodiscard]] std::optional<Interval> t_interval(std::span<const double> draws, double level);

/// other - base, by pair. Throws std::invalid_argument where the lengths differ.
[[nodiscard]] std::vector<double> paired_differences(std::span<const double> base, std::span<const double> other);

/// A ratio of two means and its interval; no interval where the data don't bound it.
struct Ratio {
  double value = 0;  ///< mean(above) / mean(below); NaN where the lower mean is 0
  std::optional<Interval> interval;
};

/// mean(above) / mean(below) of paired draws with Fieller's interval (Fieller 1954, JRSS B 16(2)): all r for which
/// mean(above - r below) is not told from 0 at `level`. Nothing where the lower mean is not told from 0 (the set is
/// then unbounded) or with fewer than two pairs. Throws std::invalid_argument where the lengths differ.
[[nodiscard]] Ratio ratio_of_means(std::span<const double> above, std::span<const double> below, double level);

/// Share of draws above 0, a 0 counting half; NaN without draws.
[[nodiscard]] double share_above_zero(std::span<const double> draws);

/// (var base + var other) / var(other - base): how many times more replicates an unpaired comparison would need. NaN
/// where it is not defined, infinite where the differences do not vary and the arms do.
[[nodiscard]] double variance_ratio(std::span<const double> base, std::span<const double> other);

}  // namespace tenure
