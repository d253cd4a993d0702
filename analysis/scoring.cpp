#include "analysis/scoring.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tenure {

double crps(std::vector<double> draws, double observed) {
  if (draws.empty()) return std::numeric_limits<double>::quiet_NaN();
  std::sort(draws.begin(), draws.end());
  const auto n = static_cast<double>(draws.size());
  double error = 0, spread = 0;  // spread: sum over i < j of x_j - x_i
  for (std::size_t i = 0; i < draws.size(); ++i) {
    error += std::abs(draws[i] - observed);
    spread += draws[i] * (2 * static_cast<double>(i) + 1 - n);
  }
  return error / n - (draws.size() > 1 ? spread / (n * (n - 1)) : 0);
}

double pit(std::span<const double> draws, double observed) {
  if (draws.empty()) return std::numeric_limits<double>::quiet_NaN();
  double below = 0, equal = 0;
  for (const double x : draws) {
    below += x < observed;
    equal += x == observed;
  }
  return (below + (equal + 1) / 2) / (static_cast<double>(draws.size()) + 1);
}

bool covered(double pit, double band) {
  return std::abs(pit - 0.5) <= band / 2;
}

Interval wilson_interval(std::size_t hits, std::size_t tries) {
  if (tries == 0) return {0, 1};
  constexpr double z = 1.959963984540054;
  const auto n = static_cast<double>(tries);
  const double share = static_cast<double>(hits) / n;
  const double centre = (share + z * z / (2 * n)) / (1 + z * z / n);
  const double half = z / (1 + z * z / n) * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
  return {std::max(0.0, centre - half), std::min(1.0, centre + half)};
}

double distance_from_uniform(std::vector<double> pits) {
  std::sort(pits.begin(), pits.end());
  const auto n = static_cast<double>(pits.size());
  double most = 0;
  for (std::size_t i = 0; i < pits.size(); ++i)
    most = std::max({most, pits[i] - static_cast<double>(i) / n, static_cast<double>(i + 1) / n - pits[i]});
  return most;
}

double usual_distance_from_uniform(std::size_t n) {
  const double root = std::sqrt(static_cast<double>(n));
  return 1.358 / (root + 0.12 + 0.11 / root);
}

}  // namespace tenure
