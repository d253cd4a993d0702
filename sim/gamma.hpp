#pragma once
/// The gamma distribution with mean 1.

namespace tenure {

/// The value below which a share `u` in (0, 1) lies.
[[nodiscard]] double gamma_quantile(double shape, double u);
/// The share that lies below x >= 0.
[[nodiscard]] double gamma_below(double shape, double x);

}  // namespace tenure
