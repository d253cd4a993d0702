#pragma once
/// What scenarios change over time against a baseline, by pair of replicates: lines of medians (means where runs are
/// too few), with bands where one scenario stands alone; or a panel each, side by side, on one scale.
///
/// The title names the finding over the horizon: the median of the paired differences with the central 90 % of them and
/// how likely the change in its direction is; "no clear effect", in grey, where that interval holds 0.

#include <optional>
#include <string>
#include <vector>

#include "analysis/chart_fan.hpp"
#include "analysis/chart_frame.hpp"
#include "analysis/comparison.hpp"
#include "analysis/paired_effect.hpp"

namespace tenure {

struct DifferenceChart {
  struct Series {
    std::string name;
    FanChart::Arm by_period;  ///< of the paired differences, or of the runs where there is no baseline
    PairedEffect whole;       ///< over the horizon: sum (flow) or mean (stock)
  };
  Variable variable;
  std::string label, base, district, version, seed;  ///< `base` is empty where levels are shown
  std::vector<Day> time;
  Day until;
  std::size_t replicates = 0;
  std::vector<double> bands;  ///< of `by_period`, the outermost first; empty: 95 % interval of the mean
  std::vector<Series> series;
  Language language = Language::english;
};

/// Lines that may stand in one panel.
inline constexpr std::size_t most_lines = 7;

/// Differences of `others` from `base`. Throws std::invalid_argument as fan_of does.
[[nodiscard]] DifferenceChart difference_of(const NamedResults& base, const std::vector<NamedResults>& others,
                                            const std::string& outcome, const std::optional<std::string>& label,
                                            Language language = Language::english);

/// Levels of each, without a baseline, for small multiples.
[[nodiscard]] DifferenceChart levels_of(const std::vector<NamedResults>& results, const std::string& outcome,
                                        const std::optional<std::string>& label, Language language = Language::english);

/// "208 fewer incidents happen in the year (90 of 100: 150 to 260); fewer is very likely (95 %)".
[[nodiscard]] std::string effect_text(const DifferenceChart& chart, const PairedEffect& effect);

/// SVG text. Throws std::invalid_argument where there are more than seven series: small multiples show those.
[[nodiscard]] std::string draw_differences(const DifferenceChart& chart, ChartSize size = {});

/// SVG text of a panel a series. `own_scale`: each panel has an axis of its own.
[[nodiscard]] std::string draw_multiples(const DifferenceChart& chart, bool own_scale, ChartSize size = {});

}  // namespace tenure
