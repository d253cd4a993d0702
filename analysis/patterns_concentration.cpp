#include "analysis/patterns_concentration.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <vector>

namespace tenure {

double share_holding(std::span<const std::uint32_t> events, double part) {
  const double wanted = part * static_cast<double>(std::accumulate(events.begin(), events.end(), std::uint64_t{0}));
  if (!(wanted > 0)) return std::numeric_limits<double>::quiet_NaN();
  std::vector<std::uint32_t> falling(events.begin(), events.end());
  std::sort(falling.begin(), falling.end(), std::greater<>());
  double held = 0;
  for (std::size_t i = 0; i < falling.size(); ++i) {
    if (held + falling[i] >= wanted)
      return (static_cast<double>(i) + (wanted - held) / falling[i]) / static_cast<double>(falling.size());
    held += falling[i];
  }
  return 1.0;
}

double share_with_any(std::span<const std::uint32_t> events) {
  const auto any = std::count_if(events.begin(), events.end(), [](std::uint32_t n) { return n > 0; });
  return static_cast<double>(any) / static_cast<double>(events.size());
}

double poisson_share_holding(double mean, double part) {
  // From the places with most events down; beyond `most` there is nothing left to tell.
  const int most = static_cast<int>(mean + 20 * std::sqrt(mean) + 40);
  const double wanted = part * mean;
  double places = 0, held = 0;
  for (int n = most; n > 0; --n) {
    const double share = std::exp(n * std::log(mean) - mean - std::lgamma(n + 1.0));
    if (held + n * share >= wanted) return places + (wanted - held) / n;
    held += n * share;
    places += share;
  }
  return 1.0;
}

}  // namespace tenure
