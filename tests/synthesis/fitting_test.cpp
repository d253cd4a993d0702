#include <algorithm>
#include <cmath>
#include <numeric>

#include <doctest/doctest.h>

#include "models/synthesis/commuting.hpp"
#include "models/synthesis/firm_sizes.hpp"
#include "models/synthesis/fitting.hpp"
#include "models/synthesis/outlines.hpp"
#include "models/synthesis/rounding.hpp"
#include "models/synthesis/table_shape.hpp"

using namespace tenure;

TEST_CASE("a seed of ones fits to the product of its margins") {
  const std::vector<double> rows{30, 70}, columns{20, 50, 30};
  const Fit fitted = fit_two_way(std::vector<double>(6, 1.0), rows, columns);
  for (std::size_t r = 0; r < 2; ++r)
    for (std::size_t c = 0; c < 3; ++c)
      CHECK(fitted.cells[r * 3 + c] == doctest::Approx(rows[r] * columns[c] / 100).epsilon(1e-9));
}

TEST_CASE("fitting meets margins and keeps the seed's odds ratios") {
  const std::vector<double> seed{40, 30, 20, 10, 35, 50, 100, 75, 30, 80, 70, 120, 20, 30, 40, 50};
  const std::vector<double> rows{150, 300, 400, 150}, columns{200, 300, 400, 100};
  const Fit fitted = fit_two_way(seed, rows, columns);
  CHECK(fitted.worst <= 1e-10);
  for (std::size_t r = 0; r < 4; ++r) {
    double sum = 0;
    for (std::size_t c = 0; c < 4; ++c) sum += fitted.cells[r * 4 + c];
    CHECK(sum == doctest::Approx(rows[r]));
  }
  const auto odds = [](const std::vector<double>& x, std::size_t r, std::size_t c) {
    return x[0] * x[r * 4 + c] / (x[c] * x[r * 4]);
  };
  for (std::size_t r = 1; r < 4; ++r)
    for (std::size_t c = 1; c < 4; ++c)
      CHECK(odds(fitted.cells, r, c) == doctest::Approx(odds(seed, r, c)).epsilon(1e-6));
}

TEST_CASE("three one-way margins of a cube are met, and zeros stay zero") {
  std::vector<Margin> margins(3);
  margins[0].totals = {10, 30}, margins[1].totals = {25, 15}, margins[2].totals = {8, 32};
  for (std::uint32_t cell = 0; cell < 8; ++cell)
    for (std::uint32_t m = 0; m < 3; ++m) margins[m].group.push_back(cell >> m & 1);
  const Fit fitted = fit({0, 2, 3, 1, 5, 1, 2, 4}, margins);
  CHECK(fitted.worst <= 1e-10);
  CHECK(fitted.cells[0] == 0);
  for (const Margin& m : margins) {
    double first = 0;
    for (std::size_t c = 0; c < 8; ++c) first += m.group[c] == 0 ? fitted.cells[c] : 0;
    CHECK(first == doctest::Approx(m.totals[0]));
  }
}

namespace {

constexpr std::size_t places = 9;

/// Each place with itself and its neighbours up to two steps away.
TableShape band() {
  std::vector<std::vector<std::uint32_t>> near(places);
  for (std::size_t r = 0; r < places; ++r)
    for (std::size_t k = r < 2 ? 0 : r - 2; k < std::min(places, r + 3); ++k)
      near[r].push_back(static_cast<std::uint32_t>(k));
  return {places, near};
}

}  // namespace

