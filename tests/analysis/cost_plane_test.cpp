#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "analysis/cost_plane.hpp"
#include "tests/analysis/comparison_example.hpp"

namespace tenure {

namespace {

/// A comparison with draws written down by hand: incidents (fewer is good) and spending.
struct Drawn {
  Comparison comparison;

  void add(const std::string& name, const std::vector<double>& incidents, const std::vector<double>& spending) {
    comparison.base_name = "baseline";
    comparison.replicates.resize(incidents.size());
    ScenarioComparison scenario{name, "", {}, {}};
    ComparedOutcome events, cost;
    events.variable = {"incidents_actual", "incidents", "1", {}, Accrual::flow, Storage::count, Better::down};
    events.draws = incidents;
    cost.variable = {"spending", "spending", "yuan", {}, Accrual::flow, Storage::real, Better::down};
    cost.draws = spending;
    scenario.outcomes = {events, cost};
    comparison.scenarios.push_back(scenario);
  }
};

}  // namespace

TEST_CASE("no other arm beats one on the Pareto line on both axes, and one beats each that lies off it") {
  Drawn drawn;
  drawn.add("good", {-10, -12}, {100, 100});
  drawn.add("dear", {-10, -12}, {200, 200});
  drawn.add("best", {-40, -40}, {500, 500});
  drawn.add("weak", {-5, -5}, {300, 300});
  const CostPlane plane = cost_plane_of(drawn.comparison, "incidents_actual");
  CHECK(plane.line == std::vector<std::size_t>{0, 1, 3});
  for (const CostArm& a : plane.arms) {
    const bool beaten = std::any_of(plane.arms.begin(), plane.arms.end(), [&](const CostArm& b) {
      return b.mean_cost() <= a.mean_cost() && b.mean_effect() >= a.mean_effect() &&
             (b.mean_cost() < a.mean_cost() || b.mean_effect() > a.mean_effect());
    });
    CHECK(a.on_pareto_line != beaten);
  }
  CHECK(plane.arms[1].mean_effect() == doctest::Approx(11));  // fewer incidents are a gain
}

TEST_CASE("probabilities of being best add to 1 at every threshold") {
  Drawn drawn;
  drawn.add("a", {-10, -2, 3, -8}, {100, 100, 100, 100});
  drawn.add("b", {-1, -20, 0, -8}, {120, 90, 10, 100});
  const CostPlane plane = cost_plane_of(drawn.comparison, "incidents_actual");
  for (std::size_t w = 0; w < plane.thresholds.size(); ++w) {
    double sum = 0;
    for (const CostArm& arm : plane.arms) sum += arm.best[w];
    CHECK(sum == doctest::Approx(1));
  }
}

TEST_CASE("one who would pay nothing does nothing; above the cost of each unit the scenario is best") {
  Drawn drawn;
  drawn.add("lamps", {-10, -10}, {100, 100});  // 10 yuan an incident
  CostPlane plane = cost_plane_of(drawn.comparison, "incidents_actual");
  CHECK(plane.thresholds.front() == 0.0);
  CHECK(plane.thresholds.back() == doctest::Approx(20));
  set_thresholds(plane, {0, 9, 10, 11});
  CHECK(plane.best_at(0).arm == 0);
  CHECK(plane.arms[0].best[1] == 1.0);
  CHECK(plane.arms[1].best[2] == 0.5);  // a tie is shared
  CHECK(plane.best_at(3).arm == 1);
  CHECK(plane.best_at(3).probability == 1.0);
}

TEST_CASE("cost is whoever bears it, and equals the comparison's own differences") {
  const ResultsFolder folder("cost_plane");
  const auto file = [&](const ScenarioExample& example) {
    example.write(folder.path() / (example.name + ".h5"));
    return ResultsFile(folder.path() / (example.name + ".h5"));
  };
  const ResultsFile base = file({}), cameras = file({.name = "cameras",
                                                     .programmes = {"cameras"},
                                                     .thefts_prevented = 10,
                                                     .own_luck = 3,
                                                     .yuan_a_period = 500,
                                                     .yuan_of_others = 250});
  const Comparison comparison = compare({"baseline", "", &base}, {{"cameras", "", &cameras}});
  const CostPlane plane = cost_plane_of(comparison, "incidents_actual", "theft");
  const ComparedOutcome* thefts = comparison.scenarios[0].find("incidents_actual", "theft");
  for (std::size_t i = 0; i < thefts->draws.size(); ++i) {
    CHECK(plane.arms[1].cost[i] == doctest::Approx(12 * 750));
    CHECK(plane.arms[1].effect[i] == -thefts->draws[i]);
  }
  CHECK_THROWS_AS((void)cost_plane_of(comparison, "crime"), std::invalid_argument);
}

}  // namespace tenure
