#pragma once
/// Cost against effect: the draws of each scenario, which scenarios no other beats on both, and how likely each is best
/// at what one is willing to pay.
///
///     cost    = (spending + what others bear) of the scenario - of the baseline, by pair, over the horizon   [yuan]
///     effect  = the outcome's difference by pair, turned so that more is better (averted where `better` is down)
///     net benefit at threshold w [yuan per unit of effect] = w effect - cost
///
/// A scenario lies on the Pareto line where no other mean has at least its effect at no more cost and is better in one.
/// The acceptability curve is, by threshold, the share of pairs in which an arm has the largest net benefit, ties
/// shared; shares of all arms add to 1. The baseline, no programme, is an arm: it costs and does nothing (van Hout et
/// al. 1994, Health Economics 3(5); Fenwick, Claxton and Sculpher 2001, Health Economics 10(8)).

#include <string>
#include <vector>

#include "analysis/comparison.hpp"
#include "analysis/paired_effect.hpp"

namespace tenure {

struct CostArm {
  std::string name;
  std::vector<double> cost, effect;  ///< by pair; all 0 for the baseline
  PairedEffect cost_summary, effect_summary;
  bool on_pareto_line = false;
  std::vector<double> best;  ///< by threshold: share of pairs in which this arm has the largest net benefit

  [[nodiscard]] double mean_cost() const { return cost_summary.mean; }
  [[nodiscard]] double mean_effect() const { return effect_summary.mean; }
};

struct CostPlane {
  Variable variable;
  std::string label;
  std::vector<CostArm> arms;       ///< the baseline first, then the scenarios in their order
  std::vector<std::size_t> line;   ///< arms of the Pareto line by rising cost
  std::vector<double> thresholds;  ///< [yuan per unit of effect], rising from 0

  /// The arm that is most likely best at a threshold, and how likely.
  struct Best {
    std::size_t arm = 0;
    double probability = 0;
  };
  [[nodiscard]] Best best_at(std::size_t threshold) const;
};

/// Thresholds run from 0 to twice the highest price of a further unit of effect along the cheapest way up through the
/// scenarios with a clear effect, in 40 equal steps. Throws std::invalid_argument where no scenario has the outcome.
[[nodiscard]] CostPlane cost_plane_of(const Comparison& comparison, const std::string& outcome,
                                      const std::string& label = {});

/// Fills `best` of every arm for these thresholds.
void set_thresholds(CostPlane& plane, std::vector<double> thresholds);

}  // namespace tenure
