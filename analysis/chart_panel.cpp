#include "analysis/chart_panel.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/chart_axis.hpp"

namespace tenure {

namespace {

constexpr double small = 12, label_apart = 16;

/// Every k-th tick carries its name, so that names don't touch.
std::size_t every(const Panel& panel, const std::vector<TimeTick>& ticks) {
  double widest = 0;
  for (const TimeTick& tick : ticks) widest = std::max(widest, text_width(tick.label, small) + 6);
  const double each = (panel.right - panel.left) / static_cast<double>(std::max<std::size_t>(1, ticks.size()));
  return static_cast<std::size_t>(std::max(1.0, std::ceil(widest / each)));
}

}  // namespace

std::vector<double> days_of(const std::vector<Day>& time, Day end, bool flow) {
  if (time.size() == 1) return {static_cast<double>(time[0].value), static_cast<double>(end.value)};
  std::vector<double> days;
  for (std::size_t t = 0; t < time.size(); ++t) {
    const double from = time[t].value, to = (t + 1 < time.size() ? time[t + 1] : end).value;
    days.push_back(flow ? (from + to) / 2.0 : to);
  }
  return days;
}

std::vector<Spot> spots_of(const Panel& panel, const std::vector<double>& days, const std::vector<double>& values) {
  std::vector<Spot> spots;
  for (std::size_t i = 0; i < days.size(); ++i) {
    const double value = values[std::min(i, values.size() - 1)];
    if (std::isfinite(value)) spots.push_back({panel.x(days[i]), panel.y(value)});
  }
  return spots;
}

void draw_value_axis(Scene& scene, const Panel& panel, const std::string& unit) {
  const std::vector<std::string> labels = tick_labels(panel.ticks, panel.language);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const double y = panel.y(panel.ticks[i]);
    scene.line({panel.left, y}, {panel.right, y}, ink::grid, 1);
    scene.text({panel.left - 8, y + 4}, labels[i], {small, ink::muted, Anchor::end});
  }
  scene.text({20, panel.top - 12}, unit, {small, ink::muted});
}

void draw_time_axis(Scene& scene, const Panel& panel) {
  const std::vector<TimeTick> ticks = time_ticks(panel.start, panel.end, panel.language);
  const std::vector<TimeTick> years = year_ticks(panel.start, panel.end, panel.language);
  const bool only_years = !ticks.empty() && ticks.front().label == years.front().label;
  scene.line({panel.left, panel.bottom}, {panel.right, panel.bottom}, ink::muted, 1);
  const std::size_t step = every(panel, ticks);
  for (std::size_t i = 0; i < ticks.size(); ++i) {
    const double from = panel.x(ticks[i].start.value), to = panel.x(ticks[i].end.value);
    scene.line({from, panel.bottom}, {from, panel.bottom + 5}, ink::muted, 1);
    if (i + 1 == ticks.size()) scene.line({to, panel.bottom}, {to, panel.bottom + 5}, ink::muted, 1);
    const bool whole = to - from > 0.6 * (panel.right - panel.left) / static_cast<double>(ticks.size());
    if (i % step == 0 && whole)
      scene.text({(from + to) / 2, panel.bottom + 18}, ticks[i].label, {small, ink::muted, Anchor::middle});
  }
  if (only_years) return;
  for (const TimeTick& year : years) {
    const double from = panel.x(year.start.value), to = panel.x(year.end.value);
    if (to - from > text_width(year.label, small) + 8 || years.size() == 1)
      scene.text({(from + to) / 2, panel.bottom + 36}, year.label, {small, ink::muted, Anchor::middle});
  }
}

void draw_band(Scene& scene, const Panel& panel, const std::vector<double>& days, const std::vector<double>& low,
               const std::vector<double>& high, std::string_view fill) {
  std::vector<Spot> outline = spots_of(panel, days, high);
  const std::vector<Spot> below = spots_of(panel, days, low);
  outline.insert(outline.end(), below.rbegin(), below.rend());
  scene.area(outline, fill);
}

void draw_end_labels(Scene& scene, const Panel& panel, const std::vector<EndLabel>& labels) {
  std::vector<double> wanted;
  for (const EndLabel& label : labels) wanted.push_back(label.y);
  const std::vector<double> placed = spread(wanted, label_apart, panel.top, panel.bottom);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const double x = panel.right + 16;
    scene.line({labels[i].x + 3, wanted[i]}, {x - 3, placed[i]}, labels[i].colour, 0.8);
    scene.text({x, placed[i] + 4}, labels[i].words, {small, labels[i].colour, Anchor::start, labels[i].bold});
  }
}

std::string shortened(const std::string& words, double size, double width) {
  if (text_width(words, size, true) <= width) return words;
  std::string shorter = words;
  while (!shorter.empty() && text_width(shorter, size, true) > width - size) {
    // A character's continuation bytes go with its lead byte.
    while (!shorter.empty() && (static_cast<unsigned char>(shorter.back()) & 0xc0) == 0x80) shorter.pop_back();
    if (!shorter.empty()) shorter.pop_back();
  }
  return shorter + "\u2026";
}

}  // namespace tenure
