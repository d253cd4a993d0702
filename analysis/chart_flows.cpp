#include "analysis/chart_flows.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/chart_axis.hpp"
#include "analysis/chart_colour.hpp"
#include "analysis/chart_panel.hpp"
#include "analysis/language_words.hpp"

namespace tenure {

namespace {

constexpr double row_height = 50, head_height = 26;

/// People: whole numbers, halves where few are many.
std::string people_text(double x, Language language) {
  if (std::abs(x) >= 1000) return typographic(number_text(x, std::abs(x), language));
  const double rounded = std::abs(x) < 10 ? std::round(2 * x) / 2 : std::round(x);
  return typographic(fmt::format("{}", rounded == 0.0 ? 0.0 : rounded));
}

std::string signed_text(double x, Language language) {
  const std::string text = people_text(x, language);
  return x > 0 && text != "0" ? "+" + text : text;
}

/// What a cell shows: the net, or against a baseline how the net changes.
const PairedEffect& shown(const RegionFlow& flow) {
  return flow.net_more ? *flow.net_more : flow.net;
}

std::string heading_of(const TalentFlows& flows, const std::string& over, Language language) {
  const auto& regions = flows.talents.regions;
  const auto by_net = [](const RegionFlow& a, const RegionFlow& b) { return shown(a).mean < shown(b).mean; };
  const std::string name = name_in(flows.scenario, language);
  if (!flows.base.empty()) {
    const PairedEffect& change = *flows.talents.total.net_more;
    if (change.exactly_zero())
      return say(language, "{}: no change at all in the flows of talents", "{}：人才流动没有任何变化", name);
    if (change.holds_zero())
      return say(language, "{0}: no clear effect on the net inflow of talents {1} ({2})",
                 "{0}：{1}对人才净流入没有明确影响（{2}）", name, over, signed_text(change.median, language));
    const RegionFlow& most = *std::max_element(regions.begin(), regions.end(), [](auto& a, auto& b) {
      return std::abs(a.net_more->mean) < std::abs(b.net_more->mean);
    });
    return say(language, "{0}: {1} talents on balance {2} than in {3}, most with {4}",
               "{0}：{2}人才净流入{1}人（与{3}相比），变化最大的是{4}", name, signed_text(change.median, language),
               over, name_in(flows.base, language), name_in(most.region, language));
  }
  const auto [least, most] = std::minmax_element(regions.begin(), regions.end(), by_net);
  const std::string won = say(language, "most talents are won from {} ({})", "人才净流入最多的来源是{}（{}）",
                              name_in(most->region, language), signed_text(most->net.mean, language));
  const std::string lost = say(language, "most are lost to {} ({})", "净流出最多的去向是{}（{}）",
                               name_in(least->region, language), signed_text(least->net.mean, language));
  if (most->net.mean <= 0) return say(language, "{}: {} {}", "{0}：{2}{1}", name, lost, over);
  if (least->net.mean >= 0) return say(language, "{}: {} {}", "{0}：{2}{1}", name, won, over);
  return say(language, "{0}: {3} {1}, {2}", "{0}：{3}{1}，{2}", name, won, lost, over);
}

}  // namespace

std::string draw_flows(const TalentFlows& flows, const std::string& version, ChartSize size, Language language) {
  const bool against = !flows.base.empty();
  Variable people;
  people.measure = Accrual::flow;
  const std::string over = over_text(people, flows.time.front(), flows.until, language);
  ChartText text;
  text.language = language;
  text.title = typographic(capital(heading_of(flows, over, language)));
  text.subtitle = say(language, "{}, people. {}, {}.", "{}，人。{}，{}。",
                      against ? say(language, "Change of net inflow against {}, by region and skill",
                                    "净流入与{}的差值，按地区和技能", name_in(flows.base, language))
                              : say(language, "Net inflow by region and skill", "按地区和技能的净流入"),
                      name_in(flows.district, language), span_text(flows.time.front(), flows.until, language));
  text.caption = typographic(
      (against ? say(language,
                     "Large: median change of the net (came less left) over {} pairs of runs with the same luck; below "
                     "it the change of who came and who left. Hatched: 90 of 100 differences hold 0.",
                     "大字：净流入（流入减流出）变化的中位数，{}对随机情形相同的模拟；下方为流入和流出的变化。"
                     "斜线：100个差值中的90个包含0。",
                     flows.replicates.size())
               : say(language, "Large: net, came less left, mean of {} runs; below it who came and who left.",
                     "大字：净流入（流入减流出），{}次模拟的均值；下方为流入和流出人数。", flows.replicates.size())) +
      say(language, " Blue: a loss, orange: a gain. Talents are people of every skill above basic.",
          "蓝色：净流出，橙色：净流入。人才指初级技能以上的人员。"));
  text.source =
      source_text(version, {flows.scenario}, flows.base, std::to_string(flows.seed), flows.replicates.size(), language);

  std::vector<const SkillFlows*> columns;
  for (const SkillFlows& skill : flows.by_skill) columns.push_back(&skill);
  columns.push_back(&flows.talents);
  double names = 0, reach = 0;
  for (const std::string& region : flows.regions)
    names = std::max(names, text_width(name_in(region, language), chart_small_size, true));
  for (const SkillFlows* skill : columns)
    for (const RegionFlow& flow : skill->regions) reach = std::max(reach, std::abs(shown(flow).mean));
  const double width = size.width, left = chart_margin + std::min(names, 0.25 * width) + 14,
               each = (width - chart_margin - left) / static_cast<double>(columns.size());

  Scene scene = scene_of(text);
  const double top = draw_heading(scene, text, width) + head_height;
  const std::size_t rows = flows.regions.size();
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const double from = left + each * static_cast<double>(c);
    const std::string skill = name_in(columns[c]->skill, language);
    scene.text({from + each / 2, top - 8},
               shortened(skill == "high_level" ? "high level" : skill, chart_small_size, each),
               {chart_small_size, ink::text, Anchor::middle, true});
    for (std::size_t r = 0; r <= rows; ++r) {
      const RegionFlow& flow = r < rows ? columns[c]->regions[r] : columns[c]->total;
      const PairedEffect& value = shown(flow);
      const double centre = against ? value.median : value.mean, share = reach > 0 && r < rows ? centre / reach : 0.0,
                   at = top + row_height * static_cast<double>(r) + (r == rows ? 6 : 0);
      const std::vector<Spot> cell{{from + 1, at + 1},
                                   {from + each - 1, at + 1},
                                   {from + each - 1, at + row_height - 1},
                                   {from + 1, at + row_height - 1}};
      const bool unclear = against && value.holds_zero();
      scene.area(cell, r < rows ? diverging_colour(0.8 * share) : "#ffffff");
      if (unclear) {
        scene.hatch(cell, "#b9c2cb", 7);
        // The numbers stand on plain ground.
        scene.area({{from + each * 0.16, at + 7},
                    {from + each * 0.84, at + 7},
                    {from + each * 0.84, at + row_height - 6},
                    {from + each * 0.16, at + row_height - 6}},
                   r < rows ? diverging_colour(0.8 * share) : "#ffffff");
      }
      scene.ring(cell, ink::grid, 0.8);
      const std::string colour = colour_upon(0.8 * share);
      scene.text({from + each / 2, at + 22}, signed_text(centre, language), {14, colour, Anchor::middle, true});
      const double came = against ? flow.came_more->median : flow.came.mean,
                   left_people = against ? flow.left_more->median : flow.left.mean;
      const std::string parts =
          against ? fmt::format("{} / {}", signed_text(came, language), signed_text(left_people, language))
                  : fmt::format("{} / {}", people_text(came, language), people_text(left_people, language));
      scene.text({from + each / 2, at + 39}, shortened(parts, 11, each - 4), {11, colour, Anchor::middle});
    }
  }
  for (std::size_t r = 0; r <= rows; ++r) {
    const double at = top + row_height * (static_cast<double>(r) + 0.5) + (r == rows ? 6 : 0) + 4;
    const std::string name = r < rows ? name_in(flows.regions[r], language) : say(language, "All regions", "合计");
    scene.text({chart_margin, at}, shortened(name, chart_small_size, left - chart_margin - 8),
               {chart_small_size, ink::text, Anchor::start, true});
  }
  text.caption += say(language, " Below the large number: came / left.", "大字下方：流入 / 流出。");
  return finished(scene, text, top + row_height * static_cast<double>(rows + 1) + 34, size);
}

}  // namespace tenure
