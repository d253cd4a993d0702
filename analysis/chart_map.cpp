#include "analysis/chart_map.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "analysis/chart_axis.hpp"
#include "analysis/chart_colour.hpp"
#include "analysis/chart_panel.hpp"
#include "analysis/language_words.hpp"

namespace tenure {

namespace {

constexpr std::size_t most_maps = 6;
constexpr double bar_height = 12;

/// Shapes in the order of the communities.
std::vector<const CommunityShape*> shapes_of(const CommunityMap& changes, const DistrictMap& outlines) {
  std::vector<const CommunityShape*> shapes;
  for (const std::string& community : changes.communities) {
    const auto at = std::find_if(outlines.shapes.begin(), outlines.shapes.end(),
                                 [&](const CommunityShape& shape) { return shape.community == community; });
    if (at == outlines.shapes.end())
      throw std::invalid_argument(fmt::format("the map has no outline of {}", community));
    shapes.push_back(&*at);
  }
  return shapes;
}

bool within(const std::vector<Spot>& ring, Spot at) {
  bool inside = false;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Spot a = ring[i], b = ring[(i + 1) % ring.size()];
    if ((a.y > at.y) != (b.y > at.y) && at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x)) inside = !inside;
  }
  return inside;
}

/// The community's name where it lies within its outline, on ground of its own so that hatching does not cross it.
void draw_name(Scene& scene, const std::vector<Spot>& ring, Spot at, const std::string& name, double share) {
  const std::string colour = colour_upon(share);
  const TextStyle style{11, colour, Anchor::middle};
  const WordBox box = box_of(at, name, style);
  const std::vector<Spot> corners{
      {box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}};
  if (!std::all_of(corners.begin(), corners.end(), [&](Spot corner) { return within(ring, corner); })) return;
  scene.area(corners, diverging_colour(share));
  scene.text(at, name, style);
}

/// From metres to the paper.
struct Projection {
  double west = 0, north = 0, scale = 1, left = 0, top = 0;

  [[nodiscard]] Spot operator()(MapCorner at) const {
    return {left + (at.x - west) * scale, top + (north - at.y) * scale};
  }
};

struct Extent {
  double west = 0, east = 0, south = 0, north = 0;
};
Extent extent_of(const std::vector<const CommunityShape*>& shapes) {
  Extent e{1e30, -1e30, 1e30, -1e30};
  for (const CommunityShape* shape : shapes)
    for (const MapCorner& c : shape->ring) {
      e.west = std::min(e.west, c.x), e.east = std::max(e.east, c.x);
      e.south = std::min(e.south, c.y), e.north = std::max(e.north, c.y);
    }
  return e;
}

const std::vector<PairedEffect>& effects_of(const CommunityChanges& scenario, std::optional<std::size_t> period) {
  return period ? scenario.by_period[*period] : scenario.whole;
}

void draw_one(Scene& scene, const std::vector<const CommunityShape*>& shapes, const std::vector<PairedEffect>& effects,
              const Projection& project, double reach, const std::vector<std::string>& names) {
  for (std::size_t c = 0; c < shapes.size(); ++c) {
    std::vector<Spot> ring;
    for (const MapCorner& corner : shapes[c]->ring) ring.push_back(project(corner));
    const double share = reach > 0 && std::isfinite(effects[c].median) ? effects[c].median / reach : 0.0;
    scene.area(ring, diverging_colour(share));
    if (effects[c].holds_zero()) scene.hatch(ring, "#9aa5b1");
    scene.ring(ring, "#5b6875", 0.8);
    const Spot middle = project(label_point(shapes[c]->ring));
    if (!names.empty()) draw_name(scene, ring, {middle.x, middle.y + 19}, names[c], share);
    if (effects[c].holds_zero()) continue;
    scene.text({middle.x, middle.y + 4}, effects[c].median < 0 ? "\u2212" : "+",
               {13, colour_upon(share), Anchor::middle, true});
  }
}

