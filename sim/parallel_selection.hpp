#pragma once
/// parallel_gather for rows of which a test without a branch (sim/selection.hpp) sends most away.

#include "sim/parallel.hpp"
#include "sim/selection.hpp"

namespace tenure {

/// Whatever f(row, out) pushes to `out` for those rows of [0, rows) for which test(row) holds, gathered in row order.
template <class T, class Test, class F>
[[nodiscard]] std::vector<T> parallel_gather_where(std::size_t rows, Test&& test, F&& f) {
  return parallel_gather_blocks<T>(rows, [&](std::size_t begin, std::size_t end, std::vector<T>& out) {
    for_each_where(begin, end, test, [&](std::size_t row) { f(row, out); });
  });
}

}  // namespace tenure
