#include "sim/calendar.hpp"

#include <doctest/doctest.h>

using namespace tenure;

namespace {

Day on(std::string_view text) {
  return parse_day(text).value();
}

}  // namespace

TEST_CASE("days count from 1970-01-01") {
  CHECK(on("1970-01-01").value == 0);
  CHECK(on("1969-12-31").value == -1);
  CHECK(on("2022-01-31").value == 19023);
  CHECK(year_of(Day{0}) == 1970);
  CHECK(year_of(Day{-1}) == 1969);
}

TEST_CASE("a leap day exists in years divisible by 4, except centuries not divisible by 400") {
  for (const std::string_view year : {"2000", "2024", "1600", "2400"})
    CHECK(parse_day(std::string(year) + "-02-29").has_value());
  for (const std::string_view year : {"1900", "2100", "2023", "2022"})
    CHECK_FALSE(parse_day(std::string(year) + "-02-29").has_value());
  CHECK(on("2024-03-01") - on("2024-02-28") == 2);
  CHECK(on("2023-03-01") - on("2023-02-28") == 1);
}

TEST_CASE("400 years of the calendar have 146,097 days, and every one reads back as it is written") {
  const Day first = on("1800-01-01"), end = on("2200-01-01");
  CHECK(end - first == 146'097);
  std::string last;
  for (Day day = first; day < end; ++day) {
    const std::string text = format_day(day);
    REQUIRE(text > last);
    REQUIRE(parse_day(text) == day);
    last = text;
  }
}

TEST_CASE("a text that is no date is refused") {
  for (const std::string_view text :
       {"", "2022", "2022-1-31", "2022-01-3", "2022/01/31", "31-01-2022", "2022-13-01", "2022-00-10", "2022-04-31",
        "2022-01-00", "2022-01-32", "20a2-01-31", "2022-01-31 ", " 2022-01-31", "-022-01-31", "2022-+1-31",
        "2022-01--1", "2022-01-31T00:00"})
    CHECK_MESSAGE(!parse_day(text).has_value(), text);
}

TEST_CASE("the next period begins on the next first of month, quarter or year") {
  const Day origin = on("2022-01-31");
  CHECK(next_period(on("2024-02-29"), Period::day, origin) == on("2024-03-01"));
  CHECK(next_period(on("2022-01-31"), Period::month, origin) == on("2022-02-01"));
  CHECK(next_period(on("2022-12-31"), Period::month, origin) == on("2023-01-01"));
  CHECK(next_period(on("2022-01-01"), Period::quarter, origin) == on("2022-04-01"));
  CHECK(next_period(on("2022-03-31"), Period::quarter, origin) == on("2022-04-01"));
  CHECK(next_period(on("2022-11-15"), Period::quarter, origin) == on("2023-01-01"));
  CHECK(next_period(on("2022-01-01"), Period::year, origin) == on("2023-01-01"));
  CHECK(next_period(on("2022-12-31"), Period::year, origin) == on("2023-01-01"));
}

TEST_CASE("weeks are cut every seven days from the origin") {
  const Day origin{19023};
  for (int i = 0; i < 7; ++i) CHECK(next_period(origin + i, Period::week, origin) == origin + 7);
  CHECK(next_period(origin + 7, Period::week, origin) == origin + 14);
}

TEST_CASE("periods begin with the start, and cover every day once") {
  const Day start = on("2022-01-31"), end = on("2024-01-31");
  CHECK(period_starts(start, end, Period::day).size() == 730);
  CHECK(period_starts(start, end, Period::week).size() == 105);
  CHECK(period_starts(start, end, Period::month).size() == 25);
  CHECK(period_starts(start, end, Period::quarter).size() == 9);
  CHECK(period_starts(start, end, Period::year) == std::vector<Day>{start, on("2023-01-01"), on("2024-01-01")});
  for (const Period period : {Period::day, Period::week, Period::month, Period::quarter, Period::year}) {
    const auto starts = period_starts(start, end, period);
    CHECK(starts.front() == start);
    for (std::size_t i = 1; i < starts.size(); ++i) CHECK(starts[i - 1] < starts[i]);
    CHECK(starts.back() < end);
    CHECK(next_period(starts.back(), period, start) >= end);
  }
  CHECK(period_starts(start, start, Period::month).empty());
}

TEST_CASE("groups take turns day by day, before 1970 as after it") {
  CHECK(turn_of(Day{0}) == 0);
  CHECK(turn_of(Day{31}) == 1);
  CHECK(turn_of(Day{7}, 5) == 2);
  for (int day = -100; day < 100; ++day) {
    CHECK(turn_of(Day{day + 1}, 7) == (turn_of(Day{day}, 7) + 1) % 7);
    CHECK(turn_of(Day{day}) == turn_of(Day{day + even_month}));
  }
}

TEST_CASE("never is earlier than any day people live in") {
  CHECK(never < on("0001-01-01"));
}
