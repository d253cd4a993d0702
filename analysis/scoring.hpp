#pragma once
/// How well a forecast made of draws foretold what was then observed.
///
///     CRPS = mean |x_i - y| - sum_{i<j} |x_i - x_j| / (n (n - 1))        in the outcome's unit; 0 is perfect
///
/// the continuous ranked probability score (Gneiting and Raftery 2007, JASA 102(477)) in the form that does not favour
/// larger ensembles (Ferro 2014, Quarterly Journal of the Royal Meteorological Society 140). A point forecast scores
/// its absolute error.
///
///     PIT = (draws below y + (draws equal to y + 1) / 2) / (n + 1)       within (0, 1)
///
/// the probability integral transform, by rank (Dawid 1984, JRSS A 147(2)): uniform where observation and draws come
/// from one distribution. A central band p *covers* y where |PIT - 1/2| <= p / 2.

#include <span>
#include <string>
#include <vector>

#include "analysis/statistics.hpp"

namespace tenure {

/// NaN without draws; the absolute error with one.
[[nodiscard]] double crps(std::vector<double> draws, double observed);

/// NaN without draws.
[[nodiscard]] double pit(std::span<const double> draws, double observed);

[[nodiscard]] bool covered(double pit, double band);

/// 95 % interval of a share, `hits` of `tries` (Wilson 1927, JASA 22(158)); all of 0 to 1 without tries.
[[nodiscard]] Interval wilson_interval(std::size_t hits, std::size_t tries);

/// Largest distance of the empirical distribution of `pits` from the uniform one (Kolmogorov-Smirnov).
[[nodiscard]] double distance_from_uniform(std::vector<double> pits);

/// What that distance stays below in 95 of 100 cases where `n` independent values are uniform: 1.358 / (sqrt(n) + 0.12
/// + 0.11 / sqrt(n)) (Stephens 1970, JRSS B 32(1)). Observations that follow one another depend on each other: there it
/// is passed more often.
[[nodiscard]] double usual_distance_from_uniform(std::size_t n);

}  // namespace tenure
