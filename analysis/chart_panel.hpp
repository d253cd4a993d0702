#pragma once
/// One panel of a chart over time: axes, bands, lines and the labels at their ends.

#include <algorithm>
#include <string>
#include <vector>

#include "analysis/chart_scene.hpp"
#include "sim/calendar.hpp"

namespace tenure {

/// The frame the data lie in, in pixels, and what it spans.
struct Panel {
  double left = 0, right = 0, top = 0, bottom = 0;
  Day start, end;
  std::vector<double> ticks;  ///< of the y axis; the first and last are its ends
  Language language = Language::english;

  [[nodiscard]] double x(double day) const {
    return left + (right - left) * (day - start.value) / std::max(1, end - start);
  }
  [[nodiscard]] double y(double value) const {
    return bottom - (bottom - top) * (value - ticks.front()) / (ticks.back() - ticks.front());
  }
};

/// Days at which the values of a series stand: the middle of the period for a flow, its end for a stock. A single
/// period is drawn from its start to its end.
[[nodiscard]] std::vector<double> days_of(const std::vector<Day>& time, Day end, bool flow);

/// The series as places on the paper; values that are not finite are left out.
[[nodiscard]] std::vector<Spot> spots_of(const Panel& panel, const std::vector<double>& days,
                                         const std::vector<double>& values);

/// Grid lines with their numbers, and the unit above them.
void draw_value_axis(Scene& scene, const Panel& panel, const std::string& unit);

/// Months, quarters or years below the panel; takes 42 pixels.
void draw_time_axis(Scene& scene, const Panel& panel);

void draw_band(Scene& scene, const Panel& panel, const std::vector<double>& days, const std::vector<double>& low,
               const std::vector<double>& high, std::string_view fill);

struct EndLabel {
  std::string words;
  double x = 0, y = 0;  ///< where its line ends
  std::string_view colour = ink::text;
  bool bold = false;
};

/// Labels right of the panel, moved apart where they would overlap and then joined to their line.
void draw_end_labels(Scene& scene, const Panel& panel, const std::vector<EndLabel>& labels);

/// Words cut with an ellipsis to that width.
[[nodiscard]] std::string shortened(const std::string& words, double size, double width);

}  // namespace tenure