void draw_legend(Scene& scene, double reach, const std::string& unit, double left, double y, Language language) {
  constexpr int steps = 24;
  constexpr double bar = 240;
  for (int i = 0; i < steps; ++i) {
    const double from = left + bar * i / steps, to = left + bar * (i + 1) / steps;
    scene.area({{from, y}, {to, y}, {to, y + bar_height}, {from, y + bar_height}},
               diverging_colour(2.0 * (i + 0.5) / steps - 1.0));
  }
  const auto number = [&](double x) {
    return (x > 0 ? "+" : "") + typographic(number_text(x, std::abs(reach), language));
  };
  const double under = y + bar_height + 15;
  scene.text({left, under}, number(-reach), {chart_small_size, ink::muted});
  scene.text({left + bar / 2, under}, "0", {chart_small_size, ink::muted, Anchor::middle});
  scene.text({left + bar, under}, number(reach), {chart_small_size, ink::muted, Anchor::end});
  scene.text({left + bar + 12, y + bar_height - 1}, unit, {chart_small_size, ink::muted});
  const double box = left + bar + 12 + std::max(60.0, text_width(unit, chart_small_size) + 22);
  const std::vector<Spot> swatch{{box, y}, {box + 20, y}, {box + 20, y + bar_height}, {box, y + bar_height}};
  scene.area(swatch, diverging_colour(0));
  scene.hatch(swatch, "#9aa5b1");
  scene.ring(swatch, "#5b6875", 0.8);
  scene.text({box + 28, y + bar_height - 1}, say(language, "no clear effect", "没有明确影响"),
             {chart_small_size, ink::muted});
}

std::string heading_of(const CommunityMap& changes, std::optional<std::size_t> period, const std::string& when,
                       Language language) {
  const std::string subject = subject_text(changes.variable, changes.label, language);
  if (changes.scenarios.size() > 1)
    return say(language, "Where {0} {1} changes, by scenario", "{1}{0}在各社区的变化，按情景", subject, when);
  const CommunityChanges& only = changes.scenarios.front();
  const auto& effects = effects_of(only, period);
  const std::string name = name_in(only.scenario, language);
  std::size_t fewer = 0, more = 0, most = effects.size();
  for (std::size_t c = 0; c < effects.size(); ++c) {
    if (effects[c].holds_zero()) continue;
    ++(effects[c].median < 0 ? fewer : more);
    if (most == effects.size() || std::abs(effects[c].median) > std::abs(effects[most].median)) most = c;
  }
  if (most == effects.size())
    return say(language, "{0}: no clear effect on {1} {2} in any of {3} communities",
               "{0}：{2}对{3}个社区的{1}均没有明确影响", name, subject, when, effects.size());
  return say(language,
             "{0}: {1} {2}: a clear fall in {3} and a clear rise in {4} of {5} communities, the largest in {6} ({7})",
             "{0}：{2}{1}在{5}个社区中有{3}个明确减少、{4}个明确增加，变化最大的是{6}（{7}）", name, subject, when,
             fewer, more, effects.size(), name_in(changes.communities[most], language),
             number_text(effects[most].median, std::abs(effects[most].median), language));
}

}  // namespace

