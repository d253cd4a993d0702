#include "analysis/chart_ranking.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>

#include "analysis/chart_axis.hpp"
#include "analysis/chart_panel.hpp"
#include "analysis/comparison_words.hpp"

namespace tenure {

namespace {

constexpr double margin = 20, title_size = 18, subtitle_size = 13, small = 12, row_height = 34;

struct Row {
  std::string name;
  const ComparedOutcome* outcome;
};

/// The best first; where neither way is good, the largest.
std::vector<Row> ranked(const Comparison& comparison, const std::string& outcome) {
  std::vector<Row> rows;
  for (const ScenarioComparison& scenario : comparison.scenarios)
    if (const ComparedOutcome* found = scenario.find(outcome)) rows.push_back({scenario.name, found});
  if (rows.empty()) throw std::invalid_argument(fmt::format("no scenario has the outcome \"{}\"", outcome));
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return a.outcome->variable.better == Better::down ? a.outcome->difference < b.outcome->difference
                                                      : a.outcome->difference > b.outcome->difference;
  });
  return rows;
}

double scale_of(const std::vector<Row>& rows) {
  double scale = 0;
  for (const Row& row : rows) {
    scale = std::max(scale, std::abs(row.outcome->difference));
    if (row.outcome->interval)
      scale = std::max({scale, std::abs(row.outcome->interval->low), std::abs(row.outcome->interval->high)});
  }
  return scale;
}

std::string title_of(const Comparison& comparison, const std::vector<Row>& rows, const std::string& when) {
  const Variable& variable = rows.front().outcome->variable;
  const auto best = std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
    const ComparedOutcome& o = *row.outcome;
    return o.clear() && !o.exactly_zero() &&
           (variable.better == Better::neither || (o.difference > 0) == (variable.better == Better::up));
  });
  if (best == rows.end())
    return fmt::format("No scenario clearly {} {} {}", variable.better == Better::neither ? "changes" : "improves",
                       subject_text(variable, ""), when);
  const ComparedOutcome& o = *best->outcome;
  const std::string relative = std::isfinite(o.relative) ? fmt::format(" ({})", percent_text(o.relative)) : "";
  return fmt::format("{}{}: {} {} than in {}{}", best->name,
                     rows.size() > 1 && variable.better != Better::neither ? " ranks first" : "",
                     change_text(variable, "", o.difference, std::abs(o.difference)), when, comparison.base_name,
                     relative);
}

std::string_view colour_of(const ComparedOutcome& o) {
  if (!o.clear() || o.exactly_zero()) return ink::muted;
  if (o.variable.better == Better::neither) return ink::blue;
  return (o.difference > 0) == (o.variable.better == Better::up) ? ink::blue : ink::accent;
}

std::string value_text(const ComparedOutcome& o, double scale) {
  if (o.exactly_zero()) return "0 exactly";
  std::string text = (o.difference > 0 ? "+" : "") + number_text(o.difference, scale);
  if (o.interval)
    text += fmt::format(" ({} to {})", number_text(o.interval->low, scale), number_text(o.interval->high, scale));
  return typographic(text);
}

}  // namespace

