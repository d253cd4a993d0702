#include "analysis/chart_difference.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "analysis/chart_axis.hpp"
#include "analysis/chart_panel.hpp"
#include "analysis/comparison_series.hpp"
#include "analysis/language_words.hpp"

namespace tenure {

namespace {

constexpr std::string_view grey_band = "#e3e8ed", grey_inner = "#c9d1d8";

double scale_of(const PairedEffect& effect) {
  return std::max({std::abs(effect.median), std::abs(effect.most.low), std::abs(effect.most.high)});
}

DifferenceChart frame_of(const NamedResults& first, const std::string& outcome, const std::optional<std::string>& label,
                         std::size_t replicates, Language language) {
  const Variable* variable = first.file->find(outcome);
  if (variable == nullptr) throw std::invalid_argument(fmt::format("no outcome \"{}\"", outcome));
  if (replicates == 0 || time_of(*first.file).empty()) throw std::invalid_argument("the file holds no replicate");
  DifferenceChart chart;
  chart.variable = *variable;
  chart.label = label.value_or("");
  chart.district = attribute_text(*first.file, "district_name");
  chart.version = attribute_text(*first.file, "tenure_version");
  chart.seed = attribute_text(*first.file, "seed");
  chart.time = time_of(*first.file);
  chart.until = horizon_end(*first.file);
  chart.replicates = replicates;
  chart.language = language;
  return chart;
}

/// What is drawn of a series: the centre, and the bands where there are any.
void cover(const FanChart::Arm& arm, double& low, double& high) {
  const auto take = [&](const std::vector<double>& values) {
    for (const double x : values)
      if (std::isfinite(x)) low = std::min(low, x), high = std::max(high, x);
  };
  take(arm.centre);
  for (const auto& edge : arm.low) take(edge);
  for (const auto& edge : arm.high) take(edge);
}

std::vector<double> ticks_of(const DifferenceChart& chart, double low, double high, int count) {
  if (!chart.base.empty()) return round_ticks(std::min(low, 0.0), std::max(high, 0.0), count);
  if (!(low <= high)) return round_ticks(0, 1, count);
  if (low > 0 && low < 0.4 * high) low = 0;
  return round_ticks(low, high, count);
}

void draw_bands(Scene& scene, const Panel& panel, const DifferenceChart::Series& series,
                const std::vector<double>& days, bool clear) {
  for (std::size_t b = 0; b < series.by_period.low.size(); ++b) {
    const bool inner = b + 1 == series.by_period.low.size() && series.by_period.low.size() > 1;
    draw_band(scene, panel, days, series.by_period.low[b], series.by_period.high[b],
              clear   ? ink::blues[inner ? 3 : 1]
              : inner ? grey_inner
                      : grey_band);
  }
}

std::string bands_text(const DifferenceChart& chart) {
  const Language language = chart.language;
  if (chart.replicates == 1) return say(language, "line: one run.", "线：仅一次模拟。");
  if (chart.bands.empty())
    return say(language, "line: mean, band: 95 % interval of the mean.", "线：均值，区间带：均值的95%区间。");
  std::string shares;
  for (std::size_t b = chart.bands.size(); b-- > 0;)
    shares += fmt::format("{}{:.0f}", shares.empty() ? "" : say(language, ", ", "、"), 100 * chart.bands[b]);
  return say(language, "line: median, bands: {} of 100 {}.", "线：中位数，区间带：100个{1}中的{0}个。", shares,
             chart.base.empty() ? say(language, "runs", "模拟") : say(language, "differences", "差值"));
}

std::string pairs_text(const DifferenceChart& chart) {
  const Language language = chart.language;
  if (chart.base.empty()) return say(language, "{} runs of each; ", "各{}次模拟；", chart.replicates);
  return say(language, "Each run is held against the baseline's run with the same luck, {} pairs; ",
             "每次模拟与随机情形相同的基准模拟配对，共{}对；", chart.replicates);
}

/// The share of pairs that change in the direction of the median.
double in_direction(const PairedEffect& effect) {
  return effect.median < 0 ? 1.0 - effect.share_up : effect.share_up;
}

std::string direction(const DifferenceChart& chart, const PairedEffect& effect) {
  return effect.median < 0 ? say(chart.language, "a fall", "减少") : say(chart.language, "a rise", "增加");
}

std::string heading_of(const DifferenceChart& chart) {
  const Language language = chart.language;
  const std::string subject = subject_text(chart.variable, chart.label, language),
                    over = over_text(chart.variable, chart.time.front(), chart.until, language);
  if (chart.base.empty())
    return say(language, "{1} in {0} scenarios", "{0}个情景下的{1}", chart.series.size(), subject);
  if (chart.series.size() == 1) {
    const auto& only = chart.series.front();
    return say(language, "{}: {}", "{}：{}", name_in(only.name, language), effect_text(chart, only.whole));
  }
  std::size_t clear = 0;
  const DifferenceChart::Series* most = nullptr;
  for (const auto& series : chart.series) {
    if (series.whole.holds_zero()) continue;
    ++clear;
    if (most == nullptr || std::abs(series.whole.median) > std::abs(most->whole.median)) most = &series;
  }
  if (most == nullptr)
    return say(language, "None of {} scenarios has a clear effect on {} {}", "{0}个情景{2}对{1}均没有明确影响",
               chart.series.size(), subject, over);
  return say(language, "{0} of {1} scenarios have a clear effect; the largest is that of {2}: {3}",
             "{1}个情景中有{0}个有明确影响；影响最大的是{2}：{3}", clear, chart.series.size(),
             name_in(most->name, language), effect_text(chart, most->whole));
}

ChartText text_of(const DifferenceChart& chart) {
  const Language language = chart.language;
  ChartText text;
  text.language = language;
  text.title = typographic(capital(heading_of(chart)));
  const std::string unit = axis_unit(chart.variable, chart.time, language),
                    district = name_in(chart.district, language),
                    span = span_text(chart.time.front(), chart.until, language),
                    subject = chart.label.empty() || language == Language::chinese
                                  ? subject_text(chart.variable, chart.label, language)
                                  : fmt::format("{} ({})", chart.variable.long_name, chart.label);
  const std::string what = language == Language::chinese || !chart.label.empty() ? subject : chart.variable.long_name;
  text.subtitle = typographic(
      chart.base.empty() ? say(language, "{}, {}. {}, {}.", "{}，{}。{}，{}。", capital(what), unit, district, span)
                         : say(language, "Difference from {}: {}, {}. {}, {}.", "与{}的差值：{}，{}。{}，{}。",
                               name_in(chart.base, language), what, unit, district, span));
  std::vector<std::string> names;
  for (const auto& series : chart.series) names.push_back(series.name);
  text.source = source_text(chart.version, names, chart.base, chart.seed, chart.replicates, language);
  return text;
}

/// Ends of the columns for names right of the panels or of tick labels left of them.
double widest(const std::vector<std::string>& words, double size, bool bold) {
  double width = 0;
  for (const std::string& one : words) width = std::max(width, text_width(one, size, bold));
  return width;
}

}  // namespace

DifferenceChart difference_of(const NamedResults& base, const std::vector<NamedResults>& others,
                              const std::string& outcome, const std::optional<std::string>& label, Language language) {
  const std::vector<std::int64_t> replicates = comparable_replicates(base, others);
  DifferenceChart chart = frame_of(base, outcome, label, replicates.size(), language);
  chart.base = base.name;
  for (const NamedResults& other : others) {
    const FanChart fan = fan_of(*other.file, base.file, outcome, label, language);
    const ComparedOutcome found = compare_outcome(*base.file, *other.file, chart.variable, chart.label, replicates);
    chart.bands = fan.difference_bands;
    chart.series.push_back({other.name, *fan.difference, effect_of(found.draws)});
  }
  return chart;
}

DifferenceChart levels_of(const std::vector<NamedResults>& results, const std::string& outcome,
                          const std::optional<std::string>& label, Language language) {
  const std::vector<std::int64_t> replicates =
      comparable_replicates(results.front(), {results.begin() + 1, results.end()});
  DifferenceChart chart = frame_of(results.front(), outcome, label, replicates.size(), language);
  for (const NamedResults& result : results) {
    FanChart fan = fan_of(*result.file, nullptr, outcome, label, language);
    std::vector<double> totals;
    for (const auto& run : fan.arm.runs) totals.push_back(over_horizon(chart.variable, run));
    chart.bands = fan.bands;
    chart.series.push_back({result.name, std::move(fan.arm), effect_of(totals)});
  }
  return chart;
}

std::string effect_text(const DifferenceChart& chart, const PairedEffect& effect) {
  const Language language = chart.language;
  const std::string subject = subject_text(chart.variable, chart.label, language),
                    over = over_text(chart.variable, chart.time.front(), chart.until, language);
  if (effect.exactly_zero()) return say(language, "no change at all in {}", "{}没有任何变化", subject);
  const double scale = scale_of(effect);
  const auto number = [&](double x) { return number_text(x, scale, language); };
  if (effect.holds_zero())
    return say(language, "no clear effect on {0} {1} ({2}, 90 of 100: {3} to {4}); {5} is {6}",
               "{1}对{0}没有明确影响（{2}，100次中90次为{3}至{4}）；{5}的可能性：{6}", subject, over,
               number(effect.median), number(effect.most.low), number(effect.most.high), direction(chart, effect),
               likelihood_text(in_direction(effect), effect.draws, language));
  return say(language, "{0} {1} (90 of 100: {2} to {3}); {4} is {5}",
             "{1}{0}（100次中90次为{2}至{3}）；{4}的可能性：{5}",
             change_text(chart.variable, chart.label, effect.median, scale, language), over, number(effect.most.low),
             number(effect.most.high), direction(chart, effect),
             likelihood_text(in_direction(effect), effect.draws, language));
}

std::string draw_differences(const DifferenceChart& chart, ChartSize size) {
  if (chart.series.size() > most_lines)
    throw std::invalid_argument(
        fmt::format("{} scenarios are too many lines for one panel, which holds {}", chart.series.size(), most_lines));
  const Language language = chart.language;
  const bool alone = chart.series.size() == 1, flow = chart.variable.measure == Accrual::flow;
  ChartText text = text_of(chart);
  text.caption =
      typographic(pairs_text(chart) +
                  (alone                 ? bands_text(chart)
                   : chart.bands.empty() ? say(language, "lines: means of the differences.", "线：差值的均值。")
                                         : say(language, "lines: medians of the differences.", "线：差值的中位数。")) +
                  say(language, " Grey: no clear effect over the whole period, as 90 of 100 differences hold 0.",
                      "灰色：整个期间没有明确影响（100个差值中的90个包含0）。"));
  Scene scene = scene_of(text);
  double low = 0, high = 0;
  for (const auto& series : chart.series)
    if (alone)
      cover(series.by_period, low, high);
    else
      cover({series.name, series.by_period.centre, {}, {}, {}}, low, high);
  const std::vector<double> ticks = ticks_of(chart, low, high, 5), days = days_of(chart.time, chart.until, flow);
  const double width = size.width, label_width = std::min(190.0, 0.28 * width);
  const double left = chart_margin + 8 + widest(tick_labels(ticks, language), chart_small_size, false),
               right = width - chart_margin - label_width - 16;
  const double top = draw_heading(scene, text, width) + 26,
               room = size.height > 0 ? std::max(160, size.height - 250) : 330;
  const Panel panel{left, right, top, top + room, chart.time.front(), chart.until, ticks, language};
  draw_value_axis(scene, panel, axis_unit(chart.variable, chart.time, language));
  if (alone) draw_bands(scene, panel, chart.series.front(), days, !chart.series.front().whole.holds_zero());
  scene.line({left, panel.y(0)}, {right, panel.y(0)}, ink::text, 1.2);
  std::vector<EndLabel> labels;
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    const auto& series = chart.series[i];
    const bool clear = !series.whole.holds_zero();
    const std::string_view colour = !clear ? ink::muted : ink::series[i];
    const std::vector<Spot> spots = spots_of(panel, days, series.by_period.centre);
    scene.series(spots, colour, 2.2, dashes(i));
    if (spots.empty()) continue;
    const std::string value = " " + std::string(series.whole.median > 0 ? "+" : "") +
                              typographic(number_text(series.whole.median, std::abs(series.whole.median), language));
    const double name_width = label_width - text_width(value, chart_small_size, true);
    labels.push_back({shortened(name_in(series.name, language), chart_small_size, name_width) + value, spots.back().x,
                      spots.back().y, colour, true});
  }
  labels.push_back({say(language, "0: no difference", "0：无差异"), right, panel.y(0), ink::text, false});
  draw_end_labels(scene, panel, labels);
  draw_time_axis(scene, panel);
  text.caption += say(language, " Beside the names: over the whole period.", "名称旁的数字：整个期间。");
  return finished(scene, text, panel.bottom + 60, size);
}

