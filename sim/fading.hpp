#pragma once
/// How much is left of something that fades by an e-folding time.

#include <cmath>

namespace tenure {

/// exp(-days / memory). What never happened lies so long back that the exponential is 0: that it need not work out.
[[nodiscard]] inline double fading(double days, double memory) {
  constexpr double nothing_left = 800.0;  // exp(-746) is already less than the smallest double
  const double times = days / memory;
  return times > nothing_left ? 0.0 : std::exp(-times);
}

}  // namespace tenure
