#pragma once
/// How much of an output's chance is shared by points that meet the same luck, and how much is each point's own.
///
/// At point p and with the luck of replicate r a model gives y = f(p) + b(r) + e(p, r). Common random numbers give all
/// points the same b: differences between points then hold the noise e alone, but the level of all of them is off by
/// the mean of b over the replicates, however many points there are (Chen, Ankenman and Nelson 2012, ACM TOMACS 22(2)).
/// From the two-way table of P points and R replicates (analysis of variance, one value a cell):
///
///     own    = MS(rest)                             (P - 1)(R - 1) degrees of freedom
///     shared = max(0, (MS(replicates) - own) / P)
///
/// A mean over the R lives of a point is then off by shared / R in common with all points, and by own / R on its own;
/// one life varies by shared + own.

#include "analysis/calibration.hpp"

namespace tenure {

struct LuckVariance {
  double shared = 0, own = 0;

  [[nodiscard]] double of_a_life() const { return shared + own; }
};

/// Both 0 with one replicate or one point: chance can't be told then.
[[nodiscard]] LuckVariance luck_variance(const Outputs& outputs, std::size_t target);

}  // namespace tenure
