#include "models/district/last_year.hpp"

#include <doctest/doctest.h>

#include "sim/calendar.hpp"

using namespace tenure;

TEST_CASE("what happened counts for 365 days, and no longer") {
  LastYear year;
  year.watch(3, 2);
  year.add(3, 1, 5);
  year.end_day();
  CHECK(year.yearly(3)[1] == doctest::Approx(5 * days_per_year));  // one day: at its rate
  for (int i = 1; i < 365; ++i) year.end_day();
  CHECK(year.yearly(3)[1] == 0);  // the day that now begins took the place of the first
  year.add(3, 0, 2);
  for (int i = 0; i < 364; ++i) {
    year.end_day();
    CHECK(year.yearly(3)[0] == doctest::Approx(2 * days_per_year / 365));
  }
  year.end_day();
  CHECK(year.yearly(3) == std::vector<double>{0, 0});
}

TEST_CASE("what nobody asks for is not kept") {
  LastYear year;
  year.watch(1, 1);
  year.add(0, 0, 1);
  year.add(7, 0, 1);
  year.add(1, 0, 1);
  year.end_day();
  CHECK(year.yearly(1)[0] == doctest::Approx(days_per_year));
}
