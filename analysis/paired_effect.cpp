#include "analysis/paired_effect.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tenure {

PairedEffect effect_of(std::span<const double> draws) {
  std::vector<double> finite;
  for (const double x : draws)
    if (std::isfinite(x)) finite.push_back(x);
  std::sort(finite.begin(), finite.end());
  PairedEffect effect;
  effect.draws = finite.size();
  effect.mean = mean(finite);
  effect.median = sorted_quantile(finite, 0.5);
  effect.half = {sorted_quantile(finite, 0.25), sorted_quantile(finite, 0.75)};
  effect.most = {sorted_quantile(finite, 0.05), sorted_quantile(finite, 0.95)};
  effect.share_up = share_above_zero(finite);
  if (!finite.empty()) effect.least = finite.front(), effect.greatest = finite.back();
  return effect;
}

}  // namespace tenure
