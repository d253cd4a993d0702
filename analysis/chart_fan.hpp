#pragma once
/// An outcome over time with what chance makes of it, and, against a baseline, the paired difference below it.
///
/// Lines are medians; nested bands hold the central 50, 80, 90 and 95 % of the simulated lives at each period
/// (quantiles of type 7, pointwise). A band p is drawn only where runs x (1 - p) / 2 >= 10, so that some ten runs lie
/// beyond each of its edges; with too few runs for any band single runs are drawn as thin lines with their mean. The
/// lower panel shows differences by pair of replicates, never differences of quantiles: central 50 and 90 % of draws
/// where the rule allows, else the 95 % t interval of the mean difference.

#include <optional>
#include <string>
#include <vector>

#include "analysis/chart_scene.hpp"
#include "analysis/results_file.hpp"

namespace tenure {

/// Central bands that so many runs can carry, the outermost first.
[[nodiscard]] std::vector<double> bands_for(std::size_t runs);

/// What the chart shows, free of any drawing.
struct FanChart {
  struct Arm {
    std::string name;                            ///< scenario
    std::vector<double> centre;                  ///< by period: median, or mean where no band is drawn
    std::vector<std::vector<double>> low, high;  ///< [band][period]
    std::vector<std::vector<double>> runs;       ///< [run][period]
  };
  Variable variable;
  std::string label, district, until, source;  ///< `until`: the day after the last period
  std::vector<Day> time;
  std::vector<double> bands;  ///< 0.9, 0.5
  Arm arm;
  std::optional<Arm> base;
  std::optional<Arm> difference;         ///< arm - base, by pair
  std::vector<double> difference_bands;  ///< empty: the band is the 95 % t interval of the mean
  bool clear = true;                     ///< the difference over the horizon is told from 0
  std::string title, subtitle, caption;
  Language language = Language::english;
};

/// `result`, and the baseline `against` where given. Throws std::invalid_argument where the outcome or label does not
/// exist or the two can't be compared (see comparison.hpp).
[[nodiscard]] FanChart fan_of(const ResultsFile& result, const ResultsFile* against, const std::string& outcome,
                              const std::optional<std::string>& label, Language language = Language::english);

/// SVG text of it.
[[nodiscard]] std::string draw(const FanChart& chart, ChartSize size);

[[nodiscard]] std::string fan_chart(const ResultsFile& result, const ResultsFile* against, const std::string& outcome,
                                    const std::optional<std::string>& label, ChartSize size = {},
                                    Language language = Language::english);

}  // namespace tenure
