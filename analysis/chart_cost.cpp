#include "analysis/chart_cost.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "analysis/chart_axis.hpp"
#include "analysis/chart_difference.hpp"
#include "analysis/chart_panel.hpp"
#include "analysis/language_words.hpp"

namespace tenure {

namespace {

/// Axes of numbers both ways.
struct Plane {
  double left = 0, right = 0, top = 0, bottom = 0;
  std::vector<double> across, up;

  [[nodiscard]] double x(double value) const {
    return left + (right - left) * (value - across.front()) / (across.back() - across.front());
  }
  [[nodiscard]] double y(double value) const {
    return bottom - (bottom - top) * (value - up.front()) / (up.back() - up.front());
  }
};

void draw_axes(Scene& scene, const Plane& plane, const std::string& across, const std::string& up, Language language) {
  const std::vector<std::string> rows = tick_labels(plane.up, language), columns = tick_labels(plane.across, language);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double y = plane.y(plane.up[i]);
    scene.line({plane.left, y}, {plane.right, y}, plane.up[i] == 0.0 ? ink::text : ink::grid, 1);
    scene.text({plane.left - 8, y + 4}, rows[i], {chart_small_size, ink::muted, Anchor::end});
  }
  double free_from = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const double x = plane.x(plane.across[i]), half = text_width(columns[i], chart_small_size) / 2;
    scene.line({x, plane.top}, {x, plane.bottom}, plane.across[i] == 0.0 ? ink::text : ink::grid, 1);
    if (x - half < free_from) continue;
    scene.text({x, plane.bottom + 16}, columns[i], {chart_small_size, ink::muted, Anchor::middle});
    free_from = x + half + 6;
  }
  scene.text({chart_margin, plane.top - 12}, up, {chart_small_size, ink::muted});
  scene.text({plane.right, plane.bottom + 34}, across, {chart_small_size, ink::muted, Anchor::end});
}

/// Which arms are drawn, in their order.
std::vector<std::size_t> drawn_arms(const CostPlane& plane) {
  std::vector<std::size_t> order(plane.arms.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (order.size() <= most_lines) return order;
  const auto chance = [&](std::size_t a) {
    return *std::max_element(plane.arms[a].best.begin(), plane.arms[a].best.end());
  };
  std::stable_sort(order.begin() + 1, order.end(), [&](std::size_t a, std::size_t b) {
    if (plane.arms[a].on_pareto_line != plane.arms[b].on_pareto_line) return plane.arms[a].on_pareto_line;
    return chance(a) > chance(b);
  });
  order.resize(most_lines);
  std::sort(order.begin(), order.end());
  return order;
}

/// "incidents averted", "people gained": what one unit of effect is.
std::string effect_name(const CostPlane& plane, Language language) {
  const std::string subject = subject_text(plane.variable, plane.label, language);
  return plane.variable.better == Better::down ? say(language, "reduction in {}", "{}减少量", subject)
                                               : say(language, "increase in {}", "{}增加量", subject);
}

/// The arm that gives most for its money among those with a clear effect.
std::optional<std::size_t> cheapest(const CostPlane& plane) {
  std::optional<std::size_t> best;
  double least = 0;
  for (std::size_t a = 1; a < plane.arms.size(); ++a) {
    const CostArm& arm = plane.arms[a];
    if (arm.effect_summary.holds_zero() || arm.mean_effect() <= 0) continue;
    const double price = arm.mean_cost() / arm.mean_effect();
    if (!best || price < least) best = a, least = price;
  }
  return best;
}

std::string heading_of(const CostPlane& plane, Language language) {
  const std::string effect = effect_name(plane, language);
  const std::optional<std::size_t> best = cheapest(plane);
  if (!best) return say(language, "No scenario clearly brings a {}", "没有情景明确带来{}", effect);
  const CostArm& arm = plane.arms[*best];
  const double price = arm.mean_cost() / arm.mean_effect();
  const std::string name = name_in(arm.name, language);
  if (price <= 0)
    return say(language, "{}: a clear {} at no additional cost", "{}：明确带来{}，且不增加成本", name, effect);
  return say(language, "{0} costs least for its effect: {1} yuan for each unit of {2}",
             "{0}的单位成本最低：每单位{2}需{1}元", name, number_text(price, price, language), effect);
}

void draw_plane(Scene& scene, const CostPlane& plane, const Plane& paper, const std::vector<std::size_t>& drawn,
                Language language) {
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const CostArm& arm = plane.arms[drawn[i]];
    if (drawn[i] == 0) continue;
    for (std::size_t k = 0; k < arm.cost.size(); ++k)
      scene.dot({paper.x(arm.cost[k]), paper.y(arm.effect[k])}, 1.6, ink::series[i]);
  }
  std::vector<Spot> line;
  for (const std::size_t a : plane.line)
    line.push_back({paper.x(plane.arms[a].mean_cost()), paper.y(plane.arms[a].mean_effect())});
  scene.series(line, ink::text, 1.4, "6 3");
  std::vector<WordBox> taken;
  const auto spot_of = [&](const CostArm& arm) { return Spot{paper.x(arm.mean_cost()), paper.y(arm.mean_effect())}; };
  for (const std::size_t a : drawn) {
    const Spot at = spot_of(plane.arms[a]);
    taken.push_back({at.x - 6, at.x + 6, at.y - 6, at.y + 6});
  }
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const CostArm& arm = plane.arms[drawn[i]];
    const Spot at = spot_of(arm);
    scene.dot(at, 6, "#ffffff");
    scene.dot(at, 5, ink::series[i]);
    place_label(scene, at, 10, name_in(arm.name, language), {chart_subtitle_size, ink::series[i], Anchor::start, true},
                {paper.left, paper.right, paper.top, paper.bottom}, taken);
  }
}

