#pragma once
/// Approximate Bayesian computation by a population that draws in on the data generation by generation (ABC-SMC: Toni
/// et al. 2009, Journal of the Royal Society Interface 6(31); Beaumont et al. 2009, Biometrika 96(4); adaptive, with a
/// fixed number of runs a generation: Lenormand, Jabot and Deffuant 2013, Computational Statistics 28(6)).
///
///     distance   d = sqrt( mean over targets of ((x + e - z) / s)^2 )
///                x what the model gave, e a draw of the error with its standard deviation s = sqrt(error^2 +
///                discrepancy^2), which makes the limit d -> 0 the exact posterior under that error (Wilkinson 2013,
///                Statistical Applications in Genetics and Molecular Biology 12(2)); for a target without error e = 0,
///                and s is the median size of x - its median in the first generation
///     first      population / keep points of a Latin hypercube over the prior; the nearest `population` are kept
///     then       population / keep - population new points: one of the kept by weight, moved by a normal step of twice
///                their weighted covariance, again until it is within the prior; the nearest `population` of kept and
///                new go on, and the tolerance is the distance of the last of them
///     weight     w = 1 for the first; Z / sum_j w_j N(u; u_j, 2 Sigma) for new ones, Z the share of steps that end
///                within the prior
///
/// What tolerance is left in the kept draws is taken out by a regression of their logits on the targets' distances,
/// weighted by 1 - (d / tolerance)^2, where there are draws enough for it (Beaumont, Zhang and Balding 2002, Genetics
/// 162(4)).
///
/// It ends where fewer than `least_accepted` of the new points came nearer than the tolerance, at `tolerance`, or after
/// `generations`. Each point meets luck of its own: with luck in common the population would close in on parameters
/// that suit that one luck, surer than the data allow.

#include <cstdint>

#include "analysis/calibration.hpp"

namespace tenure {

struct AbcOptions {
  std::size_t population = 200;
  double keep = 0.5;
  double least_accepted = 0.03;
  double tolerance = 0;
  std::size_t generations = 20;
  bool adjust = true;          ///< by the regression
  std::size_t replicates = 1;  ///< lives of a point, averaged; more than one tells chance as smaller than a life's
  std::uint64_t seed = 1;
};

class AbcSmc : public Calibration {
 public:
  /// Throws std::invalid_argument without parameters or targets, or with fewer than 10 in the population.
  AbcSmc(std::size_t parameters, std::vector<Target> targets, AbcOptions options);

  [[nodiscard]] Points next_points() const override { return next_.points; }
  [[nodiscard]] std::size_t replicates() const override { return options_.replicates; }
  [[nodiscard]] bool shares_luck() const override { return false; }
  void tell(const Points& points, const Outputs& outputs) override;
  [[nodiscard]] bool finished() const override;
  [[nodiscard]] WeightedPoints posterior() const override;
  [[nodiscard]] std::string said() const override;

  [[nodiscard]] double tolerance() const { return tolerance_; }
  [[nodiscard]] std::size_t generation() const { return generation_; }

 private:
  struct Particle {
    std::vector<double> u;
    double weight = 1, distance = 0;
    std::vector<double> off;  ///< [target] (x + e - z) / s
  };
  struct Proposals {
    Points points;
    std::vector<double> weights;
  };
  [[nodiscard]] Proposals propose() const;
  void find_scales(const Outputs& outputs);
  void adjust(WeightedPoints& draws) const;

  std::size_t parameters_;
  std::vector<Target> targets_;
  AbcOptions options_;
  std::vector<double> scales_;       ///< [target]
  std::vector<Particle> particles_;  ///< the nearest first
  Proposals next_;
  double tolerance_ = 0, accepted_ = 1;
  std::size_t generation_ = 0;  ///< told so far
};

}  // namespace tenure
