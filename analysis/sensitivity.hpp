#pragma once
/// Which parameters drive an output: Sobol indices of a saltelli design, elementary effects of a morris design.
///
/// With f(A), f(B) at the base points and f(A_i) at A with column i of B, V the variance of all f(A) and f(B):
///
///     first_i  = mean( f(B) (f(A_i) - f(A)) ) / V           Saltelli et al. 2010, CPC 181, table 2 (b)
///     total_i  = mean( (f(A) - f(A_i))^2 ) / (2 V)          Jansen 1999, CPC 117
///     second_ij = mean( f(B_i) f(A_j) - f(A) f(B) ) / V - first_i - first_j     Saltelli 2002, CPC 145
///
/// Outputs are taken less their mean, which changes no index and much of its error. Intervals are 95 % percentiles of a
/// bootstrap over base points. A morris effect is a change of the output over the step, in units of the parameter's
/// whole range: mu its mean, mu_star the mean of its size (Campolongo et al. 2007, Environmental Modelling and Software
/// 22), sigma its standard deviation (n - 1).

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "analysis/design.hpp"
#include "analysis/statistics.hpp"

namespace tenure {

struct SobolIndex {
  double value = 0;
  Interval interval;
};

struct SobolIndices {
  std::vector<SobolIndex> first, total;         ///< [parameter] NaN where the output does not vary
  std::vector<std::vector<SobolIndex>> second;  ///< [i][j] for i < j; empty where the design has no rows for it

  /// The output is the same, to the last bit, whatever the parameter is.
  [[nodiscard]] bool inert(std::size_t parameter) const;
};

/// Half the width of an interval from which on an index counts as not resolved.
inline constexpr double unresolved_half_width = 0.1;

struct SaltelliShape {
  std::size_t base_points = 0;
  bool second_order = false;
};
/// How a saltelli design of these points is laid out. Throws std::invalid_argument, with the row (from 1), where they
/// are not in a design's order.
[[nodiscard]] SaltelliShape saltelli_shape(const Points& points);
[[nodiscard]] SobolIndices sobol_indices(const Points& points, std::span<const double> output, std::uint64_t seed);

struct MorrisEffects {
  std::vector<double> mu, mu_star, sigma;  ///< [parameter] sigma NaN with one trajectory
};
/// Throws std::invalid_argument, with the row (from 1), where the points are no trajectories.
[[nodiscard]] MorrisEffects morris_effects(const Points& points, std::span<const double> output);

}  // namespace tenure
