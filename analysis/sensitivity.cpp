#include "analysis/sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include <fmt/format.h>

#include "sim/parallel.hpp"
#include "sim/random.hpp"

namespace tenure {

namespace {

constexpr Purpose bootstrap_luck{4};
constexpr std::uint32_t bootstraps = 500;
constexpr double level = 0.95;
constexpr double same_point = 1e-9;  ///< of a parameter's range: what a file's digits may lose

bool same(double a, double b) {
  return std::abs(a - b) <= same_point;
}

[[noreturn]] void out_of_order(std::size_t row, const std::string& why) {
  throw std::invalid_argument(fmt::format("row {} is not where the design has it: {}", row + 1, why));
}

/// Why the blocks of such a layout are none; nothing where all are.
std::string why_not(const Points& points, bool second_order, std::size_t& row) {
  const std::size_t k = points.parameters, block = (second_order ? 2 * k : k) + 2;
  for (std::size_t a = 0; a < points.rows(); a += block) {
    const std::size_t b = a + block - 1;
    // Rows of one base point, but for one parameter, which is the other's.
    for (std::size_t i = 0; i < (second_order ? 2 * k : k); ++i) {
      const std::size_t of = i < k ? a : b, other = i < k ? b : a;
      row = a + 1 + i;
      for (std::size_t j = 0; j < k; ++j)
        if (!same(points.at(row, j), points.at(i % k == j ? other : of, j)))
          return fmt::format("it should be row {} with the value of row {} for parameter {}", of + 1, other + 1,
                             i % k + 1);
    }
  }
  return "";
}

struct Blocks {
  std::size_t n, k, block;
  bool second_order;
  std::vector<double> y;  ///< output less its mean

