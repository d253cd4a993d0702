#include "sim/parallel.hpp"

#include <atomic>
#include <cstdint>
#include <numeric>

#include <doctest/doctest.h>

#include "sim/random.hpp"
#include "tests/threads.hpp"

using namespace tenure;
using tenure::testing::with_threads;

namespace {

double term(std::size_t row) {
  return Stream({1, 0}, Purpose{7}, static_cast<std::uint32_t>(row)).exponential();
}

}  // namespace

TEST_CASE("a sum of doubles has the same bits with 1, 2 and 7 threads") {
  for (const std::size_t rows : {0u, 1u, 2047u, 2048u, 2049u, 100'003u}) {
    const auto sums = with_threads([&] { return parallel_sum(rows, 0.0, term); });
    CHECK(sums[0] == sums[1]);
    CHECK(sums[0] == sums[2]);
    double plain = 0;
    for (std::size_t row = 0; row < rows; ++row) plain += term(row);
    CHECK(sums[0] == doctest::Approx(plain).epsilon(1e-12));
  }
}

TEST_CASE("every row is visited once, each block in one piece") {
  for (const std::size_t rows : {0u, 1u, 2047u, 2048u, 2049u, 10'000u}) {
    std::vector<std::atomic<int>> visits(rows);
    parallel_rows(rows, [&](std::size_t row) { ++visits[row]; });
    for (const auto& count : visits) REQUIRE(count == 1);
    std::atomic<std::size_t> blocks = 0;
    parallel_blocks(rows, [&](std::size_t begin, std::size_t end, std::size_t block) {
      CHECK(begin == block * block_rows);
      CHECK(end == std::min(begin + block_rows, rows));
      ++blocks;
    });
    CHECK(blocks == (rows + block_rows - 1) / block_rows);
  }
}

TEST_CASE("what rows push is gathered in row order, with 1, 2 and 7 threads") {
  const auto multiples = [](std::size_t row, std::vector<std::size_t>& out) {
    for (std::size_t n = 0; n < row % 3; ++n) out.push_back(row);
  };
  const auto gathered = with_threads([&] { return parallel_gather<std::size_t>(30'000, multiples); });
  std::vector<std::size_t> expected;
  for (std::size_t row = 0; row < 30'000; ++row) multiples(row, expected);
  for (const auto& rows : gathered) CHECK(rows == expected);
  CHECK(parallel_gather<std::size_t>(0, multiples).empty());
}

TEST_CASE("a row may wait for a gathering of its own, with 1, 2 and 7 threads") {
  const auto inner = [](std::size_t row, std::vector<std::size_t>& out) { out.push_back(row); };
  const auto outer = [&](std::size_t row, std::vector<std::size_t>& out) {
    out.push_back(row);
    for (const std::size_t n : parallel_gather<std::size_t>(300, inner)) out.push_back(n + row);
  };
  std::vector<std::size_t> expected;
  for (std::size_t row = 0; row < 200; ++row) {
    expected.push_back(row);
    for (std::size_t n = 0; n < 300; ++n) expected.push_back(n + row);
  }
  for (const auto& rows : with_threads([&] { return parallel_gather<std::size_t>(200, outer); }))
    CHECK(rows == expected);
}

TEST_CASE("a total order has one sorted result, with 1, 2 and 7 threads") {
  struct Proposal {
    double worth;
    std::uint32_t id;
    bool operator==(const Proposal&) const = default;
  };
  const auto sorted = with_threads([] {
    std::vector<Proposal> rows;
    for (std::uint32_t id = 0; id < 50'000; ++id)
      rows.push_back({static_cast<double>(Stream({1, 0}, Purpose{7}, id).below(100)), id});
    parallel_sort_total(rows, [](const Proposal& a, const Proposal& b) {
      return a.worth != b.worth ? a.worth > b.worth : a.id < b.id;
    });
    return rows;
  });
  CHECK(sorted[0] == sorted[1]);
  CHECK(sorted[0] == sorted[2]);
  for (std::size_t i = 1; i < sorted[0].size(); ++i) {
    const Proposal &a = sorted[0][i - 1], &b = sorted[0][i];
    REQUIRE((a.worth > b.worth || (a.worth == b.worth && a.id < b.id)));
  }
}

TEST_CASE("an exception in a row reaches the caller") {
  CHECK_THROWS_AS(parallel_rows(10'000,
                                [](std::size_t row) {
                                  if (row == 7777) throw std::runtime_error("row 7777");
                                }),
                  std::runtime_error);
}
