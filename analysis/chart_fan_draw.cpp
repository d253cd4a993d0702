#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "analysis/chart_axis.hpp"
#include "analysis/chart_fan.hpp"
#include "analysis/chart_panel.hpp"
#include "analysis/comparison_words.hpp"
#include "analysis/language_words.hpp"

namespace tenure {

namespace {

constexpr double margin = 20, title_size = 18, subtitle_size = 13, small = 12;
constexpr double axis_height = 46, unit_height = 34;
constexpr std::string_view grey_run = "#cdd5dc", grey_band = "#e3e8ed", grey_inner = "#c9d1d8";

struct Range {
  double low = std::numeric_limits<double>::infinity(), high = -std::numeric_limits<double>::infinity();

  void cover(const std::vector<std::vector<double>>& series) {
    for (const auto& one : series) cover(one);
  }
  void cover(const std::vector<double>& one) {
    for (double x : one) {
      if (!std::isfinite(x)) continue;
      low = std::min(low, x);
      high = std::max(high, x);
    }
  }
};

/// What an arm needs of the axis: its bands, or its runs where no bands are drawn.
void cover(Range& range, const FanChart::Arm& arm, bool bands) {
  range.cover(arm.centre);
  range.cover(arm.low);
  range.cover(arm.high);
  if (!bands) range.cover(arm.runs);
}

std::vector<double> ticks_for(Range range, int count) {
  if (!(range.low <= range.high)) range = {0, 1};
  // An axis that nearly reaches 0 goes all the way.
  if (range.low > 0 && range.low < 0.4 * range.high) range.low = 0;
  return round_ticks(range.low, range.high, count);
}

double last_finite(const std::vector<double>& values) {
  for (auto at = values.rbegin(); at != values.rend(); ++at)
    if (std::isfinite(*at)) return *at;
  return 0.0;
}

std::string value_text(double x, Language language) {
  return typographic(number_text(x, std::abs(x), language));
}

void draw_levels(Scene& scene, const FanChart& chart, const Panel& panel, const std::vector<double>& days,
                 double label_width) {
  const bool bands = !chart.bands.empty();
  const std::size_t shades = chart.bands.size();
  for (std::size_t b = 0; b < shades; ++b)
    draw_band(scene, panel, days, chart.arm.low[b], chart.arm.high[b], ink::blues[b + (shades < 4 ? 1 : 0)]);
  if (!bands) {
    if (chart.base)
      for (const auto& run : chart.base->runs) scene.polyline(spots_of(panel, days, run), grey_run, 1);
    for (const auto& run : chart.arm.runs) scene.polyline(spots_of(panel, days, run), ink::blues[2], 1);
  }
  scene.polyline(spots_of(panel, days, chart.arm.centre), ink::blue, 2.5);
  // On top and dashed: both are seen where they are the same.
  if (chart.base) scene.polyline(spots_of(panel, days, chart.base->centre), ink::green, 2, true);

  const auto named = [&](const FanChart::Arm& arm, std::string_view colour) {
    const double last = last_finite(arm.centre);
    const std::string value = " " + value_text(last, chart.language);
    return EndLabel{
        shortened(name_in(arm.name, chart.language), small, label_width - text_width(value, small, true)) + value,
        panel.x(days.back()), panel.y(last), colour, true};
  };
  std::vector<EndLabel> labels{named(chart.arm, ink::blue)};
  if (chart.base && chart.base->centre == chart.arm.centre)
    labels[0].words = say(chart.language, "both", "两者") + labels[0].words.substr(labels[0].words.rfind(' '));
  else if (chart.base)
    labels.push_back(named(*chart.base, ink::green));
  if (bands) {
    const std::string band = say(chart.language, "{:.0f} of 100 runs", "100次中的{:.0f}次", 100 * chart.bands[0]);
    labels.push_back({band, panel.x(days.back()), panel.y(last_finite(chart.arm.high[0])), "#4f7398", false});
  }
  draw_end_labels(scene, panel, labels);
}

void draw_difference(Scene& scene, const FanChart& chart, const Panel& panel, const std::vector<double>& days) {
  const FanChart::Arm& difference = *chart.difference;
  for (std::size_t b = 0; b < difference.low.size(); ++b) {
    const bool inner = b + 1 == difference.low.size() && difference.low.size() > 1;
    draw_band(scene, panel, days, difference.low[b], difference.high[b],
              chart.clear ? ink::blues[inner ? 3 : 1]
              : inner     ? grey_inner
                          : grey_band);
  }
  scene.line({panel.left, panel.y(0)}, {panel.right, panel.y(0)}, ink::text, 1.2);
  const std::string_view colour = chart.clear ? ink::blue : ink::muted;
  scene.polyline(spots_of(panel, days, difference.centre), colour, 2.5);
  const double last = last_finite(difference.centre);
  std::vector<EndLabel> labels{
      {(last > 0 ? "+" : "") + value_text(last, chart.language), panel.x(days.back()), panel.y(last), colour, true},
      {say(chart.language, "0: no difference", "0：无差异"), panel.right, panel.y(0), ink::text, false}};
  draw_end_labels(scene, panel, labels);
}

}  // namespace

std::string draw(const FanChart& chart, ChartSize size) {
  const double width = size.width, inner = width - 2 * margin;
  Scene scene(chart.title, chart.subtitle + " " + chart.caption, chart.language);
  const auto title = balanced(chart.title, title_size, inner, true);
  const auto subtitle = balanced(chart.subtitle, subtitle_size, inner);
  const bool flow = chart.variable.measure == Accrual::flow;
  const Day start = chart.time.front(), end = parse_day(chart.until).value_or(chart.time.back() + 1);
  const std::vector<double> days = days_of(chart.time, end, flow);

  Range levels, differences{0, 0};
  cover(levels, chart.arm, !chart.bands.empty());
  if (chart.base) cover(levels, *chart.base, !chart.bands.empty());
  if (chart.difference) cover(differences, *chart.difference, true);
  const std::vector<double> level_ticks = ticks_for(levels, 5),
                            difference_ticks = round_ticks(differences.low, differences.high, 4);
  std::string caption_words = chart.caption;
  if (level_ticks.front() > 0)
    caption_words += say(chart.language, " The upper axis does not start at\u00a00.", "上图纵轴不从0开始。");
  if (!chart.difference && level_ticks.front() > 0)
    caption_words = chart.caption + say(chart.language, " The axis does not start at\u00a00.", "纵轴不从0开始。");
  const auto caption = wrapped(caption_words, small, inner);
  const auto source = wrapped(chart.source, small, inner);

  double left = 0;
  for (const auto& ticks : {level_ticks, difference_ticks})
    for (const std::string& label : tick_labels(ticks, chart.language)) left = std::max(left, text_width(label, small));
  left += margin + 8;
  const double label_width = std::min(150.0, 0.24 * width), right = width - margin - label_width - 16;

  // From what stands above and below follows what is left for the panels.
  const double head = 14 + 25.0 * static_cast<double>(title.size()) + 4 + 18.0 * static_cast<double>(subtitle.size());
  const double foot = 14 + 17.0 * static_cast<double>(caption.size() + source.size()) + 14;
  const double between = chart.difference ? unit_height + 24 : 0;
  const double fixed = head + unit_height + between + axis_height + foot;
  const double share = chart.difference ? 0.6 : 1.0;
  double room = chart.difference ? 420 : 300;
  if (size.height > 0) room = std::max(chart.difference ? 200.0 : 120.0, size.height - fixed);
  size.height = static_cast<int>(std::lround(fixed + room));

  double y = scene.paragraph({margin, 30}, title, {title_size, ink::text, Anchor::start, true});
  scene.paragraph({margin, y}, subtitle, {subtitle_size, ink::muted});

  const double top = head + unit_height;
  const Panel upper{left, right, top, top + share * room, start, end, level_ticks, chart.language};
  draw_value_axis(scene, upper, axis_unit(chart.variable, chart.time, chart.language));
  draw_levels(scene, chart, upper, days, label_width);
  double bottom = upper.bottom;
  if (chart.difference) {
    const double below = upper.bottom + between;
    const Panel lower{left, right, below, below + (1 - share) * room, start, end, difference_ticks, chart.language};
    draw_value_axis(scene, lower, "");
    scene.text(
        {margin, lower.top - 12},
        shortened(say(chart.language, "Difference from {}, {}", "与{}的差值，{}",
                      name_in(chart.base->name, chart.language), axis_unit(chart.variable, chart.time, chart.language)),
                  subtitle_size, inner),
        {subtitle_size, ink::text, Anchor::start, true});
    draw_difference(scene, chart, lower, days);
    draw_time_axis(scene, lower);
    bottom = lower.bottom;
  } else {
    draw_time_axis(scene, upper);
  }
  y = scene.paragraph({margin, bottom + axis_height + 14}, caption, {small, ink::text});
  scene.paragraph({margin, y}, source, {small, ink::muted});
  return scene.svg(size);
}

}  // namespace tenure