  [[nodiscard]] double a(std::size_t i) const { return y[i * block]; }
  [[nodiscard]] double a_with(std::size_t i, std::size_t j) const { return y[i * block + 1 + j]; }
  [[nodiscard]] double b_with(std::size_t i, std::size_t j) const { return y[i * block + 1 + k + j]; }
  [[nodiscard]] double b(std::size_t i) const { return y[i * block + block - 1]; }
};

/// Indices of base points drawn `times` each: first, total, and second order by pairs, in a row.
std::vector<double> indices_of(const Blocks& at, std::span<const std::uint32_t> times) {
  const std::size_t k = at.k, pairs = at.second_order ? k * (k - 1) / 2 : 0;
  double sum = 0, squares = 0, weight = 0;
  std::vector<double> sums(2 * k + pairs, 0.0);
  for (std::size_t i = 0; i < at.n; ++i) {
    if (times[i] == 0) continue;
    const double w = times[i], a = at.a(i), b = at.b(i);
    weight += w, sum += w * (a + b), squares += w * (a * a + b * b);
    for (std::size_t j = 0; j < k; ++j) {
      const double change = at.a_with(i, j) - a;
      sums[j] += w * b * change;
      sums[k + j] += w * change * change;
    }
    std::size_t pair = 2 * k;
    if (at.second_order)
      for (std::size_t p = 0; p < k; ++p)
        for (std::size_t q = p + 1; q < k; ++q) sums[pair++] += w * (at.b_with(i, p) * at.a_with(i, q) - a * b);
  }
  const double mean = sum / (2 * weight), variance = squares / (2 * weight) - mean * mean;
  for (std::size_t j = 0; j < k; ++j) {
    sums[j] /= weight * variance;
    sums[k + j] /= 2 * weight * variance;
  }
  std::size_t pair = 2 * k;
  if (at.second_order)
    for (std::size_t p = 0; p < k; ++p)
      for (std::size_t q = p + 1; q < k; ++q, ++pair) sums[pair] = sums[pair] / (weight * variance) - sums[p] - sums[q];
  return sums;
}

}  // namespace

bool SobolIndices::inert(std::size_t parameter) const {
  return total[parameter].value == 0 && total[parameter].interval.high == 0;
}

SaltelliShape saltelli_shape(const Points& points) {
  const std::size_t k = points.parameters, rows = points.rows();
  if (rows == 0) throw std::invalid_argument("no points");
  std::size_t row_first = 0, row_second = 0;
  std::string first = fmt::format("{} rows are no multiple of {}", rows, k + 2), second = first;
  if (rows % (k + 2) == 0) {
    first = why_not(points, false, row_first);
    if (first.empty()) return {rows / (k + 2), false};
  }
  if (rows % (2 * k + 2) == 0) {
    second = why_not(points, true, row_second);
    if (second.empty()) return {rows / (2 * k + 2), true};
  }
  // The layout that holds for longer is the one that was meant.
  if (row_second > row_first) out_of_order(row_second, second);
  out_of_order(row_first, first);
}

SobolIndices sobol_indices(const Points& points, std::span<const double> output, std::uint64_t seed) {
  const SaltelliShape shape = saltelli_shape(points);
  if (output.size() != points.rows()) throw std::invalid_argument("an output needs a value for each point");
  const std::size_t k = points.parameters, n = shape.base_points;
  Blocks at{n, k, points.rows() / n, shape.second_order, std::vector<double>(output.begin(), output.end())};
  const double centre = mean(output);
  for (double& y : at.y) y -= centre;

  const std::vector<double> value = indices_of(at, std::vector<std::uint32_t>(n, 1));
  std::vector<std::vector<double>> drawn(bootstraps);
  const auto draw = [&](std::size_t r) {
    std::vector<std::uint32_t> times(n, 0);
    for (std::size_t i = 0; i < n;) {
      Stream stream(Luck{seed, 0}, bootstrap_luck, static_cast<std::uint32_t>(r), Day{static_cast<int>(i >> 16)});
      for (const std::size_t until = std::min(n, i + (std::size_t{1} << 16)); i < until; ++i)
        ++times[stream.below(static_cast<std::uint32_t>(n))];
    }
    drawn[r] = indices_of(at, times);
  };
  parallel_blocks(
      bootstraps,
      [&](std::size_t begin, std::size_t end, std::size_t) {
        for (std::size_t r = begin; r < end; ++r) draw(r);
      },
      1);
  const auto index = [&](std::size_t j) {
    std::vector<double> draws;
    for (const std::vector<double>& one : drawn)
      if (std::isfinite(one[j])) draws.push_back(one[j]);
    return SobolIndex{value[j], {quantile(draws, (1 - level) / 2), quantile(draws, (1 + level) / 2)}};
  };
  SobolIndices all;
  for (std::size_t j = 0; j < k; ++j) all.first.push_back(index(j)), all.total.push_back(index(k + j));
  if (shape.second_order) {
    all.second.resize(k);
    std::size_t pair = 2 * k;
    for (std::size_t p = 0; p < k; ++p) {
      all.second[p].resize(k);
      for (std::size_t q = p + 1; q < k; ++q) all.second[p][q] = index(pair++);
    }
  }
  return all;
}

MorrisEffects morris_effects(const Points& points, std::span<const double> output) {
  const std::size_t k = points.parameters, rows = points.rows();
  if (rows == 0 || rows % (k + 1) != 0)
    throw std::invalid_argument(fmt::format("{} rows are no whole trajectories of {}", rows, k + 1));
  if (output.size() != rows) throw std::invalid_argument("an output needs a value for each point");
  std::vector<std::vector<double>> effects(k);
  for (std::size_t start = 0; start < rows; start += k + 1) {
    std::vector<bool> moved(k, false);
    for (std::size_t row = start + 1; row <= start + k; ++row) {
      std::size_t changed = 0, which = 0;
      for (std::size_t j = 0; j < k; ++j)
        if (!same(points.at(row, j), points.at(row - 1, j))) ++changed, which = j;
      if (changed != 1)
        out_of_order(row, fmt::format("it should differ from row {} in one parameter, not in {}", row, changed));
      if (moved[which])
        out_of_order(row, fmt::format("parameter {} has changed in this trajectory already", which + 1));
      moved[which] = true;
      effects[which].push_back((output[row] - output[row - 1]) / (points.at(row, which) - points.at(row - 1, which)));
    }
  }
  MorrisEffects all;
  for (const std::vector<double>& of : effects) {
    std::vector<double> sizes;
    for (const double e : of) sizes.push_back(std::abs(e));
    all.mu.push_back(mean(of));
    all.mu_star.push_back(mean(sizes));
    all.sigma.push_back(standard_deviation(of));
  }
  return all;
}

}  // namespace tenure
