#include "analysis/patterns_distributions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tenure {

namespace {

constexpr double half_unit = 0.5;

/// Largest distance between the tail's distribution and that of the sorted sizes from position `first` on.
double misfit(std::span<const double> sorted, std::size_t first, double exponent, double least) {
  const auto n = static_cast<double>(sorted.size() - first);
  double most = 0;
  for (std::size_t i = first; i < sorted.size(); ++i) {
    const double above = std::pow((sorted[i] + half_unit) / least, -exponent);
    // Among equal sizes only the last says how many lie above.
    if (i + 1 < sorted.size() && sorted[i + 1] == sorted[i]) continue;
    most = std::max(most, std::abs(above - static_cast<double>(sorted.size() - i - 1) / n));
  }
  return most;
}

}  // namespace

Tail tail_of(std::vector<double> sizes, std::size_t fewest) {
  Tail best{std::nan(""), std::nan(""), 0};
  if (sizes.size() < fewest) return best;
  std::sort(sizes.begin(), sizes.end());
  std::vector<double> logs_above(sizes.size() + 1, 0.0);
  for (std::size_t i = sizes.size(); i-- > 0;) logs_above[i] = logs_above[i + 1] + std::log(sizes[i]);
  double nearest = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i + fewest <= sizes.size(); ++i) {
    if (i > 0 && sizes[i] == sizes[i - 1]) continue;
    const double least = sizes[i] - half_unit;
    const auto n = static_cast<double>(sizes.size() - i);
    const double exponent = n / (logs_above[i] - n * std::log(least));
    const double far = misfit(sizes, i, exponent, least);
    if (far < nearest) nearest = far, best = {exponent, sizes[i], sizes.size() - i};
  }
  return best;
}

Spread log_spread(std::span<const double> positive) {
  double sum = 0, squares = 0, cubes = 0;
  const auto n = static_cast<double>(positive.size());
  for (const double x : positive) sum += std::log(x);
  const double middle = sum / n;
  for (const double x : positive) {
    const double away = std::log(x) - middle;
    squares += away * away, cubes += away * away * away;
  }
  const double sd = std::sqrt(squares / n);
  return {sd, cubes / n / (sd * sd * sd)};
}

std::vector<double> elapsed_shares(double shape, double scale, std::span<const double> edges) {
  constexpr double step = 0.05, longest = 60;  // [year]
  std::vector<double> shares(edges.size(), 0.0);
  std::size_t band = 0;
  double all = 0;
  for (double a = edges.front() + step / 2; a < longest; a += step) {
    while (band + 1 < edges.size() && a >= edges[band + 1]) ++band;
    const double still = std::exp(-std::pow(a / scale, shape));
    shares[band] += still, all += still;
  }
  for (double& share : shares) share /= all;
  return shares;
}

StayFit stays_of(std::span<const double> shares, std::span<const double> edges) {
  StayFit best;
  double nearest = std::numeric_limits<double>::infinity();
  for (int k = 30; k <= 150; ++k)
    for (double scale = 0.1; scale < 30; scale *= 1.05) {
      const std::vector<double> fitted = elapsed_shares(k / 100.0, scale, edges);
      double far = 0;
      for (std::size_t i = 0; i < shares.size(); ++i) far += (fitted[i] - shares[i]) * (fitted[i] - shares[i]);
      if (far < nearest) nearest = far, best = {k / 100.0, scale};
    }
  return best;
}

Comovement comovement(std::span<const double> x, std::span<const double> y) {
  double xx = 0, xy = 0, yy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) xx += x[i] * x[i], xy += x[i] * y[i], yy += y[i] * y[i];
  return {xy / xx, xy / std::sqrt(xx * yy)};
}

}  // namespace tenure
