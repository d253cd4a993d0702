#pragma once
/// What a recorded change from the year before to a programme's year is made of, by pairs of worlds that share their
/// luck, one with the programmes and one without.
///
/// With R recorded, A actual, s = R / A the share recorded, 0 the year before (both worlds agree in it), b the year
/// without and p the year with programmes:
///
///     ln(Rp / R0) = trend + chance + drift + caused + recording
///       trend     = the background trend that was put in, known
///       chance    = ln(Ab / A0) - trend     season, population, luck; its mean is regression to the mean where the
///                                           year before was chosen for being bad
///       drift     = ln(sb / s0)             recording that changes without programmes
///       caused    = ln(Ap / Ab)             what the programmes changed
///       recording = ln(sp / sb)             what they changed in the share recorded
///
/// The parts add up exactly, in logarithms; e^x - 1 tells each as a percentage.

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/statistics.hpp"

namespace tenure {

/// Events of one pair: recorded and actual, in the year before, in the year without and in the year with programmes.
struct PairedCounts {
  double before = 0, before_actual = 0;
  double without = 0, without_actual = 0;
  double with = 0, with_actual = 0;
};

inline constexpr std::size_t change_parts = 5;
inline constexpr std::array<std::string_view, change_parts> change_part_names{"trend", "chance", "drift", "caused",
                                                                              "recording"};

struct ChangeSplit {
  double total = 0;                         ///< ln(Rp / R0)
  std::array<double, change_parts> part{};  ///< in the order of change_part_names; they sum to `total`
};

/// Nothing where a count is 0 and the logarithm does not exist. `trend`: log change between the two years.
[[nodiscard]] std::optional<ChangeSplit> split_change(const PairedCounts& counts, double trend);

/// Mean of draws and its 95 % interval (Student's t); no interval with fewer than two draws.
struct Estimate {
  double mean = 0;
  std::optional<Interval> interval;
};
[[nodiscard]] Estimate estimate(std::span<const double> draws);

/// Regression to the mean as a selection effect: mean change of the lives whose year before was among the worst `share`
/// of all, less the mean change of all. With f the share chosen it is (1 - f)(mean chosen - mean others), two
/// independent samples (Welch 1947, Biometrika 34). No interval where either has fewer than two draws.
[[nodiscard]] Estimate selection_effect(std::span<const double> before, std::span<const double> change, double share);

/// Positions of the worst `share` (at least one) by `before`, ties to the lower position; rising.
[[nodiscard]] std::vector<std::size_t> worst(std::span<const double> before, double share);

/// ln(sum after / sum before) over `places`; nothing where a sum is 0.
[[nodiscard]] std::optional<double> change_of(std::span<const double> before, std::span<const double> after,
                                              std::span<const std::size_t> places);

}  // namespace tenure