std::string ranking_chart(const Comparison& comparison, const std::string& outcome, ChartSize size) {
  const std::vector<Row> rows = ranked(comparison, outcome);
  const Variable& variable = rows.front().outcome->variable;
  const double width = size.width, inner = width - 2 * margin, scale = scale_of(rows);
  const std::optional<Day> end = parse_day(comparison.until);
  std::string when = "over the period", span;
  if (end && !comparison.time.empty()) {
    when = (variable.measure == Accrual::flow ? "in " : "on average over ") + horizon_text(comparison.time[0], *end);
    span = ", " + span_text(comparison.time[0], *end);
  }
  std::string heading = title_of(comparison, rows, when);
  if (heading[0] >= 'a' && heading[0] <= 'z') heading[0] = static_cast<char>(heading[0] - 'a' + 'A');
  heading = typographic(heading);
  const std::string unit = unit_text(variable.unit);
  const std::string under = fmt::format("Difference from {} in: {}{}. {}{}.", comparison.base_name, variable.long_name,
                                        unit.empty() ? "" : ", " + unit, comparison.district, span);
  const std::size_t pairs = comparison.replicates.size();
  std::string note = pairs < 2 ? "One pair of runs: no interval can be given."
                               : fmt::format(
                                     "Dot: mean difference of {} pairs of runs with the same luck; line: 95 % "
                                     "interval of that mean, which would hold the "
                                     "long-run mean in 95 of 100 such studies. Grey: no clear effect.",
                                     pairs);
  if (variable.better != Better::neither && pairs > 1) note += " Blue: better, orange: worse.";
  const std::string credit = fmt::format("Source: Tenure{}, seed {}, {} {} each. Simulated, synthetic people.",
                                         comparison.version.empty() ? "" : " " + comparison.version, comparison.seed,
                                         pairs, pairs == 1 ? "replicate" : "replicates");

  const auto title = balanced(heading, title_size, inner, true);
  const auto subtitle = balanced(under, subtitle_size, inner), caption = wrapped(note, small, inner),
             source = wrapped(credit, small, inner);
  double names = 0, values = 0, low = 0, high = 0;
  for (const Row& row : rows) {
    names = std::max(names, std::min(0.25 * width, text_width(row.name, subtitle_size, true)));
    values = std::max(values, text_width(value_text(*row.outcome, scale), small));
    const ComparedOutcome& o = *row.outcome;
    low = std::min({low, o.difference, o.interval ? o.interval->low : 0.0});
    high = std::max({high, o.difference, o.interval ? o.interval->high : 0.0});
  }
  const std::vector<double> ticks = round_ticks(low, high, 4);
  const double left = margin + names + 20, right = width - margin - values - 16;
  const auto x = [&](double value) {
    return left + (right - left) * (value - ticks.front()) / (ticks.back() - ticks.front());
  };

  Scene scene(heading, under + " " + note);
  double y = scene.paragraph({margin, 30}, title, {title_size, ink::text, Anchor::start, true});
  y = scene.paragraph({margin, y}, subtitle, {subtitle_size, ink::muted});
  const double top = y + 4, bottom = top + row_height * static_cast<double>(rows.size()) + 8;
  const std::vector<std::string> labels = tick_labels(ticks);
  double free_from = 0;
  for (std::size_t i = 0; i < ticks.size(); ++i) {
    const double at = x(ticks[i]), half = text_width(labels[i], small) / 2;
    scene.line({at, top}, {at, bottom}, ticks[i] == 0.0 ? ink::text : ink::grid, ticks[i] == 0.0 ? 1.2 : 1);
    if (at - half < free_from) continue;
    scene.text({at, bottom + 16}, labels[i], {small, ink::muted, Anchor::middle});
    free_from = at + half + 6;
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const ComparedOutcome& o = *rows[i].outcome;
    const double at = top + row_height * (static_cast<double>(i) + 0.5) + 4;
    const std::string_view colour = colour_of(o);
    scene.text({margin, at + 4}, shortened(rows[i].name, subtitle_size, names + 4),
               {subtitle_size, ink::text, Anchor::start, true});
    if (o.interval && !o.exactly_zero()) scene.line({x(o.interval->low), at}, {x(o.interval->high), at}, colour, 2.5);
    scene.dot({x(o.difference), at}, 5, colour);
    scene.text({width - margin, at + 4}, value_text(o, scale), {small, colour, Anchor::end});
  }
  y = scene.paragraph({margin, bottom + 46}, caption, {small, ink::text});
  y = scene.paragraph({margin, y}, source, {small, ink::muted});
  size.height = std::max(size.height, static_cast<int>(std::lround(y)));
  return scene.svg(size);
}

}  // namespace tenure
