#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "analysis/evaluation.hpp"
#include "sim/random.hpp"

using namespace tenure;

TEST_CASE("the parts of a recorded change add up to it") {
  const PairedCounts counts{5370, 12900, 5100, 12100, 4600, 10900};
  const auto split = split_change(counts, -0.066);
  REQUIRE(split);
  CHECK(std::accumulate(split->part.begin(), split->part.end(), 0.0) == doctest::Approx(split->total));
  CHECK(split->total == doctest::Approx(std::log(4600.0 / 5370)));
}

TEST_CASE("each part is told from the others in the case that has only that part") {
  const auto only = [](const PairedCounts& counts, double trend, std::size_t part, double expected) {
    const auto split = split_change(counts, trend);
    REQUIRE(split);
    for (std::size_t k = 0; k < change_parts; ++k) CHECK(split->part[k] == doctest::Approx(k == part ? expected : 0.0));
  };
  const double half = std::log(0.5);
  only({100, 400, 50, 200, 50, 200}, half, 0, half);    // the background halves both worlds
  only({100, 400, 50, 200, 50, 200}, 0.0, 1, half);     // luck does
  only({100, 400, 50, 400, 50, 400}, 0.0, 2, half);     // half as much is recorded, with or without programmes
  only({100, 400, 100, 400, 50, 200}, 0.0, 3, half);    // programmes prevent half
  only({100, 400, 100, 400, 200, 400}, 0.0, 4, -half);  // programmes double the share recorded
}

TEST_CASE("a count of 0 has no split") {
  CHECK_FALSE(split_change({5, 5, 0, 0, 3, 3}, 0.0));
}

TEST_CASE("the worst third of unrelated years regresses all the way to the mean") {
  std::vector<double> before, change;
  Stream draws{Luck{3, 0}, Purpose{1}, 0};
  for (int life = 0; life < 3000; ++life) {
    const double first = 5 + draws.normal(), second = 5 + draws.normal();
    before.push_back(first);
    change.push_back(second - first);
  }
  // E[x | x in the upper third of a normal] = phi(z) / (1/3), z the upper tercile
  const double z = normal_quantile(2.0 / 3), expected = -std::exp(-z * z / 2) / std::sqrt(2 * M_PI) * 3;
  const Estimate effect = selection_effect(before, change, 1.0 / 3);
  REQUIRE(effect.interval);
  CHECK(effect.interval->contains(expected));
  CHECK(effect.mean == doctest::Approx(expected).epsilon(0.05));
}

TEST_CASE("years that stay as they were do not regress") {
  const std::vector<double> before{5, 1, 4, 2, 3, 6}, change(6, -0.1);
  CHECK(selection_effect(before, change, 1.0 / 3).mean == doctest::Approx(0.0));
}

TEST_CASE("the worst places are those with most, at least one, ties to the first") {
  const std::vector<double> before{3, 9, 9, 1, 9};
  CHECK(worst(before, 0.4) == std::vector<std::size_t>{1, 2});
  CHECK(worst(before, 0.01) == std::vector<std::size_t>{1});
}

TEST_CASE("a change of places is that of their sums") {
  const std::vector<double> before{10, 20, 70}, after{5, 10, 70};
  const std::vector<std::size_t> places{0, 1};
  CHECK(*change_of(before, after, places) == doctest::Approx(std::log(0.5)));
  const std::vector<double> nothing(3, 0.0);
  CHECK_FALSE(change_of(nothing, after, places));
}
