#include "analysis/chart_forecast.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/chart_axis.hpp"
#include "analysis/chart_panel.hpp"
#include "analysis/comparison_words.hpp"

namespace tenure {

namespace {

constexpr double margin = 20, title_size = 18, subtitle_size = 13, small = 12;
constexpr double axis_height = 46, panel_height = 150, name_height = 34, label_width = 150;
constexpr std::size_t most_single_lives = 20;

const std::optional<Interval>& widest(const ForecastPoint& point) {
  return point.ninety ? point.ninety : point.eighty ? point.eighty : point.half;
}

std::vector<std::vector<double>> single_lives(const ForecastSeries& series) {
  std::vector<std::vector<double>> some;
  for (const auto& draw : series.lives)
    for (const auto& life : draw)
      if (life.size() == series.time.size() && some.size() < most_single_lives) some.push_back(life);
  return some;
}

std::vector<double> ticks_of(const ForecastChart& chart) {
  std::vector<double> all;
  for (const auto& [series, points] : chart.scenarios) {
    for (const ForecastPoint& point : points) {
      all.push_back(point.median);
      if (const auto& band = widest(point)) all.insert(all.end(), {band->low, band->high});
    }
    if (!widest(points.front()))
      for (const auto& life : single_lives(series)) all.insert(all.end(), life.begin(), life.end());
  }
  for (const Observation& o : chart.observed) all.push_back(o.value);
  std::erase_if(all, [](double x) { return !std::isfinite(x); });
  if (all.empty()) return {0, 1};
  const auto [low, high] = std::minmax_element(all.begin(), all.end());
  return round_ticks(*low > 0 && *low < 0.4 * *high ? 0 : *low, *high, 4);
}

void draw_scenario(Scene& scene, const ForecastChart& chart, const ToldSeries& scenario, const Panel& panel) {
  const auto& [series, told] = scenario;
  const std::vector<double> days = days_of(series.time, chart.until, chart.variable.measure == Accrual::flow);
  std::vector<double> medians;
  for (const ForecastPoint& point : told) medians.push_back(point.median);
  std::size_t shade = 1;
  std::vector<EndLabel> labels;
  for (const auto& [band, share] : {std::pair{&ForecastPoint::ninety, 90}, std::pair{&ForecastPoint::eighty, 80},
                                    std::pair{&ForecastPoint::half, 50}}) {
    if (!(told.front().*band)) continue;
    std::vector<double> low, high;
    for (const ForecastPoint& point : told) {
      low.push_back((point.*band)->low);
      high.push_back((point.*band)->high);
    }
    draw_band(scene, panel, days, low, high, ink::blues[shade]);
    if (shade == 1)
      labels.push_back(
          {fmt::format("{} of 100 lives", share), panel.x(days.back()), panel.y(high.back()), "#4f7398", false});
    ++shade;
  }
  if (shade == 1)
    for (const auto& life : single_lives(series)) scene.polyline(spots_of(panel, days, life), ink::blues[2], 1);
  scene.polyline(spots_of(panel, days, medians), ink::blue, 2.5);
  labels.insert(labels.begin(), {"median " + typographic(number_text(medians.back())), panel.x(days.back()),
                                 panel.y(medians.back()), ink::blue, true});
  for (const Observation& o : chart.observed) {
    const auto at = std::find(series.time.begin(), series.time.end(), o.time);
    if (at == series.time.end()) continue;
    const Spot spot{panel.x(days[static_cast<std::size_t>(at - series.time.begin())]), panel.y(o.value)};
    scene.dot(spot, 3.2, ink::accent);
  }
  if (chart.origin && *chart.origin > panel.start && *chart.origin < panel.end) {
    const double x = panel.x(chart.origin->value);
    scene.line({x, panel.top - 4}, {x, panel.bottom}, ink::muted, 1, true);
    scene.text({x + 4, panel.top + 8}, "forecast", {small, ink::muted});
  }
  draw_end_labels(scene, panel, labels);
}

std::string title_of(const ForecastChart& chart) {
  std::vector<std::string> parts;
  for (const auto& [series, points] : chart.scenarios) {
    const ForecastPoint& last = points.back();
    std::string part = fmt::format("{} in {}", number_text(last.median), series.scenario);
    if (last.ninety)
      part +=
          fmt::format(" ({} to {} in 90 of 100 lives)", number_text(last.ninety->low), number_text(last.ninety->high));
    parts.push_back(part);
  }
  const ForecastSeries& first = chart.scenarios.front().series;
  const std::string when =
      chart.variable.measure == Accrual::flow
          ? fmt::format("in the {} from {}", period_name(first.time), format_day(first.time.back()))
          : fmt::format("on {}", format_day(chart.until - 1));
  const std::string unit = unit_text(chart.variable.unit);
  std::string title = fmt::format("{}{} {}: {}", subject_text(chart.variable, first.label.value_or("")),
                                  unit.empty() ? "" : " [" + unit + "]", when, fmt::join(parts, ", "));
  if (title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return typographic(title);
}

}  // namespace

std::string draw(const ForecastChart& chart, ChartSize size) {
  const auto& [first, points] = chart.scenarios.front();
  const double width = size.width, inner = width - 2 * margin;
  const std::string title_words = title_of(chart);
  std::string caption_words =
      "Bands hold lives of all parameter values and all luck; the panels are other worlds, none of them more likely.";
  if (!widest(points.front()))
    caption_words = fmt::format("Too few lives for a band: {} are drawn one by one, with their median.",
                                single_lives(first).size());
  if (!chart.observed.empty()) caption_words += " Dots: observed.";
  Scene scene(title_words, chart.subtitle + " " + caption_words);
  const auto title = balanced(title_words, title_size, inner, true);
  const auto subtitle = balanced(chart.subtitle, subtitle_size, inner);
  const std::vector<double> ticks = ticks_of(chart);
  if (ticks.front() > 0) caption_words += " The axes do not start at\u00a00.";
  const auto caption = wrapped(caption_words, small, inner), source = wrapped(chart.source, small, inner);
  double left = 0;
  for (const std::string& label : tick_labels(ticks)) left = std::max(left, text_width(label, small));
  left += margin + 8;

  double y = scene.paragraph({margin, 30}, title, {title_size, ink::text, Anchor::start, true});
  y = scene.paragraph({margin, y}, subtitle, {subtitle_size, ink::muted});
  for (const ToldSeries& scenario : chart.scenarios) {
    const double top = y + name_height;
    const Panel panel{left, width - margin - label_width, top, top + panel_height, first.time.front(), chart.until,
                      ticks};
    draw_value_axis(scene, panel, "");
    scene.text({margin, top - 14}, shortened(scenario.series.scenario, subtitle_size, inner),
               {subtitle_size, ink::text, Anchor::start, true});
    draw_scenario(scene, chart, scenario, panel);
    draw_time_axis(scene, panel);
    y = panel.bottom + axis_height;
  }
  y = scene.paragraph({margin, y + 14}, caption, {small, ink::text});
  y = scene.paragraph({margin, y}, source, {small, ink::muted});
  if (size.height == 0) size.height = static_cast<int>(std::lround(y));
  return scene.svg(size);
}

}  // namespace tenure
