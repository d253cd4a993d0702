#pragma once
/// Simulation-based calibration: is a way to posteriors honest? (Talts et al. 2018, arXiv 1804.06788; Cook, Gelman and
/// Rubin 2006, JCGS 15(3))
///
/// Draw parameters from the prior, make data with them, work out the posterior from the data, and note how much of the
/// posterior lies below the true value. Over many such rounds these places are even on (0, 1) where the posteriors are
/// honest; they crowd at both ends where posteriors are too narrow, and in the middle where they are too wide.
///
///     place = sum of weights of draws below the truth, a draw equal to it counting half
///     evenness: chi-square over equal bins, and Kolmogorov and Smirnov's distance, each with the chance of one as
///     large or larger were the places even

#include <cstdint>
#include <span>
#include <vector>

namespace tenure {

[[nodiscard]] double place_of(double truth, std::span<const double> draws, std::span<const double> weights);

struct Evenness {
  std::vector<std::size_t> counts;  ///< [bin]
  double chi_square = 0, chi_square_chance = 1;
  double distance = 0, distance_chance = 1;
};

/// Throws std::invalid_argument for a place beyond 0 to 1, or fewer than two bins.
[[nodiscard]] Evenness evenness(std::span<const double> places, std::size_t bins);

/// The chance of a Kolmogorov-Smirnov distance of n even draws as large or larger (Stephens 1970, JRSS B 32(1)).
[[nodiscard]] double distance_chance(double distance, std::size_t n);

}  // namespace tenure
