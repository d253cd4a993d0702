#include "analysis/region_sample.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "sim/parallel.hpp"
#include "sim/random.hpp"

namespace tenure {

namespace {

constexpr Purpose move_luck{11}, resample_luck{12};
constexpr int most_levels = 60;     ///< halvings: to a volume of 1e-18
constexpr int most_sweeps = 40;     ///< moves tried at a level
constexpr double moves_wanted = 5;  ///< taken by the mean point at a level, after which it has forgotten where it was
constexpr std::size_t rows_each = 32;  ///< a block of points: their cost is the emulators', not the memory's
constexpr double infinity = std::numeric_limits<double>::infinity();

std::vector<double> on_each(const Points& points, const OnCube& f) {
  std::vector<double> values(points.rows());
  parallel_blocks(
      points.rows(),
      [&](std::size_t begin, std::size_t end, std::size_t) {
        for (std::size_t i = begin; i < end; ++i)
          values[i] = f({points.values.data() + i * points.parameters, points.parameters});
      },
      rows_each);
  return values;
}

Points chosen(const Points& points, const std::vector<std::size_t>& rows) {
  Points some{points.parameters, {}};
  for (const std::size_t i : rows)
    some.values.insert(some.values.end(), points.values.begin() + static_cast<std::ptrdiff_t>(i * points.parameters),
                       points.values.begin() + static_cast<std::ptrdiff_t>((i + 1) * points.parameters));
  return some;
}

/// Moves the points about; `take(now, then, draw)` says whether a jump from a value of f to another is taken.
template <class Take>
void move_about(Points& points, std::vector<double>& values, const OnCube& f, std::uint64_t seed, int level,
                Take&& take) {
  const std::size_t n = points.rows(), k = points.parameters;
  const double usual = 2.38 / std::sqrt(2.0 * static_cast<double>(k));
  std::vector<int> taken(n, 0);
  const auto jump = [&](const Points& frozen, std::size_t half, std::size_t i, int sweep, std::vector<double>& to) {
    Stream luck({seed, static_cast<std::uint32_t>(level)}, move_luck, static_cast<std::uint32_t>(i), Day{sweep});
    const auto other = [&] { return 2 * luck.below(static_cast<std::uint32_t>(n / 2)) + 1 - half; };
    const std::size_t a = other(), b = other();
    // now and then a whole difference, which leads from one scattered part to another
    const double far = luck.chance(0.1) ? 1.0 : usual * luck.uniform();
    for (std::size_t j = 0; j < k; ++j) {
      to[j] = points.at(i, j) + far * (frozen.at(a, j) - frozen.at(b, j)) + 1e-6 * luck.normal();
      if (to[j] <= 0 || to[j] >= 1) return;
    }
    const double draw = luck.uniform(), then = f(to);
    if (!take(values[i], then, draw)) return;
    std::copy(to.begin(), to.end(), points.values.begin() + static_cast<std::ptrdiff_t>(i * k));
    values[i] = then;
    ++taken[i];
  };
  for (int sweep = 0; sweep < most_sweeps; ++sweep) {
    // each half jumps by differences of the other, which stands still meanwhile: what they are spread by is kept
    for (std::size_t half = 0; half < 2; ++half) {
      const Points frozen = points;
      parallel_blocks(
          n,
          [&](std::size_t begin, std::size_t end, std::size_t) {
            std::vector<double> to(k);
            for (std::size_t i = begin; i < end; ++i)
              if (i % 2 == half) jump(frozen, half, i, sweep, to);
          },
          rows_each);
    }
    if (std::accumulate(taken.begin(), taken.end(), 0.0) >= moves_wanted * static_cast<double>(n)) break;
  }
}

/// Rows, each as often as its weight says but for a fraction (systematic resampling; Kitagawa 1996).
std::vector<std::size_t> resampled(const std::vector<double>& weights, std::size_t n, std::uint64_t seed, int level) {
  const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
  const double first = Stream({seed, static_cast<std::uint32_t>(level)}, resample_luck, 0).uniform();
  std::vector<std::size_t> rows;
  double sum = 0;
  std::size_t i = 0;
  for (std::size_t m = 0; m < n; ++m) {
    const double place = (static_cast<double>(m) + first) / static_cast<double>(n) * all;
    while (i + 1 < weights.size() && sum + weights[i] <= place) sum += weights[i++];
    rows.push_back(i);
  }
  return rows;
}

}  // namespace

RegionSample sample_region(std::size_t parameters, const OnCube& height, double level, std::size_t n,
                           std::uint64_t seed) {
  RegionSample sample{unit_design(parameters, {DesignMethod::sobol, static_cast<std::uint32_t>(n), seed, false}), 1, 0,
                      false};
  std::vector<double> heights = on_each(sample.points, height);
  for (int step = 0; step < most_levels; ++step) {
    std::vector<double> sorted = heights;
    std::sort(sorted.begin(), sorted.end());
    sample.lowest = sorted.front();
    const double now = std::max(sorted[n / 2 - 1], level);
    std::vector<double> kept(n);
    double left = 0;
    for (std::size_t i = 0; i < n; ++i) left += kept[i] = heights[i] <= now ? 1.0 : 0.0;
    sample.volume *= left / static_cast<double>(n);
    const std::vector<std::size_t> rows = resampled(kept, n, seed, step);
    sample.points = chosen(sample.points, rows);
    std::vector<double> of_rows;
    for (const std::size_t i : rows) of_rows.push_back(heights[i]);
    heights = std::move(of_rows);
    if (left < static_cast<double>(n))
      move_about(sample.points, heights, height, seed, step,
                 [now](double, double then, double) { return then <= now; });
    if (now == level) {
      sample.reached = true;
      return sample;
    }
    if (sorted.front() == sorted.back()) break;  // flat and above: there is nothing lower to go to
  }
  sample.volume = 0;
  return sample;
}

Points sample_density(Points even, const OnCube& log_density, std::uint64_t seed) {
  const std::size_t n = even.rows();
  std::vector<double> logs = on_each(even, log_density);
  double power = 0;
  for (int step = 0; power < 1; ++step) {
    const double top = *std::max_element(logs.begin(), logs.end());
    const auto weights_at = [&](double to) {
      std::vector<double> w(n);
      for (std::size_t i = 0; i < n; ++i)
        w[i] = std::isfinite(logs[i]) ? std::exp((to - power) * (logs[i] - top)) : 0.0;
      return w;
    };
    const auto worth = [&](double to) {
      double sum = 0, squares = 0;
      for (const double w : weights_at(to)) sum += w, squares += w * w;
      return sum * sum / squares;
    };
    double to = 1;
    if (worth(1) < 0.5 * static_cast<double>(n)) {
      double low = power, high = 1;
      for (int halving = 0; halving < 50; ++halving) {
        const double middle = (low + high) / 2;
        (worth(middle) < 0.5 * static_cast<double>(n) ? high : low) = middle;
      }
      to = std::max(low, power + 1e-6);  // where even that leaves less, a small step is taken all the same
      if (to > 1) to = 1;
    }
    const std::vector<std::size_t> rows = resampled(weights_at(to), n, seed + 1, step);
    even = chosen(even, rows);
    std::vector<double> of_rows;
    for (const std::size_t i : rows) of_rows.push_back(logs[i]);
    logs = std::move(of_rows);
    power = to;
    move_about(even, logs, log_density, seed + 1, step, [power](double now, double then, double draw) {
      return then > -infinity && std::log(draw) < power * (then - now);
    });
  }
  return even;
}

}  // namespace tenure
