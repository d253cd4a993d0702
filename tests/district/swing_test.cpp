#include "models/district/swing.hpp"

#include <doctest/doctest.h>

using namespace tenure;

TEST_CASE("a boom grows while it lasts and what it moved outside stays") {
  const Day start{19000};
  const SwingParameters at{.goods = 0.1, .outside_wage = 0.04, .begins = 0.5, .lasts = 1};
  CHECK(swing_on(start, start, at).goods_growth == 0);
  CHECK(swing_on(start + 182, start, at).goods_growth == 0);
  CHECK(swing_on(start + 183, start, at).goods_growth == 0.1);
  CHECK(swing_on(start + 547, start, at).goods_growth == 0.1);
  CHECK(swing_on(start + 549, start, at).goods_growth == 0);
  CHECK(swing_on(start, start, at).outside_wage == 0);
  CHECK(swing_on(start + 366, start, at).outside_wage == doctest::Approx(0.02).epsilon(0.01));
  CHECK(swing_on(start + 2000, start, at).outside_wage == doctest::Approx(0.04));
}

TEST_CASE("without a swing nothing moves, before the first recorded day either") {
  const Day start{19000};
  const SwingParameters at{.goods = 0, .outside_wage = 0, .begins = 0, .lasts = 1};
  for (const int day : {-60, 0, 100, 1000}) {
    CHECK(swing_on(start + day, start, at).goods_growth == 0);
    CHECK(swing_on(start + day, start, at).outside_wage == 0);
  }
}
