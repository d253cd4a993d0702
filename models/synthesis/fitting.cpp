#include "models/synthesis/fitting.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

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

Fit fit_two_way(std::vector<double> seed, std::span<const double> rows, std::span<const double> columns,
                double tolerance, int most_rounds) {
  Fit result{std::move(seed), 0, 0};
  std::vector<double>& x = result.cells;
  const std::size_t n = columns.size();
  const double whole = std::max(std::accumulate(rows.begin(), rows.end(), 0.0), 1e-300);
  std::vector<double> column_sum(n);
  while (true) {
    // Rows first, then the error of the columns: once they hold too, the table is the answer.
    std::fill(column_sum.begin(), column_sum.end(), 0.0);
    for (std::size_t r = 0; r < rows.size(); ++r) {
      double* row = x.data() + r * n;
      const double sum = std::accumulate(row, row + n, 0.0);
      const double scale = sum > 0 ? rows[r] / sum : 0;
      for (std::size_t c = 0; c < n; ++c) column_sum[c] += row[c] *= scale;
    }
    result.worst = 0;
    for (std::size_t c = 0; c < n; ++c)
      result.worst = std::max(result.worst, std::abs(column_sum[c] - columns[c]) / whole);
    if (result.worst <= tolerance || result.rounds == most_rounds) return result;
    ++result.rounds;
    for (std::size_t c = 0; c < n; ++c) column_sum[c] = column_sum[c] > 0 ? columns[c] / column_sum[c] : 0;
    for (std::size_t r = 0; r < rows.size(); ++r)
      for (std::size_t c = 0; c < n; ++c) x[r * n + c] *= column_sum[c];
  }
}

}  // namespace tenure
