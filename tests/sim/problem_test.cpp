#include "sim/problem.hpp"

#include <doctest/doctest.h>

using namespace tenure;

TEST_CASE("a problem reads as FILE:LINE:COLUMN: problem (why). What to write instead") {
  CHECK(
      format(
          {{"scenarios/x.toml", 14, 9}, "amount = -3 camera", "must be at least 0", "Write the number to install."}) ==
      "scenarios/x.toml:14:9: amount = -3 camera (must be at least 0). Write the number to install.");
  CHECK(format({{"x.toml", 0, 0}, "is empty", "", ""}) == "x.toml: is empty");
  CHECK(format({{}, "no scenario", "", ""}) == "no scenario");
}

TEST_CASE("WrongInput says every problem, a line each") {
  const WrongInput wrong({{{"a", 1, 2}, "one", "", ""}, {{"b", 3, 4}, "two", "", ""}});
  CHECK(std::string(wrong.what()) == "a:1:2: one\nb:3:4: two");
  CHECK(wrong.problems().size() == 2);
}

TEST_CASE("problems of a file come from its top to its bottom, file after file") {
  const WrongInput wrong({{{"b", 9, 1}, "four", "", ""},
                          {{"a", 3, 1}, "five", "", ""},
                          {{"b", 2, 7}, "three", "", ""},
                          {{"b", 2, 1}, "two", "", ""},
                          {{"b", 0, 0}, "one", "", ""}});
  CHECK(std::string(wrong.what()) == "b: one\nb:2:1: two\nb:2:7: three\nb:9:1: four\na:3:1: five");
}

TEST_CASE("a slip of the pen finds the word that was meant, a stranger finds none") {
  const std::vector<std::string> known{"amount", "budget", "start", "camera_network", "rent_subsidy"};
  CHECK(did_you_mean("ammount", known) == "amount");
  CHECK(did_you_mean("bugdet", known) == "budget");
  CHECK(did_you_mean("Start", known) == "start");
  CHECK(did_you_mean("camera", known) == "camera_network");
  CHECK(did_you_mean("zebra", known) == "");
  CHECK(did_you_mean("", known) == "");
  CHECK(did_you_mean("amount", {}) == "");
  CHECK(did_you_mean(std::string(1'000'000, 'a'), known) == "");
}
