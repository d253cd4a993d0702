#include "analysis/evaluation.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include <boost/math/distributions/students_t.hpp>

namespace tenure {

namespace {

constexpr double level = 0.95;

double square(double x) {
  return x * x;
}

}  // namespace

std::optional<ChangeSplit> split_change(const PairedCounts& n, double trend) {
  for (const double count : {n.before, n.before_actual, n.without, n.without_actual, n.with, n.with_actual})
    if (!(count > 0)) return std::nullopt;
  ChangeSplit split;
  split.total = std::log(n.with / n.before);
  const double drift = std::log(n.without / n.without_actual) - std::log(n.before / n.before_actual);
  const double recording = std::log(n.with / n.with_actual) - std::log(n.without / n.without_actual);
  split.part = {trend, std::log(n.without_actual / n.before_actual) - trend, drift,
                std::log(n.with_actual / n.without_actual), recording};
  return split;
}

Estimate estimate(std::span<const double> draws) {
  return {mean(draws), t_interval(draws, level)};
}

std::vector<std::size_t> worst(std::span<const double> before, double share) {
  std::vector<std::size_t> order(before.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return before[a] > before[b]; });
  const auto n = static_cast<std::size_t>(std::llround(share * static_cast<double>(before.size())));
  order.resize(std::min(order.size(), std::max<std::size_t>(n, 1)));
  std::sort(order.begin(), order.end());
  return order;
}

Estimate selection_effect(std::span<const double> before, std::span<const double> change, double share) {
  if (before.size() != change.size()) throw std::invalid_argument("a life has a year before and a change");
  const std::vector<std::size_t> at = worst(before, share);
  std::vector<double> chosen, others;
  for (std::size_t i = 0; i < change.size(); ++i)
    (std::binary_search(at.begin(), at.end(), i) ? chosen : others).push_back(change[i]);
  if (chosen.empty() || others.empty()) return {};
  const double rest = static_cast<double>(others.size()) / static_cast<double>(change.size());
  const double gap = mean(chosen) - mean(others);
  Estimate effect{rest * gap, std::nullopt};
  if (chosen.size() < 2 || others.size() < 2) return effect;
  const double n = static_cast<double>(chosen.size()), m = static_cast<double>(others.size());
  const double a = square(standard_deviation(chosen)) / n, b = square(standard_deviation(others)) / m;
  if (!(a + b > 0)) return effect;
  const double freedom = square(a + b) / (square(a) / (n - 1) + square(b) / (m - 1));
  const double half = boost::math::quantile(boost::math::students_t(freedom), (1 + level) / 2) * std::sqrt(a + b);
  effect.interval = Interval{rest * (gap - half), rest * (gap + half)};
  return effect;
}

std::optional<double> change_of(std::span<const double> before, std::span<const double> after,
                                std::span<const std::size_t> places) {
  double first = 0, second = 0;
  for (const std::size_t i : places) first += before[i], second += after[i];
  if (!(first > 0) || !(second > 0)) return std::nullopt;
  return std::log(second / first);
}

}  // namespace tenure
