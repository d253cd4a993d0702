#include <doctest/doctest.h>

#include <vector>

#include "sim/parallel_selection.hpp"

using namespace tenure;

TEST_CASE("those that pass are called in order, whatever lies between and however many there are") {
  for (const std::size_t begin : {0, 5})
    for (const std::size_t rows : {0, 1, 63, 64, 65, 1000})
      for (const std::size_t every : {1, 2, 7, 2000}) {
        std::vector<std::size_t> wanted, got;
        for (std::size_t i = begin; i < begin + rows; ++i)
          if (i % every == 0) wanted.push_back(i);
        for_each_where(
            begin, begin + rows, [&](std::size_t i) { return i % every == 0; },
            [&](std::size_t i) { got.push_back(i); });
        CHECK(got == wanted);
      }
}

TEST_CASE("each row is asked once") {
  std::vector<int> asked(200, 0);
  int passed = 0;
  for_each_where(
      0, asked.size(), [&](std::size_t i) { return ++asked[i] % 2 == 1; }, [&](std::size_t) { ++passed; });
  CHECK(asked == std::vector<int>(200, 1));
  CHECK(passed == 200);
}

TEST_CASE("what rows that pass push is gathered in row order") {
  std::vector<std::size_t> expected;
  for (std::size_t row = 0; row < 30'000; row += 7) expected.insert(expected.end(), 2, row);
  const auto twice = [](std::size_t row, std::vector<std::size_t>& out) { out.insert(out.end(), 2, row); };
  CHECK(parallel_gather_where<std::size_t>(
            30'000, [](std::size_t row) { return row % 7 == 0; }, twice) == expected);
  CHECK(parallel_gather_where<std::size_t>(
            0, [](std::size_t) { return true; }, twice)
            .empty());
}
