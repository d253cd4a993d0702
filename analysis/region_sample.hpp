#pragma once
/// Points spread evenly over a part of the unit cube that is given by a height, {u : height(u) <= level}, and the
/// part's volume, however small; and points spread by a density over it.
///
/// Subset simulation (Au and Beck 2001, Probabilistic Engineering Mechanics 16(4)): even points on the cube; the level
/// falls to the median height, the half above it is replaced by copies of the half below, all are moved about within
/// the part that is left; again, until `level` is reached. The volume is the product of the shares kept.
///
/// A density is approached by tempering (Del Moral, Doucet and Jasra 2006, JRSS B 68(3)): from the power 0 to 1 in
/// steps that each leave half the points worth counting, resampling and moving in between.
///
/// Moves are those of differential evolution (ter Braak 2006, Statistics and Computing 16(3)): a point jumps by a
/// multiple of the difference of two others, frozen for the step, which suits narrow, slanted and scattered parts
/// alike. Every point draws from a stream of its own: the same points on any number of threads.

#include <cstdint>
#include <functional>
#include <span>

#include "analysis/design.hpp"

namespace tenure {

using OnCube = std::function<double(std::span<const double>)>;  ///< called from several threads

struct RegionSample {
  Points points;      ///< of the part; where `reached` is false, the lowest found
  double volume = 0;  ///< of the part, as a share of the cube; an estimate
  double lowest = 0;  ///< height found
  bool reached = false;
};

/// `n` at least 32, even.
[[nodiscard]] RegionSample sample_region(std::size_t parameters, const OnCube& height, double level, std::size_t n,
                                         std::uint64_t seed);

/// Moves points that are spread evenly over a part until they are spread by exp(log_density) over it; log_density is
/// minus infinity outside.
[[nodiscard]] Points sample_density(Points even, const OnCube& log_density, std::uint64_t seed);

}  // namespace tenure
