#include "analysis/cost_plane.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

#include <fmt/format.h>

namespace tenure {

namespace {

std::vector<double> whole_cost(const ScenarioComparison& scenario, std::size_t pairs) {
  std::vector<double> cost(pairs, 0.0);
  for (const char* part : {"spending", "borne_by_others"})
    if (const ComparedOutcome* outcome = scenario.find(part))
      for (std::size_t i = 0; i < pairs; ++i) cost[i] += outcome->draws[i];
  return cost;
}

/// `b` is at least as good as `a` on both and better on one.
bool beats(const CostArm& b, const CostArm& a) {
  return b.mean_cost() <= a.mean_cost() && b.mean_effect() >= a.mean_effect() &&
         (b.mean_cost() < a.mean_cost() || b.mean_effect() > a.mean_effect());
}

void find_line(CostPlane& plane) {
  for (std::size_t a = 0; a < plane.arms.size(); ++a) {
    CostArm& arm = plane.arms[a];
    arm.on_pareto_line = std::none_of(plane.arms.begin(), plane.arms.end(), [&](auto& b) { return beats(b, arm); });
    if (arm.on_pareto_line) plane.line.push_back(a);
  }
  std::stable_sort(plane.line.begin(), plane.line.end(),
                   [&](std::size_t a, std::size_t b) { return plane.arms[a].mean_cost() < plane.arms[b].mean_cost(); });
}

/// The highest price of a further unit of effect on the way from the baseline up: always to the arm whose additional
/// effect is the cheapest. Arms without a clear effect have no price.
double highest_step(const CostPlane& plane) {
  double highest = 0, cost = 0, effect = 0;
  for (;;) {
    const CostArm* next = nullptr;
    double price = std::numeric_limits<double>::infinity();
    for (const CostArm& arm : plane.arms) {
      if (arm.effect_summary.holds_zero() || arm.mean_effect() <= effect) continue;
      const double step = (arm.mean_cost() - cost) / (arm.mean_effect() - effect);
      if (step < price) price = step, next = &arm;
    }
    if (next == nullptr) return highest;
    highest = std::max(highest, price);
    cost = next->mean_cost();
    effect = next->mean_effect();
  }
}

std::vector<double> usual_thresholds(const CostPlane& plane) {
  constexpr int steps = 40;
  double most = highest_step(plane);
  if (!(most > 0)) most = 1;
  std::vector<double> thresholds;
  for (int i = 0; i <= steps; ++i) thresholds.push_back(2 * most * i / steps);
  return thresholds;
}

}  // namespace

CostPlane::Best CostPlane::best_at(std::size_t threshold) const {
  Best best;
  for (std::size_t a = 0; a < arms.size(); ++a)
    if (arms[a].best[threshold] > best.probability) best = {a, arms[a].best[threshold]};
  return best;
}

void set_thresholds(CostPlane& plane, std::vector<double> thresholds) {
  plane.thresholds = std::move(thresholds);
  const std::size_t pairs = plane.arms.front().cost.size();
  for (CostArm& arm : plane.arms) arm.best.assign(plane.thresholds.size(), 0.0);
  for (std::size_t w = 0; w < plane.thresholds.size(); ++w)
    for (std::size_t i = 0; i < pairs; ++i) {
      double largest = -std::numeric_limits<double>::infinity();
      std::vector<std::size_t> winners;
      for (std::size_t a = 0; a < plane.arms.size(); ++a) {
        const double benefit = plane.thresholds[w] * plane.arms[a].effect[i] - plane.arms[a].cost[i];
        if (benefit > largest) largest = benefit, winners.clear();
        if (benefit == largest) winners.push_back(a);
      }
      for (const std::size_t a : winners) plane.arms[a].best[w] += 1.0 / static_cast<double>(winners.size() * pairs);
    }
}

CostPlane cost_plane_of(const Comparison& comparison, const std::string& outcome, const std::string& label) {
  CostPlane plane;
  const std::size_t pairs = comparison.replicates.size();
  const std::vector<double> none(pairs, 0.0);
  plane.arms.push_back({comparison.base_name, none, none, effect_of(none), effect_of(none), false, {}});
  for (const ScenarioComparison& scenario : comparison.scenarios) {
    const ComparedOutcome* found = scenario.find(outcome, label);
    if (found == nullptr) continue;
    plane.variable = found->variable;
    plane.label = label;
    std::vector<double> effect = found->draws;
    if (found->variable.better == Better::down)
      for (double& x : effect) x = x == 0.0 ? 0.0 : -x;
    std::vector<double> cost = whole_cost(scenario, pairs);
    const PairedEffect costs = effect_of(cost), effects = effect_of(effect);
    plane.arms.push_back({scenario.name, std::move(cost), std::move(effect), costs, effects, false, {}});
  }
  if (plane.arms.size() == 1)
    throw std::invalid_argument(label.empty()
                                    ? fmt::format("no scenario has the outcome \"{}\"", outcome)
                                    : fmt::format("no scenario has \"{}\" of the outcome \"{}\"", label, outcome));
  find_line(plane);
  set_thresholds(plane, usual_thresholds(plane));
  return plane;
}

}  // namespace tenure
