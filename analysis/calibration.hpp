#pragma once
/// What every calibration shares: targets, what a model gave at the points of a wave, and the turn-taking between the
/// two. A calibration asks for points, is told what the model gave there, and asks again until it is finished. It never
/// runs the model: that may be the district, or a program of anybody's.
///
/// Points are quantiles of the priors (analysis/prior.hpp), so that the prior is even on the unit cube.

#include <memory>
#include <string>
#include <vector>

#include "analysis/design.hpp"

namespace tenure {

/// What the model is held against. Standard deviations, in the target's unit.
struct Target {
  std::string name;
  double value = 0;
  double error = 0;        ///< of the observation
  double discrepancy = 0;  ///< by how far the model at its best is thought to miss

  [[nodiscard]] double variance() const { return error * error + discrepancy * discrepancy; }
};

/// What the model gave: for each point as many lives (replicates) as asked for, for each life a value a target.
struct Outputs {
  std::size_t replicates = 1, targets = 0;
  std::vector<double> values;  ///< [point][replicate][target], row-major

  [[nodiscard]] std::size_t points() const { return values.size() / (replicates * targets); }
  [[nodiscard]] double at(std::size_t point, std::size_t replicate, std::size_t target) const {
    return values[(point * replicates + replicate) * targets + target];
  }
  [[nodiscard]] double mean_over_lives(std::size_t point, std::size_t target) const;
};

/// Draws on the unit cube with weights that sum to 1.
struct WeightedPoints {
  Points points;
  std::vector<double> weights;
};

class Calibration {
 public:
  virtual ~Calibration() = default;
  /// The points of the next wave: the same whenever it is asked after the same waves.
  [[nodiscard]] virtual Points next_points() const = 0;
  /// Lives at each point.
  [[nodiscard]] virtual std::size_t replicates() const = 0;
  /// True where all points of a wave are to meet the same luck, false where each is to meet its own.
  [[nodiscard]] virtual bool shares_luck() const = 0;
  /// What the model gave at `points`, those of `next_points`. Throws std::invalid_argument for a value that is not
  /// finite.
  virtual void tell(const Points& points, const Outputs& outputs) = 0;
  [[nodiscard]] virtual bool finished() const = 0;
  /// What the waves so far leave of the prior. Empty where nothing is left.
  [[nodiscard]] virtual WeightedPoints posterior() const = 0;
  /// What the last wave said, in lines of text.
  [[nodiscard]] virtual std::string said() const = 0;
};

}  // namespace tenure
