#pragma once
/// Sizes of enterprises: a Pareto tail cut at the largest.
///
///   P(size > x) = (x^-a - L^-a) / (m^-a - L^-a),  m <= x <= L
///
/// with exponent a, largest L, and the least size m solved so that sizes add up to the employed. One draw from each of
/// n equal slices of probability, so that the sample is as even as its size allows. Axtell 2001, Science 293.

#include <cstdint>
#include <vector>

#include "sim/random.hpp"

namespace tenure {

/// [person] falling; each at least 1, together `total`, which is at least `n`.
[[nodiscard]] std::vector<std::int64_t> firm_sizes(std::size_t n, std::int64_t total, double exponent, double largest,
                                                   const Luck& luck);

}  // namespace tenure
