#include "models/synthesis/rounding.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace tenure {

std::vector<std::int64_t> apportion(std::span<const double> weights, std::int64_t total) {
  const std::size_t n = weights.size();
  std::vector<std::int64_t> parts(n, 0);
  if (n == 0) return parts;
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<double> rest(n);
  std::int64_t given = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double exact = static_cast<double>(total) * (sum > 0 ? weights[i] / sum : 1.0 / static_cast<double>(n));
    parts[i] = static_cast<std::int64_t>(std::floor(exact + 1e-9));
    rest[i] = exact - static_cast<double>(parts[i]);
    given += parts[i];
  }
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rest[a] > rest[b]; });
  for (std::size_t k = 0; given < total; k = (k + 1) % n, ++given) ++parts[order[k]];
  for (std::size_t k = n; given > total; k = k == 1 ? n : k - 1)
    if (parts[order[k - 1]] > 0) --parts[order[k - 1]], --given;
  return parts;
}

namespace {

/// What rounding down left to give, and the search for where it can go.
class Remainder {
 public:
  Remainder(std::span<const double> cells, std::span<const std::int64_t> rows, std::span<const std::int64_t> columns)
      : cells_(cells),
        lines_(rows.size()),
        width_(columns.size()),
        whole_(cells.size()),
        raised_(cells.size(), 0),
        row_(rows.begin(), rows.end()),
        column_(columns.begin(), columns.end()) {
    for (std::size_t c = 0; c < cells.size(); ++c) {
      whole_[c] = static_cast<std::int64_t>(std::floor(cells[c] + 1e-9));
      row_[c / width_] -= whole_[c];
      column_[c % width_] -= whole_[c];
    }
    take_back_excess();
  }

  std::vector<std::int64_t> settle() {
    raise_largest();
    for (std::size_t r = 0; r < lines_; ++r)
      while (row_[r] > 0) {
        seen_row_.assign(lines_, 0);
        seen_column_.assign(width_, 0);
        if (!augment(r)) give_anywhere(r);
      }
    return std::move(whole_);
  }

 private:
  double fraction(std::size_t c) const { return cells_[c] - std::floor(cells_[c] + 1e-9); }

  // Cells that do not add up to the sums can overshoot one of them already when rounded down.
  void take_back_excess() {
    for (std::size_t c = 0; c < whole_.size(); ++c) {
      const std::int64_t over = std::max(-row_[c / width_], -column_[c % width_]);
      const std::int64_t back = std::clamp<std::int64_t>(over, 0, whole_[c]);
      whole_[c] -= back;
      row_[c / width_] += back;
      column_[c % width_] += back;
    }
  }

  void raise(std::size_t c) {
    ++whole_[c];
    raised_[c] = 1;
    --row_[c / width_];
    --column_[c % width_];
  }

  void raise_largest() {
    std::vector<std::uint32_t> order;
    for (std::size_t c = 0; c < cells_.size(); ++c)
      if (fraction(c) > 1e-9) order.push_back(static_cast<std::uint32_t>(c));
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return fraction(a) > fraction(b); });
    for (const std::size_t c : order)
      if (row_[c / width_] > 0 && column_[c % width_] > 0) raise(c);
  }

  /// One unit from row r to a column that lacks one, along cells that may be raised and back along raised ones.
  bool augment(std::size_t r) {
    seen_row_[r] = 1;
    for (std::size_t k = 0; k < width_; ++k) {
      const std::size_t c = r * width_ + k;
      if (raised_[c] || fraction(c) <= 1e-9 || seen_column_[k]) continue;
      seen_column_[k] = 1;
      if (column_[k] > 0) {
        raise(c);
        return true;
      }
      for (std::size_t other = 0; other < lines_; ++other) {
        const std::size_t from = other * width_ + k;
        if (!raised_[from] || seen_row_[other]) continue;
        ++row_[other];
        if (augment(other)) {
          --whole_[from];
          raised_[from] = 0;
          ++whole_[c];
          raised_[c] = 1;
          --row_[r];
          return true;
        }
        --row_[other];
      }
    }
    return false;
  }

  void give_anywhere(std::size_t r) {
    std::size_t best = width_;
    for (std::size_t k = 0; k < width_; ++k)
      if (column_[k] > 0 && (best == width_ || cells_[r * width_ + k] > cells_[r * width_ + best])) best = k;
    assert(best < width_ && "sums of rows and columns must be equal");
    ++whole_[r * width_ + best];
    --row_[r];
    --column_[best];
  }

  std::span<const double> cells_;
  std::size_t lines_, width_;
  std::vector<std::int64_t> whole_;
  std::vector<std::uint8_t> raised_;
  std::vector<std::int64_t> row_, column_;  ///< still to give
  std::vector<std::uint8_t> seen_row_, seen_column_;
};

}  // namespace

std::vector<std::int64_t> controlled_rounding(std::span<const double> cells, std::span<const std::int64_t> rows,
                                              std::span<const std::int64_t> columns) {
  if (cells.empty()) return {};
  return Remainder(cells, rows, columns).settle();
}

}  // namespace tenure