TEST_CASE("a table with gaps fits as the full one with zeros there does, to the bit") {
  const TableShape shape = band();
  Stream draws({3, 0}, Purpose{1}, 0);
  std::vector<double> seed, full(places * places, 0.0), rows, columns;
  for (std::size_t c = 0; c < shape.cells(); ++c) {
    seed.push_back(draws.exponential());
    full[shape.row_of(c) * places + shape.column_of(c)] = seed.back();
  }
  for (std::size_t i = 0; i < places; ++i) {
    rows.push_back(100.0 + static_cast<double>(i));
    columns.push_back(108.0 - static_cast<double>(i));
  }
  const Fit gaps = fit_two_way(shape, seed, rows, columns), zeros = fit_two_way(full, rows, columns);
  CHECK(gaps.worst <= 1e-10);
  CHECK(gaps.rounds == zeros.rounds);
  for (std::size_t c = 0; c < shape.cells(); ++c)
    CHECK(gaps.cells[c] == zeros.cells[shape.row_of(c) * places + shape.column_of(c)]);
}

TEST_CASE("tables fitted side by side are those fitted alone, bit for bit, however long each takes") {
  const TableShape shape = band();
  std::vector<double> seed, rows, columns;
  for (std::size_t c = 0; c < shape.cells(); ++c) seed.push_back(1 + static_cast<double>(c * 7 % 11));
  for (std::size_t i = 0; i < places; ++i)
    for (std::size_t k = 0; k < skills; ++k) {
      // The first holds at once, the last hardly ever.
      rows.push_back(k == 0 ? 0 : 1 + static_cast<double>(i * k % 13));
      columns.push_back(k == 0 ? 0 : 1 + static_cast<double>((places - 1 - i) * k * k % 13));
    }
  const auto together = fit_two_way<skills>(shape, seed, rows, columns, 1e-9, 400);
  for (std::size_t k = 0; k < skills; ++k) {
    std::vector<double> row, column;
    for (std::size_t i = 0; i < places; ++i)
      row.push_back(rows[i * skills + k]), column.push_back(columns[i * skills + k]);
    const Fit alone = fit_two_way(shape, seed, row, column, 1e-9, 400);
    CHECK(together[k].rounds == alone.rounds);
    CHECK(together[k].worst == alone.worst);
    CHECK(together[k].cells == alone.cells);
  }
  CHECK(together[0].rounds < together[1].rounds);
}

TEST_CASE("a table with gaps is rounded within them, and leaves out only what no cell of the row can take") {
  const TableShape shape = band();
  std::int64_t left_out = 0;
  for (std::uint32_t trial = 0; trial < 50; ++trial) {
    Stream draws({8, 0}, Purpose{1}, trial);
    std::vector<std::int64_t> rows(places), columns(places, 0);
    for (std::size_t r = 0; r < places; ++r) {
      rows[r] = 5 + draws.below(20);
      const auto width = static_cast<std::uint32_t>(shape.end(r) - shape.begin(r));
      for (std::int64_t k = 0; k < rows[r]; ++k) ++columns[shape.column_of(shape.begin(r) + draws.below(width))];
    }
    const Fit fitted =
        fit_two_way(shape, std::vector<double>(shape.cells(), 1.0), std::vector<double>(rows.begin(), rows.end()),
                    std::vector<double>(columns.begin(), columns.end()), 1e-13, 5000);
    const auto whole = controlled_rounding(shape, fitted.cells, rows, columns);
    std::vector<std::int64_t> row_left = rows, column_left = columns;
    for (std::size_t c = 0; c < shape.cells(); ++c) {
      CHECK(whole[c] >= 0);
      row_left[shape.row_of(c)] -= whole[c];
      column_left[shape.column_of(c)] -= whole[c];
    }
    for (std::size_t c = 0; c < shape.cells(); ++c)
      CHECK((row_left[shape.row_of(c)] == 0 || column_left[shape.column_of(c)] == 0));
    CHECK(*std::min_element(row_left.begin(), row_left.end()) >= 0);
    CHECK(*std::min_element(column_left.begin(), column_left.end()) >= 0);
    left_out += std::accumulate(row_left.begin(), row_left.end(), std::int64_t{0});
  }
  CHECK(left_out <= 50);  // of some 6,500
}

