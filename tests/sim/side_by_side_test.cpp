#include "sim/side_by_side.hpp"

#include <stdexcept>
#include <vector>

#include <doctest/doctest.h>

#include "sim/parallel.hpp"
#include "tests/threads.hpp"

namespace tenure {

namespace {

/// 0, 1, ..., n - 1.
auto up_to(int n) {
  return [n, next = 0]() mutable { return next < n ? std::optional(next++) : std::nullopt; };
}

/// Rows that a loop of 100,000 reached.
std::size_t rows_reached() {
  return parallel_sum(std::size_t{100'000}, std::size_t{0}, [](std::size_t) { return std::size_t{1}; });
}

}  // namespace

TEST_CASE("works are handed over in their order, on any number of threads") {
  std::vector<int> expected;
  for (int x = 0; x < 50; ++x) expected.push_back(x * x);
  const auto all = testing::with_threads([] {
    std::vector<int> squares;
    side_by_side(
        4, up_to(50), [](int x) { return rows_reached() == 100'000 ? x * x : -1; },
        [&](int square) { squares.push_back(square); });
    return squares;
  });
  for (const std::vector<int>& squares : all) CHECK(squares == expected);
}

TEST_CASE("a work that fails leaves the loops of those beside it whole, begins no other, and is then told") {
  std::atomic<int> begun = 0, cut_short = 0;
  std::atomic<bool> second_under_way = false;
  const auto live = [&](int work) {
    ++begun;
    if (work == 0) {
      while (!second_under_way) {
      }
      throw std::runtime_error("the first failed");
    }
    for (int turn = 0; turn < 300; ++turn) {
      second_under_way = true;
      if (rows_reached() != 100'000) ++cut_short;
    }
  };
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, 2);
  tbb::task_arena two(2);  // also on a machine of one core
  CHECK_THROWS_WITH_AS(two.execute([&] { side_by_side(2, up_to(100), live); }), "the first failed", std::runtime_error);
  CHECK(cut_short == 0);
  CHECK(begun == 2);
}

TEST_CASE("a failure of the giver or of the taker is told too, and nothing is handed over after it") {
  auto next = [n = 0]() mutable -> std::optional<int> {
    if (n == 3) throw std::runtime_error("no more");
    return n++;
  };
  CHECK_THROWS_WITH_AS(side_by_side(
                           1, next, [](int) { return 0; }, [](int) {}),
                       "no more", std::runtime_error);
  int taken = 0;
  const auto take = [&](int work) {
    ++taken;
    if (work == 2) throw std::runtime_error("the disk is full");
  };
  CHECK_THROWS_WITH_AS(side_by_side(
                           1, up_to(10), [](int work) { return work; }, take),
                       "the disk is full", std::runtime_error);
  CHECK(taken == 3);
}

}  // namespace tenure