std::string draw_multiples(const DifferenceChart& chart, bool own_scale, ChartSize size) {
  const Language language = chart.language;
  const bool levels = chart.base.empty(), flow = chart.variable.measure == Accrual::flow;
  ChartText text = text_of(chart);
  text.caption = typographic(pairs_text(chart) + bands_text(chart));
  if (!levels)
    text.caption += say(language, " Grey: 90 of 100 differences over the whole period hold 0, no clear effect.",
                        "灰色：整个期间100个差值中的90个包含0，没有明确影响。");
  text.caption += own_scale ? say(language, " Each panel has a scale of its own.", "各图纵轴刻度不同。")
                            : say(language, " All panels have one scale.", "各图纵轴刻度相同。");
  Scene scene = scene_of(text);
  const std::size_t panels = chart.series.size();
  const std::size_t columns = panels <= 2 ? panels : panels == 4 ? 2 : size.width < 600 ? 2 : panels <= 9 ? 3 : 4;
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (const auto& series : chart.series) cover(series.by_period, low, high);
  const std::vector<double> common = ticks_of(chart, low, high, 4);
  const auto ticks_for = [&](const DifferenceChart::Series& series) {
    if (!own_scale) return common;
    double least = std::numeric_limits<double>::infinity(), most = -least;
    cover(series.by_period, least, most);
    return ticks_of(chart, least, most, 4);
  };
  double label_width = 0;
  for (const auto& series : chart.series)
    label_width = std::max(label_width, widest(tick_labels(ticks_for(series), language), chart_small_size, false));
  const double each = (size.width - 2 * chart_margin + 20) / static_cast<double>(columns);
  const double head = 40, axis = 26, room = 120;
  const std::vector<double> days = days_of(chart.time, chart.until, flow);
  double top = draw_heading(scene, text, size.width) + 6;
  for (std::size_t i = 0; i < panels; ++i) {
    const auto& series = chart.series[i];
    const std::size_t column = i % columns, row = i / columns;
    const double from = chart_margin + each * static_cast<double>(column), inner = each - 20,
                 at = top + (head + room + axis) * static_cast<double>(row);
    const Panel panel{from + label_width + 8, from + inner, at + head,         at + head + room,
                      chart.time.front(),     chart.until,  ticks_for(series), language};
    const bool clear = levels || !series.whole.holds_zero();
    scene.text({from, at + 12}, shortened(name_in(series.name, language), chart_subtitle_size, inner),
               {chart_subtitle_size, ink::text, Anchor::start, true});
    const double scale = scale_of(series.whole);
    const std::string sign = !levels && series.whole.median > 0 ? "+" : "";
    std::string value = series.whole.exactly_zero() ? say(language, "0 exactly", "恰为0")
                                                    : sign + say(language, "{} ({} to {})", "{}（{}至{}）",
                                                                 number_text(series.whole.median, scale, language),
                                                                 number_text(series.whole.most.low, scale, language),
                                                                 number_text(series.whole.most.high, scale, language));
    scene.text({from, at + 28}, shortened(typographic(value), chart_small_size, inner),
               {chart_small_size, clear ? ink::blue : ink::muted});
    const std::vector<std::string> labels = tick_labels(panel.ticks, language);
    for (std::size_t k = 0; k < labels.size(); ++k) {
      const double y = panel.y(panel.ticks[k]);
      scene.line({panel.left, y}, {panel.right, y}, ink::grid, 1);
      scene.text({panel.left - 6, y + 4}, labels[k], {chart_small_size, ink::muted, Anchor::end});
    }
    draw_bands(scene, panel, series, days, clear);
    if (!levels) scene.line({panel.left, panel.y(0)}, {panel.right, panel.y(0)}, ink::text, 1.1);
    scene.polyline(spots_of(panel, days, series.by_period.centre), clear ? ink::blue : ink::muted, 2);
    scene.line({panel.left, panel.bottom}, {panel.right, panel.bottom}, ink::muted, 1);
    // The first and the last period alone are named: more would touch.
    const std::vector<TimeTick> spans = time_ticks(panel.start, panel.end, language);
    scene.text({panel.left, panel.bottom + 15}, spans.front().label, {chart_small_size, ink::muted});
    if (spans.size() > 1)
      scene.text({panel.right, panel.bottom + 15}, spans.back().label, {chart_small_size, ink::muted, Anchor::end});
  }
  const double rows = std::ceil(static_cast<double>(panels) / static_cast<double>(columns));
  text.caption += say(language, " Under each name: the median over the whole period (90 of 100).",
                      "名称下的数字：整个期间的中位数（100次中90次的范围）。");
  return finished(scene, text, top + (head + room + axis) * rows + 18, size);
}

}  // namespace tenure
