#include "analysis/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

#include <boost/math/distributions/students_t.hpp>

namespace tenure {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double t_quantile(std::size_t draws, double level) {
  return boost::math::quantile(boost::math::students_t(static_cast<double>(draws - 1)), (1.0 + level) / 2.0);
}

double covariance(std::span<const double> a, std::span<const double> b) {
  const double mean_a = mean(a), mean_b = mean(b);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - mean_a) * (b[i] - mean_b);
  return sum / static_cast<double>(a.size() - 1);
}

void require_pairs(std::span<const double> a, std::span<const double> b) {
  if (a.size() != b.size()) throw std::invalid_argument("paired draws differ in number");
}

}  // namespace

double mean(std::span<const double> draws) {
  if (draws.empty()) return nan;
  return std::accumulate(draws.begin(), draws.end(), 0.0) / static_cast<double>(draws.size());
}

double standard_deviation(std::span<const double> draws) {
  return draws.size() < 2 ? nan : std::sqrt(covariance(draws, draws));
}

double quantile(std::vector<double> draws, double p) {
  std::sort(draws.begin(), draws.end());
  return sorted_quantile(draws, p);
}

double sorted_quantile(std::span<const double> draws, double p) {
  if (!(p >= 0.0 && p <= 1.0)) throw std::invalid_argument("a quantile's p lies within 0 to 1");
  if (draws.empty()) return nan;
  const double h = static_cast<double>(draws.size() - 1) * p;
  const auto below = static_cast<std::size_t>(h);
  const std::size_t above = std::min(below + 1, draws.size() - 1);
  return draws[below] + (h - static_cast<double>(below)) * (draws[above] - draws[below]);
}

std::optional<Interval> t_interval(std::span<const double> draws, double level) {
  if (draws.size() < 2) return std::nullopt;
  const double centre = mean(draws);
  const double half =
      t_quantile(draws.size(), level) * standard_deviation(draws) / std::sqrt(static_cast<double>(draws.size()));
  return Interval{centre - half, centre + half};
}

std::vector<double> paired_differences(std::span<const double> base, std::span<const double> other) {
  require_pairs(base, other);
  std::vector<double> differences(base.size());
  std::transform(other.begin(), other.end(), base.begin(), differences.begin(), std::minus<>());
  return differences;
}

Ratio ratio_of_means(std::span<const double> above, std::span<const double> below, double level) {
  require_pairs(above, below);
  const double a = mean(above), b = mean(below);
  Ratio ratio{b == 0.0 ? nan : a / b, std::nullopt};
  if (above.size() < 2) return ratio;
  // r solves (a - r b)^2 <= t^2 var(a - r b): a quadratic in r, bounded where b^2 exceeds t^2 var(b).
  const double t = t_quantile(above.size(), level);
  const double scale = t * t / static_cast<double>(above.size());
  const double square = b * b - scale * covariance(below, below);
  const double half_linear = a * b - scale * covariance(above, below);
  const double constant = a * a - scale * covariance(above, above);
  if (!(square > 0.0)) return ratio;
  const double root = std::sqrt(std::max(0.0, half_linear * half_linear - square * constant));
  ratio.interval = Interval{(half_linear - root) / square, (half_linear + root) / square};
  return ratio;
}

double share_above_zero(std::span<const double> draws) {
  if (draws.empty()) return nan;
  double above = 0;
  for (double x : draws) above += x > 0.0 ? 1.0 : x == 0.0 ? 0.5 : 0.0;
  return above / static_cast<double>(draws.size());
}

double variance_ratio(std::span<const double> base, std::span<const double> other) {
  const std::vector<double> differences = paired_differences(base, other);
  if (differences.size() < 2) return nan;
  const double unpaired = covariance(base, base) + covariance(other, other);
  const double paired = covariance(differences, differences);
  if (paired > 0.0) return unpaired / paired;
  return unpaired > 0.0 ? std::numeric_limits<double>::infinity() : nan;
}

}  // namespace tenure
