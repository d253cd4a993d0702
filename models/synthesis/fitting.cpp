#include "models/synthesis/fitting.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/state/kinds.hpp"
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

namespace {

/// N tables of one shape on their way to their margins, each as if alone. All arrays are [line or cell][table].
template <std::size_t N>
class Balancing {
 public:
  /// `cells` begin as the seed.
  Balancing(const TableShape& shape, double* cells, std::span<const double> rows, std::span<const double> columns)
      : shape_(shape),
        x_(cells),
        rows_(rows),
        columns_(columns),
        row_scale_(rows.size(), 1),
        column_scale_(columns.size(), 1),
        column_sum_(columns.size()) {
    for (std::size_t i = 0; i < rows.size(); ++i) whole_[i % N] += rows[i];
  }

  void run(double tolerance, int most_rounds) {
    do {
      // Rows first, then the error of the columns: once they hold too, the table is the answer. Some rows at a time,
      // so that their cells are still in the cache when columns are added up.
      std::fill(column_sum_.begin(), column_sum_.end(), 0.0);
      for (std::size_t from = 0; from < shape_.rows(); from += shape_.rows_together()) {
        const std::size_t to = std::min(shape_.rows(), from + shape_.rows_together());
        parallel_blocks(
            to - from, [&](std::size_t first, std::size_t last, std::size_t) { fit_rows(from + first, from + last); },
            shape_.rows_together() / 8 + 1);
        parallel_blocks(
            shape_.columns(), [&](std::size_t, std::size_t, std::size_t block) { add_to_columns(from, to, block); },
            shape_.columns_together());
      }
    } while (go_on(tolerance, most_rounds));
    parallel_rows(shape_.cells(), [&](std::size_t c) {
      for (std::size_t k = 0; k < N; ++k) x_[c * N + k] *= row_scale_[shape_.row_of(c) * N + k];
    });
  }

  std::array<int, N> rounds{};
  std::array<double, N> worst{};  ///< as `Fit` says

 private:
  /// Columns as the last round found them, then rows. What a row is multiplied by is kept beside its cells until the
  /// next round, which spares going through them once more.
  void fit_rows(std::size_t first, std::size_t last) {
    for (std::size_t r = first; r < last; ++r) {
      std::array<double, N> sum{};
      const std::array<double, N> by = scale_of_row(r);
      for (std::size_t c = shape_.begin(r); c < shape_.end(r); ++c)
        for (std::size_t k = 0; k < N; ++k)
          sum[k] += x_[c * N + k] = x_[c * N + k] * by[k] * column_scale_[shape_.column_of(c) * N + k];
      for (std::size_t k = 0; k < N; ++k)
        row_scale_[r * N + k] = done_[k] ? 1 : sum[k] > 0 ? rows_[r * N + k] / sum[k] : 0;
    }
  }

  void add_to_columns(std::size_t from, std::size_t to, std::size_t block) {
    for (std::size_t r = from; r < to; ++r) {
      const std::array<double, N> by = scale_of_row(r);
      for (std::uint32_t c = shape_.block_begin(block, r); c < shape_.block_begin(block + 1, r); ++c)
        for (std::size_t k = 0; k < N; ++k) column_sum_[shape_.column_of(c) * N + k] += x_[c * N + k] * by[k];
    }
  }

  /// False once all tables are done; one that is stays as it is while others go on.
  bool go_on(double tolerance, int most_rounds) {
    for (std::size_t k = 0; k < N; ++k) {
      if (!done_[k]) {
        worst[k] = 0;
        for (std::size_t i = k; i < columns_.size(); i += N)
          worst[k] = std::max(worst[k], std::abs(column_sum_[i] - columns_[i]) / std::max(whole_[k], 1e-300));
        done_[k] = worst[k] <= tolerance || rounds[k] == most_rounds;
        rounds[k] += !done_[k];
      }
      for (std::size_t i = k; i < columns_.size(); i += N)
        column_scale_[i] = done_[k] ? 1 : column_sum_[i] > 0 ? columns_[i] / column_sum_[i] : 0;
    }
    return std::find(done_.begin(), done_.end(), false) != done_.end();
  }

  [[nodiscard]] std::array<double, N> scale_of_row(std::size_t r) const {
    std::array<double, N> by;
    std::copy_n(row_scale_.begin() + static_cast<std::ptrdiff_t>(r * N), N, by.begin());
    return by;
  }

  const TableShape& shape_;
  double* x_;
  std::span<const double> rows_, columns_;
  std::vector<double> row_scale_, column_scale_, column_sum_;
  std::array<double, N> whole_{};
  std::array<bool, N> done_{};
};

}  // namespace

Fit fit_two_way(const TableShape& shape, std::vector<double> seed, std::span<const double> rows,
                std::span<const double> columns, double tolerance, int most_rounds) {
  Balancing<1> one(shape, seed.data(), rows, columns);
  one.run(tolerance, most_rounds);
  return {std::move(seed), one.rounds[0], one.worst[0]};
}

template <std::size_t N>
std::array<Fit, N> fit_two_way(const TableShape& shape, std::span<const double> seed, std::span<const double> rows,
                               std::span<const double> columns, double tolerance, int most_rounds) {
  std::vector<double> cells(seed.size() * N);
  parallel_rows(seed.size(), [&](std::size_t c) { std::fill_n(cells.data() + c * N, N, seed[c]); });
  Balancing<N> all(shape, cells.data(), rows, columns);
  all.run(tolerance, most_rounds);
  std::array<Fit, N> fits;
  parallel_each(N, [&](std::size_t k) {
    fits[k] = {std::vector<double>(seed.size()), all.rounds[k], all.worst[k]};
    for (std::size_t c = 0; c < seed.size(); ++c) fits[k].cells[c] = cells[c * N + k];
  });
  return fits;
}

template std::array<Fit, skills> fit_two_way(const TableShape&, std::span<const double>, std::span<const double>,
                                             std::span<const double>, double, int);

Fit fit_two_way(std::vector<double> seed, std::span<const double> rows, std::span<const double> columns,
                double tolerance, int most_rounds) {
  return fit_two_way(TableShape::full(rows.size(), columns.size()), std::move(seed), rows, columns, tolerance,
                     most_rounds);
}

}  // namespace tenure
