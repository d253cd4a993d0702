#include "analysis/common_luck.hpp"

#include <algorithm>

namespace tenure {

LuckVariance luck_variance(const Outputs& outputs, std::size_t target) {
  const std::size_t points = outputs.points(), lives = outputs.replicates;
  if (points < 2 || lives < 2) return {};
  std::vector<double> of_point(points, 0.0), of_life(lives, 0.0);
  const auto p = static_cast<double>(points), r = static_cast<double>(lives);
  double all = 0;
  for (std::size_t i = 0; i < points; ++i)
    for (std::size_t k = 0; k < lives; ++k) {
      const double y = outputs.at(i, k, target);
      of_point[i] += y / r, of_life[k] += y / p, all += y / (p * r);
    }
  double between = 0, rest = 0;
  for (std::size_t k = 0; k < lives; ++k) between += p * (of_life[k] - all) * (of_life[k] - all);
  for (std::size_t i = 0; i < points; ++i)
    for (std::size_t k = 0; k < lives; ++k) {
      const double e = outputs.at(i, k, target) - of_point[i] - of_life[k] + all;
      rest += e * e;
    }
  LuckVariance luck;
  luck.own = rest / ((p - 1) * (r - 1));
  luck.shared = std::max(0.0, (between / (r - 1) - luck.own) / p);
  return luck;
}

}  // namespace tenure
