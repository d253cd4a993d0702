#pragma once
/// Deterministic parallel loops, sums, selections and sorts on oneTBB. Work is cut into blocks by row count alone,
/// never by thread count, and blocks are combined in order: the same bits on any number of threads.

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>

namespace tenure {

/// Rows of one block. A block is the unit of work and the unit of summation.
inline constexpr std::size_t block_rows = 2048;

/// Rows of one block of a gather: about 64 blocks, since its rows may cost very different amounts of work (a search and
/// a look at who need not search) and a few large blocks would leave threads waiting for the one with the searches.
[[nodiscard]] inline std::size_t gather_block_rows(std::size_t rows) {
  return std::clamp(rows / 64, std::size_t{32}, block_rows);
}

/// Calls f(i) for each i of [0, n), each a piece of work of its own. f must write nothing that another i's f reads or
/// writes.
template <class Index, class F>
void parallel_each(Index n, F&& f) {
  if (n > 1)
    tbb::parallel_for(Index{0}, n, f);
  else if (n == 1)
    f(Index{0});
}

/// Calls f(begin, end, block) for each block of [0, rows).
template <class F>
void parallel_blocks(std::size_t rows, F&& f, std::size_t rows_each = block_rows) {
  parallel_each((rows + rows_each - 1) / rows_each, [&](std::size_t block) {
    const std::size_t begin = block * rows_each;
    f(begin, std::min(begin + rows_each, rows), block);
  });
}

/// Calls f(row) for each row of [0, rows). f must write nothing that another row's f reads or writes.
template <class F>
void parallel_rows(std::size_t rows, F&& f) {
  parallel_blocks(rows, [&](std::size_t begin, std::size_t end, std::size_t) {
    for (std::size_t row = begin; row < end; ++row) f(row);
  });
}

/// Sum of f(row) over [0, rows): added within blocks in row order, then block by block.
template <class T, class F>
[[nodiscard]] T parallel_sum(std::size_t rows, T zero, F&& f) {
  std::vector<T> partial((rows + block_rows - 1) / block_rows, zero);
  parallel_blocks(rows, [&](std::size_t begin, std::size_t end, std::size_t block) {
    T sum = zero;
    for (std::size_t row = begin; row < end; ++row) sum += f(row);
    partial[block] = sum;
  });
  T total = zero;
  for (const T& part : partial) total += part;
  return total;
}

/// Whatever f(begin, end, out) pushes to `out` for the rows from begin to end - 1, gathered in row order.
template <class T, class F>
[[nodiscard]] std::vector<T> parallel_gather_blocks(std::size_t rows, F&& f) {
  const std::size_t each = gather_block_rows(rows);
  std::vector<std::vector<T>> parts((rows + each - 1) / each);
  parallel_blocks(
      rows,
      [&](std::size_t begin, std::size_t end, std::size_t block) {
        // Grows with the largest block of a thread instead of with each. Taken away while f runs, in case f waits for
        // others and its thread takes up another block.
        thread_local std::vector<T> spare;
        std::vector<T> found = std::move(spare);
        found.clear();
        f(begin, end, found);
        parts[block].assign(std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
        spare = std::move(found);
      },
      each);
  std::size_t total = 0;
  for (const auto& part : parts) total += part.size();
  std::vector<T> all;
  all.reserve(total);
  for (auto& part : parts)
    all.insert(all.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
  return all;
}

/// Whatever f(row, out) pushes to `out`, gathered in row order. The common shape of a phase: read tables, return
/// decisions.
template <class T, class F>
[[nodiscard]] std::vector<T> parallel_gather(std::size_t rows, F&& f) {
  return parallel_gather_blocks<T>(rows, [&](std::size_t begin, std::size_t end, std::vector<T>& out) {
    for (std::size_t row = begin; row < end; ++row) f(row, out);
  });
}

/// Sorts by a total order: `less` must tell any two different elements apart, so that the result is unique.
template <class T, class Less>
void parallel_sort_total(std::vector<T>& rows, Less less) {
  tbb::parallel_sort(rows.begin(), rows.end(), less);
}

}  // namespace tenure
