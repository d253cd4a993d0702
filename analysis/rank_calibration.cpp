#include "analysis/rank_calibration.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <boost/math/distributions/chi_squared.hpp>

namespace tenure {

double place_of(double truth, std::span<const double> draws, std::span<const double> weights) {
  double below = 0, all = 0;
  for (std::size_t i = 0; i < draws.size(); ++i) {
    all += weights[i];
    if (draws[i] < truth) below += weights[i];
    if (draws[i] == truth) below += weights[i] / 2;
  }
  return std::min(below / all, 1.0);
}

double distance_chance(double distance, std::size_t n) {
  const double root = std::sqrt(static_cast<double>(n));
  const double x = (root + 0.12 + 0.11 / root) * distance;
  if (x < 0.3) return 1;
  double sum = 0;
  for (int j = 1; j <= 100; ++j) sum += (j % 2 == 1 ? 2 : -2) * std::exp(-2.0 * j * j * x * x);
  return std::clamp(sum, 0.0, 1.0);
}

Evenness evenness(std::span<const double> places, std::size_t bins) {
  if (bins < 2 || places.empty()) throw std::invalid_argument("evenness takes places and at least two bins");
  Evenness even;
  even.counts.assign(bins, 0);
  for (const double place : places) {
    if (!(place >= 0 && place <= 1)) throw std::invalid_argument("a place lies beyond 0 to 1");
    ++even.counts[std::min(static_cast<std::size_t>(place * static_cast<double>(bins)), bins - 1)];
  }
  const double expected = static_cast<double>(places.size()) / static_cast<double>(bins);
  for (const std::size_t count : even.counts) {
    const double off = static_cast<double>(count) - expected;
    even.chi_square += off * off / expected;
  }
  const boost::math::chi_squared law(static_cast<double>(bins - 1));
  even.chi_square_chance = cdf(complement(law, even.chi_square));
  std::vector<double> sorted(places.begin(), places.end());
  std::sort(sorted.begin(), sorted.end());
  const auto n = static_cast<double>(sorted.size());
  for (std::size_t i = 0; i < sorted.size(); ++i)
    even.distance = std::max({even.distance, std::abs(sorted[i] - static_cast<double>(i) / n),
                              std::abs(static_cast<double>(i + 1) / n - sorted[i])});
  even.distance_chance = distance_chance(even.distance, sorted.size());
  return even;
}

}  // namespace tenure
