#include <doctest/doctest.h>

#include <algorithm>

#include "analysis/reported.hpp"
#include "models/district/outcomes.hpp"
#include "models/district/scenario.hpp"

using namespace tenure;

TEST_CASE("each amount reported of a programme is the amount that the shipped scenario gives it") {
  const std::string folder = std::string(TENURE_SOURCE_DIR) + "/scenarios/zhongkai/";
  const Scenario scenario = read_scenario(folder + "red-rental-house.toml");
  int programmes = 0;
  for (const ReportedFigure& figure : read_reported(folder + "reported.toml")) {
    CAPTURE(figure.name);
    if (figure.kind != "given" && figure.outcome) CHECK(outcome_named(*figure.outcome).has_value());
    if (figure.outcome != "installed") continue;
    const auto of = std::find_if(scenario.interventions.begin(), scenario.interventions.end(),
                                 [&](const Intervention& i) { return i.programme.name == figure.label; });
    REQUIRE(of != scenario.interventions.end());
    CHECK(of->programme.amount == figure.value);
    ++programmes;
  }
  CHECK(programmes == 6);
}
