#include "analysis/prior.hpp"

#include <algorithm>
#include <cmath>

#include <boost/math/distributions/normal.hpp>

namespace tenure {

namespace {

/// Probability of the standard normal below both bounds.
struct Cut {
  double low, high;
};
Cut cut_of(const Prior& p) {
  const boost::math::normal z;
  return {cdf(z, (p.low - p.middle) / p.spread), cdf(z, (p.high - p.middle) / p.spread)};
}

}  // namespace

double Prior::at(double u) const {
  double x = low + u * (high - low);
  if (kind == PriorKind::log_uniform) x = low * std::pow(high / low, u);
  if (kind == PriorKind::normal) {
    const Cut cut = cut_of(*this);
    x = middle + spread * quantile(boost::math::normal{}, std::clamp(cut.low + u * (cut.high - cut.low), 1e-300, 1.0));
  }
  return std::clamp(x, low, high);
}

double Prior::quantile_of(double x) const {
  x = std::clamp(x, low, high);
  if (kind == PriorKind::log_uniform) return std::log(x / low) / std::log(high / low);
  if (kind == PriorKind::uniform) return (x - low) / (high - low);
  const Cut cut = cut_of(*this);
  return std::clamp((cdf(boost::math::normal{}, (x - middle) / spread) - cut.low) / (cut.high - cut.low), 0.0, 1.0);
}

std::string Prior::kind_name() const {
  for (const auto& [word, of] : prior_kinds)
    if (of == kind) return word;
  return "";
}

}  // namespace tenure
