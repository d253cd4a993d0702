#pragma once
/// Whole numbers from fractions, so that totals stay what they were.
///
/// Source of the two-way case: Cox 1987, Journal of the American Statistical Association 82 (controlled rounding).

#include <cstdint>
#include <span>
#include <vector>

#include "models/synthesis/table_shape.hpp"

namespace tenure {

/// Shares `total` among parts in proportion to `weights` by largest remainders (ties to the earlier part): each part is
/// its fraction rounded up or down, and the parts add up to `total`. All zero weights count as equal.
[[nodiscard]] std::vector<std::int64_t> apportion(std::span<const double> weights, std::int64_t total);

/// Rounds a table of non-negative cells whose sums are about the given whole ones, so that every row and column sums to
/// exactly what is given. Each cell is rounded up or down wherever cells and sums agree to rounding error; where they
/// do not, some move further. Sums of `rows` and `columns` must be equal. Where the shape has gaps, a
/// few cells move by more than one, and what no cell of its row can take is left out: sums then stay below.
[[nodiscard]] std::vector<std::int64_t> controlled_rounding(const TableShape& shape, std::span<const double> cells,
                                                            std::span<const std::int64_t> rows,
                                                            std::span<const std::int64_t> columns);
/// With all cells, row by row: nothing is left out.
[[nodiscard]] std::vector<std::int64_t> controlled_rounding(std::span<const double> cells,
                                                            std::span<const std::int64_t> rows,
                                                            std::span<const std::int64_t> columns);

}  // namespace tenure
