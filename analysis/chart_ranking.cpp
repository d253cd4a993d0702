#include "analysis/chart_ranking.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>

#include "analysis/chart_axis.hpp"
#include "analysis/chart_frame.hpp"
#include "analysis/chart_panel.hpp"
#include "analysis/comparison_words.hpp"
#include "analysis/language_words.hpp"

namespace tenure {

namespace {

constexpr double margin = 20, title_size = 18, subtitle_size = 13, small = 12, row_height = 34;

struct Row {
  std::string name;
  const ComparedOutcome* outcome;
};

/// The best first; where neither way is good, the largest.
std::vector<Row> ranked(const Comparison& comparison, const std::string& outcome, const std::string& label,
                        Language language) {
  std::vector<Row> rows;
  for (const ScenarioComparison& scenario : comparison.scenarios)
    if (const ComparedOutcome* found = scenario.find(outcome, label))
      rows.push_back({name_in(scenario.name, language), found});
  if (rows.empty())
    throw std::invalid_argument(label.empty()
                                    ? fmt::format("no scenario has the outcome \"{}\"", outcome)
                                    : fmt::format("no scenario has \"{}\" of the outcome \"{}\"", label, outcome));
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

std::string title_of(const Comparison& comparison, const std::vector<Row>& rows, const std::string& when,
                     Language language) {
  const ComparedOutcome& first = *rows.front().outcome;
  const Variable& variable = first.variable;
  const bool judged = variable.better != Better::neither;
  const auto best = std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
    const ComparedOutcome& o = *row.outcome;
    return o.clear() && !o.exactly_zero() && (!judged || (o.difference > 0) == (variable.better == Better::up));
  });
  if (best == rows.end())
    return say(language, "No scenario clearly {0} {1} {2}", "没有情景能明确{0}{2}{1}",
               judged ? say(language, "improves", "改善") : say(language, "changes", "改变"),
               subject_text(variable, first.label, language), when);
  const ComparedOutcome& o = *best->outcome;
  const std::string relative =
      std::isfinite(o.relative) ? say(language, " ({})", "（{}）", percent_text(o.relative, true, language)) : "";
  return say(language, "{0}{1}: {2} {3} than in {4}{5}", "{0}{1}：{3}{2}，与{4}相比{5}", best->name,
             rows.size() > 1 && judged ? say(language, " ranks first", "排名第一") : "",
             change_text(variable, o.label, o.difference, std::abs(o.difference), language), when,
             name_in(comparison.base_name, language), relative);
}

std::vector<std::string> names_of(const Comparison& comparison) {
  std::vector<std::string> names;
  for (const ScenarioComparison& scenario : comparison.scenarios) names.push_back(scenario.name);
  return names;
}

std::string_view colour_of(const ComparedOutcome& o) {
  if (!o.clear() || o.exactly_zero()) return ink::muted;
  if (o.variable.better == Better::neither) return ink::blue;
  return (o.difference > 0) == (o.variable.better == Better::up) ? ink::blue : ink::accent;
}

std::string value_text(const ComparedOutcome& o, double scale, Language language) {
  if (o.exactly_zero()) return say(language, "0 exactly", "恰为0");
  std::string text = (o.difference > 0 ? "+" : "") + number_text(o.difference, scale, language);
  if (o.interval)
    text += say(language, " ({} to {})", "（{}至{}）", number_text(o.interval->low, scale, language),
                number_text(o.interval->high, scale, language));
  return typographic(text);
}

}  // namespace

std::string ranking_chart(const Comparison& comparison, const std::string& outcome, ChartSize size,
                          const std::string& label, Language language) {
  const std::vector<Row> rows = ranked(comparison, outcome, label, language);
  const Variable& variable = rows.front().outcome->variable;
  const double width = size.width, inner = width - 2 * margin, scale = scale_of(rows);
  const std::optional<Day> end = parse_day(comparison.until);
  std::string when = say(language, "over the period", "期间"), span;
  if (end && !comparison.time.empty()) {
    when = over_text(variable, comparison.time[0], *end, language);
    span = say(language, ", ", "，") + span_text(comparison.time[0], *end, language);
  }
  const std::string heading = typographic(capital(title_of(comparison, rows, when, language)));
  const std::string unit = outcome_unit(variable, language), base = name_in(comparison.base_name, language),
                    district = name_in(comparison.district, language);
  const std::string of = label.empty() ? "" : say(language, " ({})", "（{}）", name_in(label, language));
  const std::string under = say(language, "Difference from {}: {}{}{}. {}{}.", "与{}的差值：{}{}{}。{}{}。", base,
                                outcome_name(variable, language), of,
                                unit.empty() ? "" : say(language, ", {}", "，{}", unit), district, span);
  const std::size_t pairs = comparison.replicates.size();
  std::string note =
      pairs < 2
          ? say(language, "One pair of runs: no interval can be given.", "仅一对模拟：无法给出区间。")
          : say(language,
                "Dot: mean difference of {} pairs of runs with the same luck; line: 95 % interval of that mean, "
                "which would hold the long-run mean in 95 of 100 such studies. Grey: no clear average effect.",
                "点：{}对随机情形相同的模拟的平均差值；线：该均值的95%区间，100次这样的研究中约有95次包含长期均值。"
                "灰色：平均而言没有明确影响。",
                pairs);
  if (variable.better != Better::neither && pairs > 1)
    note += say(language, " Blue: better, orange: worse.", "蓝色：改善，橙色：变差。");
  const std::string credit = source_text(comparison.version, names_of(comparison), comparison.base_name,
                                         std::to_string(comparison.seed), pairs, language);

  const auto title = balanced(heading, title_size, inner, true);
  const auto subtitle = balanced(under, subtitle_size, inner), caption = wrapped(note, small, inner),
             source = wrapped(credit, small, inner);
  double names = 0, values = 0, low = 0, high = 0;
  for (const Row& row : rows) {
    names = std::max(names, std::min(0.25 * width, text_width(row.name, subtitle_size, true)));
    values = std::max(values, text_width(value_text(*row.outcome, scale, language), small));
    const ComparedOutcome& o = *row.outcome;
    low = std::min({low, o.difference, o.interval ? o.interval->low : 0.0});
    high = std::max({high, o.difference, o.interval ? o.interval->high : 0.0});
  }
  const std::vector<double> ticks = round_ticks(low, high, 4);
  const double left = margin + names + 20, right = width - margin - values - 16;
  const auto x = [&](double value) {
    return left + (right - left) * (value - ticks.front()) / (ticks.back() - ticks.front());
  };

  Scene scene(heading, under + " " + note, language);
  double y = scene.paragraph({margin, 30}, title, {title_size, ink::text, Anchor::start, true});
  y = scene.paragraph({margin, y}, subtitle, {subtitle_size, ink::muted});
  const double top = y + 4, bottom = top + row_height * static_cast<double>(rows.size()) + 8;
  const std::vector<std::string> labels = tick_labels(ticks, language);
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
    scene.text({width - margin, at + 4}, value_text(o, scale, language), {small, colour, Anchor::end});
  }
  y = scene.paragraph({margin, bottom + 46}, caption, {small, ink::text});
  y = scene.paragraph({margin, y}, source, {small, ink::muted});
  size.height = std::max(size.height, static_cast<int>(std::lround(y)));
  return scene.svg(size);
}

}  // namespace tenure
