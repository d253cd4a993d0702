#pragma once
/// What a calibration leaves: draws of parameters with weights, and how much the data had to say about each.
///
/// What the data said of a parameter is read off its draws as quantiles of their prior, which would be even on (0, 1)
/// had the data said nothing:
///
///     variance_ratio = 12 var(u)             1 where nothing was said, 0 where everything was
///     distance       = max |F(u) - u|        Kolmogorov and Smirnov's, F the weighted distribution of the draws
///
/// A parameter is *informed* where the distance is beyond 1.63 / sqrt(n), the 1 % point of n even draws (Smirnov 1948,
/// Annals of Mathematical Statistics 19(2)), with n = 1 / sum(w^2) for weighted draws (Kish 1965, Survey Sampling), and
/// beyond 0.1: below that less than a tenth of the prior's probability has moved.

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "sim/results_writer.hpp"

namespace tenure {

struct PosteriorParameter {
  std::string name;
  std::string unit = "1";
  std::string prior = "uniform";  ///< its kind
  double low = 0, high = 1;       ///< bounds of the prior
  double variance_ratio = 1;
  double distance = 0;
  bool informed = false;
};

struct Posterior {
  std::vector<PosteriorParameter> parameters;
  std::vector<std::vector<double>> draws;       ///< [draw][parameter] in the parameters' own units
  std::vector<double> weights;                  ///< [draw] above 0; they sum to 1
  std::map<std::string, Attribute> attributes;  ///< title, method, scenario, targets, seed, version, ...

  [[nodiscard]] std::size_t size() const { return draws.size(); }
  /// FNV-1a of names, draws and weights: which posterior a run lived with.
  [[nodiscard]] std::uint64_t fingerprint() const;
};

/// The draw that a replicate lives with: replicate modulo draws where all weights are the same; else the draw at the
/// replicate's place of the van der Corput sequence (1935) along the added-up weights, so that any first n replicates
/// spread over the posterior, and more replicates leave the earlier ones as they are.
[[nodiscard]] std::size_t draw_of(const Posterior& posterior, std::uint32_t replicate);

/// 1 / sum(w^2) of weights that sum to 1.
[[nodiscard]] double effective_size(std::span<const double> weights);

/// Fills in variance_ratio, distance and informed from draws as quantiles of their prior.
void judge(PosteriorParameter& parameter, std::span<const double> quantiles, std::span<const double> weights);

}  // namespace tenure