void draw_acceptability(Scene& scene, const CostPlane& plane, const Plane& paper, const std::vector<std::size_t>& drawn,
                        double label_width, Language language) {
  std::vector<EndLabel> labels;
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const CostArm& arm = plane.arms[drawn[i]];
    std::vector<Spot> spots;
    for (std::size_t w = 0; w < plane.thresholds.size(); ++w)
      spots.push_back({paper.x(plane.thresholds[w]), paper.y(arm.best[w])});
    scene.series(spots, ink::series[i], 2.2, dashes(i));
    const std::string value = " " + percent_text(arm.best.back(), false, language);
    labels.push_back({shortened(name_in(arm.name, language), chart_small_size,
                                label_width - text_width(value, chart_small_size, true)) +
                          typographic(value),
                      spots.back().x, spots.back().y, ink::series[i], true});
  }
  const Panel panel{paper.left, paper.right, paper.top, paper.bottom, {}, {}, paper.up, language};
  draw_end_labels(scene, panel, labels);
}

}  // namespace

std::string draw_cost_plane(const CostPlane& plane, const Comparison& comparison, ChartSize size, Language language) {
  const std::vector<std::size_t> drawn = drawn_arms(plane);
  const std::string effect = effect_name(plane, language), unit = horizon_unit(plane.variable, language);
  ChartText text;
  text.language = language;
  text.title = typographic(capital(heading_of(plane, language)));
  const std::optional<Day> end = parse_day(comparison.until);
  const std::string span =
      end && !comparison.time.empty() ? span_text(comparison.time.front(), *end, language) : std::string();
  text.subtitle =
      typographic(say(language, "Additional cost, whoever bears it, against {}, both from {}. {}, {}.",
                      "额外成本（不论由谁承担）与{}，均为与{}的差值。{}，{}。", effect,
                      name_in(comparison.base_name, language), name_in(comparison.district, language), span));
  const std::size_t middle = plane.thresholds.size() / 2;
  const CostPlane::Best best = plane.best_at(middle);
  text.caption = say(
      language,
      "Small dots: {} pairs of runs with the same luck; large: means. Dashed: no other mean has more effect at no more "
      "cost. Below: share of pairs in which a scenario has the largest net benefit; shares add to 100 %. At {} yuan "
      "for "
      "a unit, {} is best with probability {}.",
      "小点：{}"
      "对随机情形相同的模拟；大点：均值。虚线：没有其他均值能以不更高的成本取得更大效果。下图：情景净效益最大的模拟对所"
      "占比重，"
      "合计100%。每单位支付意愿为{}元时，最优为{}，概率{}。",
      comparison.replicates.size(), number_text(plane.thresholds[middle], plane.thresholds[middle], language),
      name_in(plane.arms[best.arm].name, language), percent_text(best.probability, false, language));
  if (drawn.size() < plane.arms.size())
    text.caption += say(language, " {} scenarios that are least often best are left out.",
                        "未画出最少成为最优的{}个情景。", plane.arms.size() - drawn.size());
  text.caption = typographic(text.caption);
  std::vector<std::string> names;
  for (const ScenarioComparison& scenario : comparison.scenarios) names.push_back(scenario.name);
  text.source = source_text(comparison.version, names, comparison.base_name, std::to_string(comparison.seed),
                            comparison.replicates.size(), language);

  double cheap = 0, dear = 0, worst = 0, most = 0;
  for (const std::size_t a : drawn)
    for (std::size_t k = 0; k < plane.arms[a].cost.size(); ++k) {
      cheap = std::min(cheap, plane.arms[a].cost[k]), dear = std::max(dear, plane.arms[a].cost[k]);
      worst = std::min(worst, plane.arms[a].effect[k]), most = std::max(most, plane.arms[a].effect[k]);
    }
  const std::vector<double> costs = round_ticks(cheap, dear, 6), effects = round_ticks(worst, most, 5);
  Scene scene = scene_of(text);
  const double width = size.width, label_width = std::min(200.0, 0.28 * width);
  double left = text_width("100 %", chart_small_size);
  for (const std::string& label : tick_labels(effects, language))
    left = std::max(left, text_width(label, chart_small_size));
  left += chart_margin + 8;
  const double top = draw_heading(scene, text, width) + 26;
  // The last number stands half beyond the axis.
  const double beyond = text_width(tick_labels(costs, language).back(), chart_small_size) / 2 + 4;
  const Plane upper{left, width - std::max(chart_margin, beyond), top, top + 300, costs, effects};
  draw_axes(scene, upper, say(language, "additional cost, yuan", "额外成本，元"),
            say(language, "{}, {}", "{}，{}", effect, unit), language);
  draw_plane(scene, plane, upper, drawn, language);
  const double below = upper.bottom + 82;
  const Plane lower{left,        width - chart_margin - label_width - 16,    below,
                    below + 170, round_ticks(0, plane.thresholds.back(), 5), {0, 0.25, 0.5, 0.75, 1}};
  for (const double share : lower.up) {
    scene.line({lower.left, lower.y(share)}, {lower.right, lower.y(share)}, ink::grid, 1);
    scene.text({lower.left - 8, lower.y(share) + 4}, fmt::format("{:.0f}%", 100 * share),
               {chart_small_size, ink::muted, Anchor::end});
  }
  const std::vector<std::string> ticks = tick_labels(lower.across, language);
  double free_from = 0;
  for (std::size_t i = 0; i < ticks.size(); ++i) {
    const double x = lower.x(lower.across[i]), half = text_width(ticks[i], chart_small_size) / 2;
    scene.line({x, lower.bottom}, {x, lower.bottom + 5}, ink::muted, 1);
    if (x - half < free_from) continue;
    scene.text({x, lower.bottom + 18}, ticks[i], {chart_small_size, ink::muted, Anchor::middle});
    free_from = x + half + 6;
  }
  scene.text({chart_margin, below - 14}, say(language, "Probability of being best", "成为最优的概率"),
             {chart_subtitle_size, ink::text, Anchor::start, true});
  scene.text(
      {lower.right, lower.bottom + 36},
      shortened(say(language, "yuan one would pay for a unit", "愿为每单位支付的金额，元"), chart_small_size, width),
      {chart_small_size, ink::muted, Anchor::end});
  draw_acceptability(scene, plane, lower, drawn, label_width, language);
  return finished(scene, text, lower.bottom + 66, size);
}

}  // namespace tenure
