#include "models/labour/ces.hpp"

#include <cassert>
#include <cmath>

namespace tenure {

double ces(std::span<const double> inputs, std::span<const double> weights, double elasticity) {
  assert(inputs.size() == weights.size());
  const double r = 1.0 - 1.0 / elasticity;
  double sum = 0;
  if (std::abs(r) < 1e-9) {  // the limit; the power mean loses its digits before it gets there
    for (std::size_t k = 0; k < inputs.size(); ++k)
      if (weights[k] > 0) sum += weights[k] * std::log(inputs[k]);
    return std::exp(sum);
  }
  for (std::size_t k = 0; k < inputs.size(); ++k)
    if (weights[k] > 0) sum += weights[k] * std::pow(inputs[k], r);
  return std::pow(sum, 1.0 / r);
}

double ces_marginal(double input, double weight, double value, double elasticity) {
  return weight > 0 ? weight * std::pow(value / input, 1.0 / elasticity) : 0.0;
}

}  // namespace tenure
