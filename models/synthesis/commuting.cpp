#include "models/synthesis/commuting.hpp"

#include <cmath>
#include <numeric>

#include "models/synthesis/fitting.hpp"
#include "sim/parallel.hpp"

namespace tenure {

Commuting commuting(const TableShape& pairs, std::span<const double> distance, std::span<const double> origins,
                    std::span<const double> destinations, double mean_distance) {
  constexpr double steepest = 20;  // [1/km] beyond this everyone already works as near as posts allow
  const double people = std::accumulate(origins.begin(), origins.end(), 0.0);
  Commuting result;
  const auto mean_with = [&](double decay) {
    result.decay = decay;
    result.kernel.resize(distance.size());
    parallel_rows(distance.size(), [&](std::size_t i) { result.kernel[i] = std::exp(-decay * distance[i]) + 1e-12; });
    const Fit fitted = fit_two_way(pairs, result.kernel, origins, destinations, 1e-4, 25);
    double sum = 0;
    for (std::size_t i = 0; i < distance.size(); ++i) sum += fitted.cells[i] * distance[i];
    return sum / std::max(people, 1.0);
  };
  double low = 0, high = steepest;
  for (int i = 0; i < 12; ++i) {
    const double middle = (low + high) / 2;
    (mean_with(middle) > mean_distance ? low : high) = middle;
  }
  (void)mean_with((low + high) / 2);
  return result;
}

}  // namespace tenure
