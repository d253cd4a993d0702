#include "models/synthesis/firm_sizes.hpp"

#include <algorithm>
#include <cmath>

#include "models/state/purposes.hpp"
#include "models/synthesis/rounding.hpp"

namespace tenure {

std::vector<std::int64_t> firm_sizes(std::size_t n, std::int64_t total, double exponent, double largest,
                                     const Luck& luck) {
  std::vector<double> above(n);  // share of enterprises that are larger
  for (std::size_t i = 0; i < n; ++i)
    above[i] =
        (static_cast<double>(i) + Stream(luck, purpose::synthesis(40), static_cast<std::uint32_t>(i)).uniform()) /
        static_cast<double>(n);
  std::vector<double> sizes(n);
  const auto sum_with_least = [&](double least) {
    const double low = std::pow(least, -exponent), high = std::pow(largest, -exponent);
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) sum += sizes[i] = std::pow(high + above[i] * (low - high), -1 / exponent);
    return sum;
  };
  double low = 1e-6, high = largest;
  for (int i = 0; i < 60; ++i) {
    const double middle = std::sqrt(low * high);
    (sum_with_least(middle) < static_cast<double>(total) ? low : high) = middle;
  }
  (void)sum_with_least(high);
  // One person each first: the least enterprises of a very small district would round to nobody.
  for (double& size : sizes) size = std::max(0.0, size - 1);
  std::vector<std::int64_t> whole = apportion(sizes, total - static_cast<std::int64_t>(n));
  for (std::int64_t& size : whole) ++size;
  return whole;
}

}  // namespace tenure
