#include <vector>

#include <doctest/doctest.h>

#include "analysis/paired_effect.hpp"

namespace tenure {

TEST_CASE("of the draws 0, 1, ..., 100 the central intervals are 25 to 75 and 5 to 95") {
  std::vector<double> draws;
  for (int i = 100; i >= 0; --i) draws.push_back(i);
  const PairedEffect effect = effect_of(draws);
  CHECK(effect.mean == doctest::Approx(50));
  CHECK(effect.median == doctest::Approx(50));
  CHECK(effect.half.low == doctest::Approx(25));
  CHECK(effect.half.high == doctest::Approx(75));
  CHECK(effect.most.low == doctest::Approx(5));
  CHECK(effect.most.high == doctest::Approx(95));
  CHECK(effect.share_up == doctest::Approx(100.5 / 101));
  CHECK_FALSE(effect.holds_zero());
}

TEST_CASE("an effect is unclear where 0 lies within the central 90 % of its draws, and where there are none") {
  CHECK(effect_of(std::vector{-1.0, 2.0, 3.0}).holds_zero());
  CHECK_FALSE(effect_of(std::vector{-3.0, -2.0}).holds_zero());
  CHECK(effect_of(std::vector{0.0, 0.0}).holds_zero());
  CHECK(effect_of(std::vector{0.0, 0.0}).exactly_zero());
  CHECK_FALSE(effect_of(std::vector{0.0, 1.0}).exactly_zero());
  CHECK(effect_of({}).holds_zero());
  CHECK_FALSE(effect_of({}).exactly_zero());
}

}  // namespace tenure