std::string draw_map(const CommunityMap& changes, const DistrictMap& outlines, std::optional<std::size_t> period,
                     const std::string& version, ChartSize size, Language language) {
  if (changes.scenarios.size() > most_maps)
    throw std::invalid_argument(fmt::format("{} scenarios are too many maps for one picture, which holds {}",
                                            changes.scenarios.size(), most_maps));
  const std::vector<const CommunityShape*> shapes = shapes_of(changes, outlines);
  const Day end = changes.until;
  const auto from = [&](std::size_t t) { return changes.time[t]; };
  const auto to = [&](std::size_t t) { return t + 1 < changes.time.size() ? changes.time[t + 1] : end; };
  const std::string span =
      period ? period_text(from(*period), to(*period), language) : span_text(changes.time.front(), end, language);
  const std::string when =
      period ? say(language, "in {}", "{}", span) : over_text(changes.variable, changes.time.front(), end, language);
  const std::string unit = horizon_unit(changes.variable, language);
  const double reach = period ? changes.reach : changes.whole_reach;

  ChartText text;
  text.language = language;
  text.title = typographic(capital(heading_of(changes, period, when, language)));
  const std::string what = language == Language::chinese || changes.label.empty()
                               ? subject_text(changes.variable, changes.label, language)
                               : changes.variable.long_name + " (" + changes.label + ")";
  text.subtitle =
      typographic(say(language, "Difference from {} by community: {}. {}, {}.", "各社区与{}的差值：{}。{}，{}。",
                      name_in(changes.base, language),
                      language == Language::chinese || !changes.label.empty() ? what : changes.variable.long_name,
                      name_in(changes.district, language), span));
  text.caption = typographic(
      say(language,
          "Colour: median of {} paired differences, one scale for {}. A sign marks a clear change; hatched: 90 of 100 "
          "differences hold 0.",
          "颜色：{}个配对差值的中位数，{}采用同一色标。符号表示明确的变化；斜线：100个差值中的90个包含0。",
          changes.replicates.size(),
          period ? say(language, "all periods and scenarios", "所有时期和情景")
                 : say(language, "all scenarios", "所有情景")));
  text.caption +=
      outlines.schematic
          ? say(language, " Schematic outlines, not surveyed boundaries.", "社区轮廓为示意图，并非测绘边界。")
          : say(language, " Outlines as the district file gives them.", "社区轮廓取自地区文件。");
  std::vector<std::string> names;
  for (const CommunityChanges& scenario : changes.scenarios) names.push_back(scenario.scenario);
  text.source =
      source_text(version, names, changes.base, std::to_string(changes.seed), changes.replicates.size(), language);

  Scene scene = scene_of(text);
  const std::size_t maps = changes.scenarios.size(), columns = maps <= 3 ? maps : 3;
  const double width = size.width, each = (width - 2 * chart_margin + 16) / static_cast<double>(columns);
  const double room = maps == 1 ? std::min(560.0, width - 2 * chart_margin) : each - 16;
  const Extent extent = extent_of(shapes);
  const double across = std::max(1.0, extent.east - extent.west), down = std::max(1.0, extent.north - extent.south);
  const double scale = std::min(room / across, (maps == 1 ? 480.0 : room) / down);
  const double name_height = maps == 1 ? 0 : 24, high = down * scale;
  const double top = draw_heading(scene, text, width) + 4;
  // Names have room on a single map only.
  std::vector<std::string> places;
  if (maps == 1)
    for (const std::string& community : changes.communities) places.push_back(name_in(community, language));
  for (std::size_t m = 0; m < maps; ++m) {
    const double left = chart_margin + each * static_cast<double>(m % columns),
                 at = top + (high + name_height + 14) * static_cast<double>(m / columns);
    if (maps > 1)
      scene.text({left, at + 14},
                 shortened(name_in(changes.scenarios[m].scenario, language), chart_subtitle_size, room),
                 {chart_subtitle_size, ink::text, Anchor::start, true});
    const double inset = (maps == 1 ? width - 2 * chart_margin - across * scale : room - across * scale) / 2;
    draw_one(scene, shapes, effects_of(changes.scenarios[m], period),
             {extent.west, extent.north, scale, left + inset, at + name_height}, reach, places);
  }
  const double rows = std::ceil(static_cast<double>(maps) / static_cast<double>(columns));
  const double legend = top + (high + name_height + 14) * rows + 8;
  draw_legend(scene, reach, unit, chart_margin, legend, language);
  return finished(scene, text, legend + 56, size);
}

}  // namespace tenure
