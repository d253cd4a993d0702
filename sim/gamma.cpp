#include "sim/gamma.hpp"

#include <boost/math/distributions/gamma.hpp>

namespace tenure {

double gamma_quantile(double shape, double u) {
  return boost::math::quantile(boost::math::gamma_distribution<>(shape, 1.0 / shape), u);
}

double gamma_below(double shape, double x) {
  return boost::math::cdf(boost::math::gamma_distribution<>(shape, 1.0 / shape), x);
}

}  // namespace tenure
