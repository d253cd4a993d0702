#include "sim/fading.hpp"

#include <doctest/doctest.h>

#include "sim/calendar.hpp"

using namespace tenure;

TEST_CASE("what fades halves in ln 2 of its memory and equals the exponential to the bit") {
  CHECK(fading(0, 120) == 1.0);
  CHECK(fading(120 * std::log(2.0), 120) == doctest::Approx(0.5));
  for (double days = 0; days < 120 * 900; days += 7) REQUIRE(fading(days, 120) == std::exp(-days / 120));
}

TEST_CASE("nothing is left of what never happened") {
  CHECK(fading(Day{19'000} - never, 3650) == std::exp(-(Day{19'000} - never) / 3650.0));
  CHECK(fading(Day{19'000} - never, 120) == 0.0);
}
