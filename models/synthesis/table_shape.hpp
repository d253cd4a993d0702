#pragma once
/// Which cells of a two-way table there are: all of them, or only those that can hold anything, such as the pairs of
/// places near enough for a daily commute. Cells are numbered row by row; other tables of the same shape are vectors of
/// values by cell.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tenure {

class TableShape {
 public:
  /// Every cell of rows x columns.
  static TableShape full(std::size_t rows, std::size_t columns);
  /// `columns_of[row]`, ascending.
  TableShape(std::size_t columns, const std::vector<std::vector<std::uint32_t>>& columns_of);

  [[nodiscard]] std::size_t rows() const { return begin_.size() - 1; }
  [[nodiscard]] std::size_t columns() const { return column_begin_.size() - 1; }
  [[nodiscard]] std::size_t cells() const { return column_.size(); }
  [[nodiscard]] bool is_full() const { return cells() == rows() * columns(); }
  [[nodiscard]] std::size_t begin(std::size_t row) const { return begin_[row]; }
  [[nodiscard]] std::size_t end(std::size_t row) const { return begin_[row + 1]; }
  [[nodiscard]] std::uint32_t row_of(std::size_t cell) const { return row_[cell]; }
  [[nodiscard]] std::uint32_t column_of(std::size_t cell) const { return column_[cell]; }
  /// The cells of a column, by row.
  [[nodiscard]] std::span<const std::uint32_t> cells_of_column(std::size_t column) const {
    return std::span(by_column_).subspan(column_begin_[column], column_begin_[column + 1] - column_begin_[column]);
  }

  /// Rows of about so many cells that a thread should take them together.
  [[nodiscard]] std::size_t rows_together() const { return together(rows()); }
  /// The same of columns. Block b holds columns [b, b + 1) x columns_together(), and of each row the cells from
  /// block_begin(b, row) until block_begin(b + 1, row): one thread adds up its columns over all rows, in their order.
  [[nodiscard]] std::size_t columns_together() const { return together(columns()); }
  [[nodiscard]] std::uint32_t block_begin(std::size_t block, std::size_t row) const {
    return block_begin_[block * rows() + row];
  }

 private:
  [[nodiscard]] std::size_t together(std::size_t lines) const;

  std::vector<std::size_t> begin_, column_begin_;
  std::vector<std::uint32_t> row_, column_, by_column_, block_begin_;
};

}  // namespace tenure
