#include "models/synthesis/rounding.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "sim/parallel.hpp"

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
  Remainder(const TableShape& shape, std::span<const double> cells, std::span<const std::int64_t> rows,
            std::span<const std::int64_t> columns)
      : shape_(shape),
        cells_(cells),
        whole_(cells.size()),
        state_(cells.size(), fixed),
        row_(rows.begin(), rows.end()),
        column_(columns.begin(), columns.end()) {
    for (std::size_t c = 0; c < cells.size(); ++c) {
      whole_[c] = static_cast<std::int64_t>(std::floor(cells[c] + 1e-9));
      row(c) -= whole_[c];
      column(c) -= whole_[c];
    }
    take_back_excess();
  }

  std::vector<std::int64_t> settle() {
    raise_largest();
    for (std::size_t r = 0; r < row_.size(); ++r)
      while (row_[r] > 0) {
        // In a large table with gaps the search would wander through most of it for each unit.
        if (!(shape_.is_full() && search(r)) && !give_anywhere(r)) break;
      }
    return std::move(whole_);
  }

 private:
  /// A cell whose value is whole can't be raised; the others can once.
  enum State : std::uint8_t { fixed, low, raised };

  std::int64_t& row(std::size_t c) { return row_[shape_.row_of(c)]; }
  std::int64_t& column(std::size_t c) { return column_[shape_.column_of(c)]; }

  // Cells that do not add up to the sums can overshoot one of them already when rounded down.
  void take_back_excess() {
    for (std::size_t c = 0; c < whole_.size(); ++c) {
      const std::int64_t over = std::max(-row(c), -column(c));
      const std::int64_t back = std::clamp<std::int64_t>(over, 0, whole_[c]);
      whole_[c] -= back;
      row(c) += back;
      column(c) += back;
    }
  }

  void raise(std::size_t c) {
    ++whole_[c];
    state_[c] = raised;
    --row(c);
    --column(c);
  }

  void raise_largest() {
    std::vector<std::pair<double, std::uint32_t>> order;
    for (std::size_t c = 0; c < cells_.size(); ++c)
      if (const double part = cells_[c] - std::floor(cells_[c] + 1e-9); part > 1e-9) {
        state_[c] = low;
        order.emplace_back(part, static_cast<std::uint32_t>(c));
      }
    parallel_sort_total(order,
                        [](auto a, auto b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    for (const auto& [part, c] : order)
      if (row(c) > 0 && column(c) > 0) raise(c);
  }

  bool search(std::size_t r) {
    seen_row_.assign(row_.size(), 0);
    seen_column_.assign(column_.size(), 0);
    return augment(r);
  }

  /// One unit from row r to a column that lacks one, along cells that may be raised and back along raised ones.
  bool augment(std::size_t r) {
    seen_row_[r] = 1;
    for (std::size_t c = shape_.begin(r); c < shape_.end(r); ++c) {
      if (state_[c] != low) continue;
      const std::size_t k = shape_.column_of(c);
      if (seen_column_[k]) continue;
      seen_column_[k] = 1;
      if (column_[k] > 0) {
        raise(c);
        return true;
      }
      for (const std::uint32_t from : shape_.cells_of_column(k)) {
        if (state_[from] != raised) continue;
        const std::size_t other = shape_.row_of(from);
        if (seen_row_[other]) continue;
        ++row_[other];
        if (augment(other)) {
          --whole_[from];
          state_[from] = low;
          ++whole_[c];
          state_[c] = raised;
          --row_[r];
          return true;
        }
        --row_[other];
      }
    }
    return false;
  }

  bool give_anywhere(std::size_t r) {
    std::size_t best = shape_.end(r);
    for (std::size_t c = shape_.begin(r); c < shape_.end(r); ++c)
      if (column(c) > 0 && (best == shape_.end(r) || cells_[c] > cells_[best])) best = c;
    if (best == shape_.end(r)) return false;
    ++whole_[best];
    --row_[r];
    --column(best);
    return true;
  }

  const TableShape& shape_;
  std::span<const double> cells_;
  std::vector<std::int64_t> whole_;
  std::vector<State> state_;
  std::vector<std::int64_t> row_, column_;  ///< still to give
  std::vector<std::uint8_t> seen_row_, seen_column_;
};

}  // namespace

std::vector<std::int64_t> controlled_rounding(const TableShape& shape, std::span<const double> cells,
                                              std::span<const std::int64_t> rows,
                                              std::span<const std::int64_t> columns) {
  if (cells.empty()) return {};
  return Remainder(shape, cells, rows, columns).settle();
}

std::vector<std::int64_t> controlled_rounding(std::span<const double> cells, std::span<const std::int64_t> rows,
                                              std::span<const std::int64_t> columns) {
  return controlled_rounding(TableShape::full(rows.size(), columns.size()), cells, rows, columns);
}

}  // namespace tenure
