#pragma once
/// Iterative proportional fitting: the table nearest to a seed table (in relative entropy) that has the given margins.
///
///   x[c] <- x[c] * total[m(c)] / sum of x over the cells of that margin's group,   margin after margin, until all hold
///
/// Zeros of the seed stay zero. Source: Deming and Stephan 1940, Annals of Mathematical Statistics 11; convergence:
/// Fienberg 1970, ibid. 41.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "models/synthesis/table_shape.hpp"

namespace tenure {

/// One margin: cells are grouped, and each group has a total.
struct Margin {
  std::vector<std::uint32_t> group;  ///< [cell] in {0, ..., totals.size() - 1}
  std::vector<double> totals;        ///< [group]
};

struct Fit {
  std::vector<double> cells;
  int rounds = 0;
  double worst = 0;  ///< largest |sum - total| of any group, over the table's sum
};

/// Stops once `worst` is at most `tolerance`, or after `most_rounds`.
[[nodiscard]] Fit fit(std::vector<double> seed, std::span<const Margin> margins, double tolerance = 1e-10,
                      int most_rounds = 500);

/// The two-way case: `seed` by cell of the shape, whose other cells are zero.
[[nodiscard]] Fit fit_two_way(const TableShape& shape, std::vector<double> seed, std::span<const double> rows,
                              std::span<const double> columns, double tolerance = 1e-10, int most_rounds = 500);
/// N tables from one seed, each fitted as if alone; `rows` and `columns` are [line][table]. Side by side they read the
/// shape once and are added up at the same time, which takes half as long. Defined for N = skills.
template <std::size_t N>
[[nodiscard]] std::array<Fit, N> fit_two_way(const TableShape& shape, std::span<const double> seed,
                                             std::span<const double> rows, std::span<const double> columns,
                                             double tolerance = 1e-10, int most_rounds = 500);
/// With all cells, row by row.
[[nodiscard]] Fit fit_two_way(std::vector<double> seed, std::span<const double> rows, std::span<const double> columns,
                              double tolerance = 1e-10, int most_rounds = 500);

}  // namespace tenure
