#include <algorithm>
#include <stdexcept>

#include <doctest/doctest.h>

#include "analysis/chart_colour.hpp"
#include "analysis/chart_cost.hpp"
#include "analysis/chart_difference.hpp"
#include "analysis/chart_fan.hpp"
#include "analysis/chart_flows.hpp"
#include "analysis/chart_map.hpp"
#include "analysis/chart_ranking.hpp"
#include "analysis/chart_tornado.hpp"
#include "analysis/language_words.hpp"
#include "tests/analysis/comparison_example.hpp"
#include "tests/analysis/words_on_paper.hpp"

namespace tenure {

namespace {

/// A baseline and three scenarios, of 40 replicates.
struct SmallStudy {
  ResultsFolder folder{"chart_kinds"};
  ResultsFile base, cameras, lamps, rents;

  SmallStudy()
      : base(file({})),
        cameras(file({.name = "cameras",
                      .programmes = {"cameras"},
                      .thefts_prevented = 10,
                      .own_luck = 3,
                      .yuan_a_period = 5000})),
        lamps(file({.name = "lamps", .programmes = {"lamps"}, .own_luck = 8, .yuan_a_period = 800})),
        rents(file({.name = "rent-subsidy", .programmes = {"subsidy"}, .yuan_a_period = 9000, .rent_rise = 4})) {}