TEST_CASE("largest remainders give whole parts that add up") {
  CHECK(apportion(std::vector<double>{1, 1, 1}, 10) == std::vector<std::int64_t>{4, 3, 3});
  CHECK(apportion(std::vector<double>{0.5, 0.3, 0.2}, 10) == std::vector<std::int64_t>{5, 3, 2});
  CHECK(apportion(std::vector<double>{0, 0}, 3) == std::vector<std::int64_t>{2, 1});
  CHECK(apportion(std::vector<double>{0, 5}, 3) == std::vector<std::int64_t>{0, 3});
}

TEST_CASE("controlled rounding keeps every margin and moves no cell by a whole one") {
  for (std::uint32_t trial = 0; trial < 50; ++trial) {
    Stream draws({7, 0}, Purpose{1}, trial);
    const std::size_t n = 2 + draws.below(9), m = 2 + draws.below(9);
    std::vector<std::int64_t> rows(n), columns(m, 0);
    std::vector<double> seed(n * m);
    for (double& x : seed) x = draws.exponential();
    for (std::size_t i = 0; i < n; ++i) {
      rows[i] = 1 + draws.below(40);
      for (std::int64_t k = 0; k < rows[i]; ++k) ++columns[draws.below(static_cast<std::uint32_t>(m))];
    }
    const Fit fitted = fit_two_way(seed, std::vector<double>(rows.begin(), rows.end()),
                                   std::vector<double>(columns.begin(), columns.end()), 1e-13, 5000);
    const auto whole = controlled_rounding(fitted.cells, rows, columns);
    for (std::size_t r = 0; r < n; ++r) {
      std::int64_t sum = 0;
      for (std::size_t c = 0; c < m; ++c) {
        sum += whole[r * m + c];
        CHECK(std::abs(static_cast<double>(whole[r * m + c]) - fitted.cells[r * m + c]) < 1);
      }
      CHECK(sum == rows[r]);
    }
    for (std::size_t c = 0; c < m; ++c) {
      std::int64_t sum = 0;
      for (std::size_t r = 0; r < n; ++r) sum += whole[r * m + c];
      CHECK(sum == columns[c]);
    }
  }
}

TEST_CASE("firm sizes add up and follow the given tail exponent") {
  const auto sizes = firm_sizes(3200, 350'000, 1.2, 1e7, {3, 0});
  CHECK(std::accumulate(sizes.begin(), sizes.end(), std::int64_t{0}) == 350'000);
  CHECK(*std::min_element(sizes.begin(), sizes.end()) >= 1);
  // Hill's estimator over the 400 largest; its standard error is 1.2 / sqrt(400).
  double sum = 0;
  for (std::size_t i = 0; i < 400; ++i)
    sum += std::log(static_cast<double>(sizes[i]) / static_cast<double>(sizes[400]));
  CHECK(400 / sum == doctest::Approx(1.2).epsilon(0.1));
}

TEST_CASE("the gravity model meets the mean distance it is given") {
  const std::vector<double> km{1, 4, 8, 4, 1, 5, 8, 5, 1}, people{100, 200, 100};
  const Commuting flows = commuting(TableShape::full(3, 3), km, people, people, 2.0);
  const Fit fitted = fit_two_way(flows.kernel, people, people);
  double sum = 0;
  for (std::size_t i = 0; i < 9; ++i) sum += fitted.cells[i] * km[i];
  CHECK(sum / 400 == doctest::Approx(2.0).epsilon(0.01));
}

TEST_CASE("a partition cuts into areas in proportion, without overlaps") {
  const Polygon square{{0, 0}, {1000, 0}, {1000, 1000}, {0, 1000}};
  const std::vector<double> weights{1, 2, 3, 4};
  Stream draws({1, 0}, Purpose{1}, 0);
  const auto parts = partition(square, weights, draws);
  REQUIRE(parts.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) CHECK(area(parts[i]) == doctest::Approx(weights[i] * 1e5).epsilon(1e-4));
  for (int k = 0; k < 1000; ++k) {
    const Point p{static_cast<float>(1000 * draws.uniform()), static_cast<float>(1000 * draws.uniform())};
    int in = 0;
    for (const Polygon& part : parts) in += contains(part, p);
    CHECK(in <= 1);
  }
}
