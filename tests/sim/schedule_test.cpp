#include "sim/schedule.hpp"

#include <stdexcept>

#include <doctest/doctest.h>

#include "tests/threads.hpp"

using namespace tenure;

TEST_CASE("phases run in order, each once a day, and learn the day") {
  std::vector<std::string> ran;
  Schedule schedule;
  schedule.add(10, "rents", [&](Day day) { ran.push_back("rents " + format_day(day)); });
  schedule.add(25, "jobs", [&](Day day) { ran.push_back("jobs " + format_day(day)); });
  schedule.run(Day{0});
  schedule.run(Day{1});
  CHECK(ran == std::vector<std::string>{"rents 1970-01-01", "jobs 1970-01-01", "rents 1970-01-02", "jobs 1970-01-02"});
}

TEST_CASE("a phase whose number does not rise is refused by name, and leaves the schedule as it was") {
  Schedule schedule;
  schedule.add(10, "rents", [](Day) {});
  CHECK_THROWS_WITH_AS(schedule.add(10, "jobs", [](Day) {}),
                       "phase jobs comes out of order: numbers of phases must rise", std::logic_error);
  CHECK_THROWS_AS(schedule.add(9, "births", [](Day) {}), std::logic_error);
  CHECK(schedule.phases().size() == 1);
  CHECK(schedule.phases()[0].name == "rents");
}

TEST_CASE("phases that are left out do nothing on that day, the others keep their order") {
  std::string ran;
  Schedule schedule;
  schedule.add(10, "rents", [&](Day) { ran += 'r'; });
  schedule.add(25, "jobs", [&](Day) { ran += 'j'; });
  schedule.add(30, "births", [&](Day) { ran += 'b'; });
  schedule.run(Day{0}, std::vector<int>{30, 10});
  schedule.run(Day{1}, std::vector<int>{});
  CHECK(ran == "rb");
}

TEST_CASE("time is counted for each phase, and never runs back") {
  Schedule schedule;
  schedule.add(1, "work", [](Day) {});
  CHECK(schedule.phases()[0].spent.count() == 0);
  schedule.run(Day{0});
  const auto once = schedule.phases()[0].spent;
  schedule.run(Day{1});
  CHECK(once.count() >= 0);
  CHECK(schedule.phases()[0].spent >= once);
}

TEST_CASE("strands of a stretch keep their order, and meet before what comes after it") {
  const auto two_days = [] {
    std::string left, right, met;
    Schedule schedule;
    schedule.add(10, "morning", [&](Day) { left += '1', right += '1'; });
    schedule.add(
        20, "left", [&](Day) { left += 'a'; }, 1);
    schedule.add(
        21, "right", [&](Day) { right += 'x'; }, 2);
    schedule.add(
        22, "left again", [&](Day) { left += 'b'; }, 1);
    schedule.add(
        23, "right again", [&](Day) { right += 'y'; }, 2);
    schedule.add(30, "evening", [&](Day) { met += left + right + ' '; });
    schedule.add(
        40, "a strand with nothing beside it", [&](Day) { left += '2'; }, 1);
    schedule.run(Day{0});
    schedule.run(Day{1});
    return met;
  };
  for (const std::string& met : testing::with_threads(two_days)) CHECK(met == "1ab1xy 1ab21ab1xy1xy ");
}
