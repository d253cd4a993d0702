#include "app/sensitivity_rows.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "sim/csv.hpp"

namespace tenure {

namespace {

std::string cells(const SobolIndex& index) {
  return fmt::format("{},{},{}", csv_cell(index.value), csv_cell(index.interval.low), csv_cell(index.interval.high));
}

/// The parameters from the most to the least important.
std::vector<std::size_t> by_importance(const std::vector<double>& importance) {
  std::vector<std::size_t> order(importance.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return importance[a] > importance[b]; });
  return order;
}

void say_inert(const std::string& output, const std::string& parameter) {
  fmt::print("note: {}: {} is inert, it changes nothing within its bounds\n", output, parameter);
}

void say_all_inert(const std::string& output) {
  fmt::print("note: {} is the same at every point: no parameter changes it\n", output);
}

void say_unresolved(const std::string& output, const std::string& what, const SobolIndex& index, std::size_t n) {
  const double half = (index.interval.high - index.interval.low) / 2;
  if (!(half > unresolved_half_width)) return;
  const double needed = static_cast<double>(n) * (half / unresolved_half_width) * (half / unresolved_half_width);
  fmt::print(stderr, "warning: {}: {} is not resolved: {:.2f} ({:.2f} to {:.2f}); some {:.0f} base points would do\n",
             output, what, index.value, index.interval.low, index.interval.high, needed);
}

}  // namespace

SensitivityRows saltelli_rows(const std::string& output, const std::vector<DesignParameter>& parameters,
                              const Points& points, const std::vector<double>& values, std::uint64_t seed) {
  SensitivityRows rows;
  const std::size_t n = saltelli_shape(points).base_points;
  const SobolIndices indices = sobol_indices(points, values, seed);
  const std::string name = csv_cell(output);
  std::vector<double> totals;
  for (std::size_t j = 0; j < parameters.size(); ++j) {
    rows.indices += fmt::format("{},{},{},{}\n", name, csv_cell(parameters[j].name), cells(indices.first[j]),
                                cells(indices.total[j]));
    totals.push_back(indices.total[j].value);
    for (std::size_t q = j + 1; q < parameters.size() && !indices.second.empty(); ++q)
      rows.pairs += fmt::format("{},{},{},{}\n", name, csv_cell(parameters[j].name), csv_cell(parameters[q].name),
                                cells(indices.second[j][q]));
  }
  if (!std::isfinite(totals.front())) {
    say_all_inert(output);
    return rows;
  }
  fmt::print("{:<40} {:>28} {:>28}\n", output, "first (95 %)", "total (95 %)");
  for (const std::size_t j : by_importance(totals)) {
    const SobolIndex &first = indices.first[j], &total = indices.total[j];
    fmt::print("  {:<38} {:8.3f} ({:7.3f} to {:7.3f}) {:8.3f} ({:7.3f} to {:7.3f})\n", parameters[j].name, first.value,
               first.interval.low, first.interval.high, total.value, total.interval.low, total.interval.high);
  }
  for (std::size_t j = 0; j < parameters.size(); ++j) {
    if (indices.inert(j)) say_inert(output, parameters[j].name);
    say_unresolved(output, "the first-order index of " + parameters[j].name, indices.first[j], n);
    say_unresolved(output, "the total index of " + parameters[j].name, indices.total[j], n);
  }
  return rows;
}

SensitivityRows morris_rows(const std::string& output, const std::vector<DesignParameter>& parameters,
                            const Points& points, const std::vector<double>& values) {
  SensitivityRows rows;
  const MorrisEffects effects = morris_effects(points, values);
  for (std::size_t j = 0; j < parameters.size(); ++j)
    rows.indices += fmt::format("{},{},{},{},{}\n", csv_cell(output), csv_cell(parameters[j].name),
                                csv_cell(effects.mu[j]), csv_cell(effects.mu_star[j]), csv_cell(effects.sigma[j]));
  if (std::all_of(effects.mu_star.begin(), effects.mu_star.end(), [](double effect) { return effect == 0; })) {
    say_all_inert(output);
    return rows;
  }
  fmt::print("{:<40} {:>12} {:>12} {:>12}\n", output, "mu*", "mu", "sigma");
  for (const std::size_t j : by_importance(effects.mu_star))
    fmt::print("  {:<38} {:12.4g} {:12.4g} {:12.4g}\n", parameters[j].name, effects.mu_star[j], effects.mu[j],
               effects.sigma[j]);
  for (std::size_t j = 0; j < parameters.size(); ++j)
    if (effects.mu_star[j] == 0) say_inert(output, parameters[j].name);
  return rows;
}

}  // namespace tenure
