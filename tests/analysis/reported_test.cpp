#include <doctest/doctest.h>

#include "analysis/reported.hpp"

using namespace tenure;

namespace {

std::string problems_of(const std::string& text) {
  Problems problems;
  (void)reported_figures(parse_toml(text, "reported.toml"), problems);
  std::string all;
  for (const Problem& problem : problems.all()) all += format(problem) + "\n";
  return all;
}

const std::string fires =
    "[[figure]]\nname = \"fires\"\nkind = \"change\"\noutcome = \"fires\"\nvalue = -0.3\nunit = \"1\"\nsource = "
    "\"press\"\n";

}  // namespace

TEST_CASE("a file of reported figures reads back what it says") {
  Problems problems;
  const auto figures = reported_figures(parse_toml(fires, "reported.toml"), problems);
  CHECK_FALSE(problems.any());
  REQUIRE(figures.size() == 1);
  CHECK(figures[0].outcome == "fires");
  CHECK(figures[0].value == -0.3);
}

TEST_CASE("what is wrong with a reported figure is said with its place") {
  CHECK(problems_of(fires + "sorce = \"x\"\n").find("reported.toml:8:1: unknown key \"sorce\"") != std::string::npos);
  CHECK(problems_of(fires + "low = 3\n").find("only for kind = \"level\"") != std::string::npos);
  CHECK(problems_of(fires + "per = \"residents\"\n").find("only for kind = \"level\"") != std::string::npos);
  CHECK(problems_of(fires + fires).find("another figure has this name") != std::string::npos);
  CHECK(problems_of("title = \"x\"\n").find("holds no [[figure]]") != std::string::npos);
}

TEST_CASE("the figures reported of the reference district are fine") {
  CHECK(read_reported(std::string(TENURE_SOURCE_DIR) + "/scenarios/zhongkai/reported.toml").size() > 10);
}
