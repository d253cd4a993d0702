#include "models/synthesis/fitting.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/parallel.hpp"

namespace tenure {

Fit fit(std::vector<double> seed, std::span<const Margin> margins, double tolerance, int most_rounds) {
  Fit result{std::move(seed), 0, 0};
  std::vector<double>& x = result.cells;
  std::vector<double> sums, scale;
  const auto sum_groups = [&](const Margin& m) {
    sums.assign(m.totals.size(), 0);
    for (std::size_t c = 0; c < x.size(); ++c) sums[m.group[c]] += x[c];
  };
  while (true) {
    double whole = 0;
    result.worst = 0;
    for (const Margin& m : margins) {
      sum_groups(m);
      whole = std::accumulate(m.totals.begin(), m.totals.end(), 0.0);
      for (std::size_t g = 0; g < sums.size(); ++g)
        result.worst = std::max(result.worst, std::abs(sums[g] - m.totals[g]) / std::max(whole, 1e-300));
    }
    if (result.worst <= tolerance || result.rounds == most_rounds) return result;
    ++result.rounds;
    for (const Margin& m : margins) {
      sum_groups(m);
      scale.resize(sums.size());
      for (std::size_t g = 0; g < sums.size(); ++g) scale[g] = sums[g] > 0 ? m.totals[g] / sums[g] : 0;
      for (std::size_t c = 0; c < x.size(); ++c) x[c] *= scale[m.group[c]];
    }
  }
}

Fit fit_two_way(const TableShape& shape, std::vector<double> seed, std::span<const double> rows,
                std::span<const double> columns, double tolerance, int most_rounds) {
  Fit result{std::move(seed), 0, 0};
  std::vector<double>& x = result.cells;
  const double whole = std::max(std::accumulate(rows.begin(), rows.end(), 0.0), 1e-300);
  std::vector<double> column_sum(columns.size()), scale(columns.size(), 1.0);
  while (true) {
    // Rows first, then the error of the columns: once they hold too, the table is the answer.
    parallel_blocks(
        shape.rows(),
        [&](std::size_t first, std::size_t last, std::size_t) {
          for (std::size_t r = first; r < last; ++r) {
            double sum = 0;
            for (std::size_t c = shape.begin(r); c < shape.end(r); ++c) sum += x[c] *= scale[shape.column_of(c)];
            const double by = sum > 0 ? rows[r] / sum : 0;
            for (std::size_t c = shape.begin(r); c < shape.end(r); ++c) x[c] *= by;
          }
        },
        shape.rows_together());
    parallel_blocks(
        shape.columns(),
        [&](std::size_t first, std::size_t last, std::size_t block) {
          std::fill(column_sum.begin() + static_cast<std::ptrdiff_t>(first),
                    column_sum.begin() + static_cast<std::ptrdiff_t>(last), 0.0);
          for (std::size_t r = 0; r < shape.rows(); ++r)
            for (std::uint32_t c = shape.block_begin(block, r); c < shape.block_begin(block + 1, r); ++c)
              column_sum[shape.column_of(c)] += x[c];
        },
        shape.columns_together());
    result.worst = 0;
    for (std::size_t k = 0; k < columns.size(); ++k)
      result.worst = std::max(result.worst, std::abs(column_sum[k] - columns[k]) / whole);
    if (result.worst <= tolerance || result.rounds == most_rounds) return result;
    ++result.rounds;
    for (std::size_t k = 0; k < columns.size(); ++k) scale[k] = column_sum[k] > 0 ? columns[k] / column_sum[k] : 0;
  }
}

Fit fit_two_way(std::vector<double> seed, std::span<const double> rows, std::span<const double> columns,
                double tolerance, int most_rounds) {
  return fit_two_way(TableShape::full(rows.size(), columns.size()), std::move(seed), rows, columns, tolerance,
                     most_rounds);
}

}  // namespace tenure