  ResultsFile file(ScenarioExample example) const {
    example.replicates = 40;
    const auto path = folder.path() / (example.name + ".h5");
    example.write(path);
    return ResultsFile(path);
  }
  [[nodiscard]] NamedResults baseline() const { return {"baseline", "", &base}; }
  [[nodiscard]] std::vector<NamedResults> others() const {
    return {{"cameras", "", &cameras}, {"lamps", "", &lamps}, {"rent-subsidy", "", &rents}};
  }
};

DistrictMap two_squares() {
  return {{{"North", "", {{0, 10}, {20, 10}, {20, 20}, {0, 20}}}, {"South", "", {{0, 0}, {20, 0}, {20, 10}, {0, 10}}}},
          true};
}

TalentFlows flows_by_hand(bool against) {
  TalentFlows flows;
  flows.scenario = "talent-steward";
  flows.base = against ? "baseline" : "";
  flows.district = "Zhongkai";
  flows.regions = {"Neighbouring cities", "Inland west"};
  flows.skills = {"basic", "graduate"};
  flows.time = {Day{18993}};
  flows.until = Day{19024};
  flows.replicates = {0, 1, 2};
  const auto region = [&](const std::string& name, double came, double left, double more) {
    RegionFlow flow;
    flow.region = name;
    const auto all = [](double x) { return effect_of(std::vector{x, x, x}); };
    flow.came = all(came), flow.left = all(left), flow.net = all(came - left);
    if (against) flow.came_more = all(more), flow.left_more = all(0), flow.net_more = all(more);
    return flow;
  };
  const auto skill = [&](const std::string& name, double times) {
    return SkillFlows{
        name,
        {region(flows.regions[0], 100 * times, 400 * times, 0), region(flows.regions[1], 900 * times, 50, 7)},
        region("", 1000 * times, 400 * times + 50, 7)};
  };
  flows.by_skill = {skill("basic", 3), skill("graduate", 1)};
  flows.talents = skill("talents", 1);
  flows.all = skill("all", 4);
  return flows;
}

/// Every kind in one language.
std::vector<std::string> drawings(const SmallStudy& study, Language language) {
  const DifferenceChart differences =
      difference_of(study.baseline(), study.others(), "incidents_actual", "theft", language);
  const Comparison comparison = compare(study.baseline(), study.others());
  const CommunityMap changes = community_map_of(study.baseline(), study.others(), "incidents_actual", std::nullopt);
  Tornado tornado;
  tornado.output = "fires";
  tornado.variable = Variable{"fires", "fires", "1", {}, Accrual::flow, Storage::count, Better::down};
  tornado.measure = TornadoMeasure::one_at_a_time;
  tornado.usual = 100;
  tornado.scenario = "baseline";
  tornado.district = "Zhongkai";
  tornado.replicates = 4;
  tornado.bars = {{"safety.ebikes", 80, 130, 50, {}, {}, 1, 3}, {"safety.wiring", 104, 97, 7, {}, {}, 0.2, 0.4}};
  return {fan_chart(study.cameras, &study.base, "incidents_actual", std::nullopt, {}, language),
          fan_chart(study.cameras, nullptr, "rent", std::nullopt, {}, language),
          draw_differences(differences),
          draw_differences(difference_of(study.baseline(), {study.others()[1]}, "incidents_actual", "theft", language)),
          draw_multiples(differences, false),
          draw_multiples(levels_of(study.others(), "residents", std::nullopt, language), true),
          ranking_chart(comparison, "incidents_actual", {}, "theft", language),
          draw_map(changes, two_squares(), std::nullopt, "0.1.0", {}, language),
          draw_map(changes, two_squares(), 3, "0.1.0", {}, language),
          draw_cost_plane(cost_plane_of(comparison, "incidents_actual", "theft"), comparison, {}, language),
          draw_tornado(tornado, "Tenure 0.1.0, drivers.h5", {}, language),
          draw_flows(flows_by_hand(false), "0.1.0", {}, language),
          draw_flows(flows_by_hand(true), "0.1.0", {}, language)};
}

bool holds(const std::string& svg, const std::string& words) {
  const auto all = words_on_paper(svg);
  return std::any_of(all.begin(), all.end(),
                     [&](const auto& one) { return one.words.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("every kind gives the same bytes again, with no number that is none and nothing from outside") {
  const SmallStudy study;
  for (const Language language : {Language::english, Language::chinese}) {
    const std::vector<std::string> first = drawings(study, language), again = drawings(study, language);
    CHECK(first == again);
    for (const std::string& svg : first) {
      CHECK(svg.find("nan") == std::string::npos);
      CHECK(svg.find("inf\"") == std::string::npos);
      CHECK(svg.find("url(") == std::string::npos);
      CHECK(svg.find("var(") == std::string::npos);
      CHECK(svg.find("currentColor") == std::string::npos);
      CHECK(svg.find("Tenure") != std::string::npos);
    }
  }
}

TEST_CASE("no words meet or leave the paper, in either language") {
  const SmallStudy study;
  for (const Language language : {Language::english, Language::chinese})
    for (const std::string& svg : drawings(study, language)) check_words_apart(svg);
}

TEST_CASE("a Chinese chart has no English left but names of parameters, files, places and scenarios of the user") {
  const SmallStudy study;
  for (const std::string& svg : drawings(study, Language::chinese))
    check_chinese(svg, {"Tenure", "lamps", "Example", "North", "South", "safety", "ebikes", "wiring", "drivers"});
}

TEST_CASE("the title names the finding with its interval and how likely it is, or that there is none") {
  const SmallStudy study;
  const DifferenceChart one = difference_of(study.baseline(), {study.others()[0]}, "incidents_actual", "theft");
  const PairedEffect& effect = one.series[0].whole;
  const std::string told = effect_text(one, effect);
  CHECK(told.find("fewer incidents (theft) happen in the year") != std::string::npos);
  CHECK(told.find("a fall is extremely likely (100 %)") != std::string::npos);
  const DifferenceChart two = difference_of(study.baseline(), {study.others()[2]}, "incidents_actual", "theft");
  CHECK(effect_text(two, two.series[0].whole) == "no change at all in incidents that happen (theft)");
  DifferenceChart made = one;
  CHECK(effect_text(made, effect_of(std::vector{-1.0, -2.0, 1.0, -3.0}))
            .starts_with("no clear effect on incidents that happen (theft) in the year (-1.50"));
}

TEST_CASE("the difference over the whole period is that of the comparison, pair by pair") {
  const SmallStudy study;
  const DifferenceChart chart = difference_of(study.baseline(), study.others(), "incidents_actual", "theft");
  const Comparison comparison = compare(study.baseline(), study.others());
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    const ComparedOutcome* found = comparison.scenarios[s].find("incidents_actual", "theft");
    CHECK(chart.series[s].whole.mean == doctest::Approx(found->difference));
    CHECK(chart.series[s].whole.median == doctest::Approx(quantile(found->draws, 0.5)));
  }
}

TEST_CASE("more than seven lines are refused in one panel and drawn as small multiples") {
  const SmallStudy study;
  std::vector<NamedResults> many;
  for (int i = 0; i < 8; ++i) many.push_back({"s" + std::to_string(i), "", &study.cameras});
  const DifferenceChart chart = difference_of(study.baseline(), many, "incidents_actual", std::nullopt);
  CHECK_THROWS_AS((void)draw_differences(chart), std::invalid_argument);
  check_words_apart(draw_multiples(chart, false));
}

TEST_CASE("on the map a clear change carries its sign, one that holds 0 is hatched and carries none") {
  const SmallStudy study;
  const auto map = [&](std::size_t which) {
    return draw_map(community_map_of(study.baseline(), {study.others()[which]}, "incidents_actual", "theft"),
                    two_squares(), std::nullopt, "0.1.0");
  };
  const auto signs = [](const std::string& svg) {
    const auto all = words_on_paper(svg);
    return std::count_if(all.begin(), all.end(), [](const auto& one) { return one.words == "\u2212"; });
  };
  CHECK(signs(map(0)) == 2);
  CHECK(signs(map(2)) == 0);
  CHECK(holds(map(0), "Schematic outlines"));
  // Hatching: the legend's swatch alone, or both communities too.
  const auto hatched = [](const std::string& svg) {
    std::size_t found = 0;
    for (std::size_t at = svg.find("#9aa5b1"); at != std::string::npos; at = svg.find("#9aa5b1", at + 1)) ++found;
    return found;
  };
  CHECK(hatched(map(0)) == 1);
  CHECK(hatched(map(2)) == 3);
}

TEST_CASE("colours go from blue through pale grey to orange and stop at their ends") {
  CHECK(diverging_colour(-1) == "#1f5f99");
  CHECK(diverging_colour(0) == "#f4f4f1");
  CHECK(diverging_colour(1) == "#c2410c");
  CHECK(diverging_colour(7) == diverging_colour(1));
}

TEST_CASE("hatching stays within its outline, also a hollow one") {
  const std::vector<Spot> shoe{{0, 0}, {10, 0}, {10, 10}, {8, 10}, {8, 3}, {2, 3}, {2, 10}, {0, 10}};
  const auto pieces = hatching(shoe, 1);
  CHECK(pieces.size() > 10);
  for (const auto& [from, to] : pieces) {
    const Spot middle{(from.x + to.x) / 2, (from.y + to.y) / 2};
    CHECK(middle.x >= 0);
    CHECK(middle.x <= 10);
    const bool in_the_gap = middle.x > 2 && middle.x < 8 && middle.y > 3;
    CHECK_FALSE(in_the_gap);
  }
}

TEST_CASE("a label finds a place beside its dot, the next one another, and none is drawn over a third") {
  Scene scene("", "");
  std::vector<WordBox> taken;
  const WordBox paper{0, 200, 0, 100};
  for (int i = 0; i < 6; ++i) place_label(scene, {100, 50}, 8, "label", {12}, paper, taken);
  CHECK(taken.size() >= 4);
  for (std::size_t i = 0; i < taken.size(); ++i)
    for (std::size_t j = i + 1; j < taken.size(); ++j) CHECK_FALSE(taken[i].meets(taken[j]));
}

}  // namespace tenure
