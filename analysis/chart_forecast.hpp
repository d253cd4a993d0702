#pragma once
/// A forecast of one series: a panel a scenario on one scale, since scenarios bear no probability, with bands of all
/// lives (parameters and luck together), the median, what was observed, and the origin from which on that is foretold.
///
/// A band p is drawn only where lives x (1 - p) / 2 >= 10 (bands_for); with fewer, single lives are.

#include <optional>
#include <string>
#include <vector>

#include "analysis/chart_scene.hpp"
#include "analysis/forecast.hpp"
#include "sim/results.hpp"

namespace tenure {

struct ForecastChart {
  std::vector<ToldSeries> scenarios;  ///< of one outcome and label, at least one
  Variable variable;
  Day until;                          ///< the day after the last period
  std::vector<Observation> observed;  ///< of this series
  std::optional<Day> origin;          ///< none: nothing is held against it
  std::string subtitle, source;
};

/// SVG text: the same input, the same bytes. The title says each scenario's last period, with the range that holds 90
/// of 100 lives where there are enough.
[[nodiscard]] std::string draw(const ForecastChart& chart, ChartSize size = {});

}  // namespace tenure
