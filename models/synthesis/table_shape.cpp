#include "models/synthesis/table_shape.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace tenure {

TableShape TableShape::full(std::size_t rows, std::size_t columns) {
  std::vector<std::uint32_t> all(columns);
  std::iota(all.begin(), all.end(), std::uint32_t{0});
  return {columns, std::vector<std::vector<std::uint32_t>>(rows, all)};
}

TableShape::TableShape(std::size_t columns, const std::vector<std::vector<std::uint32_t>>& columns_of)
    : begin_{0}, column_begin_(columns + 1, 0) {
  for (const auto& row : columns_of) begin_.push_back(begin_.back() + row.size());
  if (begin_.back() > 0xffff'ffffu) throw std::length_error("a table of more than 4,294,967,295 cells");
  row_.reserve(begin_.back());
  column_.reserve(begin_.back());
  for (std::uint32_t r = 0; r < columns_of.size(); ++r)
    for (const std::uint32_t c : columns_of[r]) {
      row_.push_back(r);
      column_.push_back(c);
      ++column_begin_[c + 1];
    }
  std::partial_sum(column_begin_.begin(), column_begin_.end(), column_begin_.begin());
  std::vector<std::size_t> next(column_begin_.begin(), column_begin_.end() - 1);
  by_column_.resize(column_.size());
  for (std::uint32_t cell = 0; cell < column_.size(); ++cell) by_column_[next[column_[cell]]++] = cell;
  const std::size_t blocks = (columns + columns_together() - 1) / columns_together();
  for (std::size_t b = 0; b <= blocks; ++b)
    for (std::size_t r = 0; r < rows(); ++r) {
      const auto first = column_.begin() + static_cast<std::ptrdiff_t>(begin(r)),
                 last = column_.begin() + static_cast<std::ptrdiff_t>(end(r));
      block_begin_.push_back(
          static_cast<std::uint32_t>(std::lower_bound(first, last, b * columns_together()) - column_.begin()));
    }
}

std::size_t TableShape::together(std::size_t lines) const {
  constexpr std::size_t cells_together = 1 << 16;
  return std::max<std::size_t>(1, cells_together * lines / std::max<std::size_t>(1, cells()));
}

}  // namespace tenure
