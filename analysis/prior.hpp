#pragma once
/// What is held of a parameter before any data: a distribution between two bounds. Calibration works on its quantiles u
/// in (0, 1), where every prior is even and parameters are of one scale:
///
///     uniform       x = low + u (high - low)
///     log_uniform   x = low (high / low)^u, for low > 0
///     normal        x = middle + spread z, z the standard normal cut off at both bounds

#include <map>
#include <string>

namespace tenure {

enum class PriorKind { uniform, log_uniform, normal };
inline const std::map<std::string, PriorKind> prior_kinds{
    {"uniform", PriorKind::uniform}, {"log_uniform", PriorKind::log_uniform}, {"normal", PriorKind::normal}};

struct Prior {
  std::string name;
  std::string unit = "1";
  PriorKind kind = PriorKind::uniform;
  double low = 0, high = 1;
  double middle = 0.5, spread = 0.25;  ///< normal: mean and standard deviation before it is cut off

  /// The value at quantile u.
  [[nodiscard]] double at(double u) const;
  /// The quantile of a value; 0 and 1 beyond the bounds.
  [[nodiscard]] double quantile_of(double x) const;
  [[nodiscard]] std::string kind_name() const;
};

}  // namespace tenure
