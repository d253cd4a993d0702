#include "sim/short_day.hpp"

#include <doctest/doctest.h>

#include "sim/column.hpp"

using namespace tenure;

TEST_CASE("a short day is the day it was made of, and keeps the order of days") {
  for (Day day = ShortDay::first; day <= ShortDay::last; ++day) REQUIRE(Day(ShortDay(day)) == day);
  CHECK(format_day(ShortDay::first) == "1910-04-16");
  CHECK(format_day(ShortDay::last) == "2089-09-16");
  const Day days[] = {never, ShortDay::first, Day{-1}, Day{0}, Day{20'000}, ShortDay::last, ShortDay::beyond};
  for (const Day a : days)
    for (const Day b : days) {
      CHECK((ShortDay(a) < ShortDay(b)) == (a < b));
      CHECK((ShortDay(a) <= b) == (a <= b));
      CHECK((ShortDay(a) == b) == (a == b));
      CHECK(a - ShortDay(b) == a - b);
    }
}

TEST_CASE("`never` and `beyond` are kept, and what has no short day becomes one of them") {
  CHECK(Day(ShortDay(never)) == never);
  CHECK(Day(ShortDay(ShortDay::beyond)) == ShortDay::beyond);
  CHECK(Day(ShortDay(ShortDay::first - 1)) == never);
  CHECK(Day(ShortDay(ShortDay::last + 1)) == ShortDay::beyond);
  static_assert(sizeof(ShortDay) == 2);
}

TEST_CASE("a column of short days starts where a column of days does") {
  struct Diaries;
  Column<Diaries, Day> days;
  Column<Diaries, ShortDay> short_days;
  days.resize(1), short_days.resize(1);
  CHECK(short_days[Id<Diaries>{0}] == days[Id<Diaries>{0}]);
}
