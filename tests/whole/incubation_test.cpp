#include <doctest/doctest.h>

#include "models/district/world.hpp"
#include "tests/whole/small_district.hpp"

using namespace tenure;
using namespace tenure::testing;

TEST_CASE("teams, enterprises, people and jobs balance on every day of a year, and the number of enterprises holds") {
  const Scenario scenario = small("baseline");
  const District from = first_day(scenario);
  RunOptions options;
  options.check_invariants = true;
  Replicate r;
  CHECK_NOTHROW(r = simulate(scenario, from, 0, options));
  CHECK(total(r, "team_arrivals") > 0);
  CHECK(total(r, "enterprise_exits") > 0);
  CHECK(total(r, "enterprise_entries") > 0);
  const double enterprises = total(r, "enterprises") / static_cast<double>(r.periods);
  CHECK(enterprises == doctest::Approx(static_cast<double>(from.enterprises.size())).epsilon(0.1));
}

TEST_CASE("incubators with amount 0 change nothing, to the last bit, and others nothing before their first day") {
  const std::vector<std::string> sets{"run.until=2022-09-01"};
  const Scenario baseline = small("baseline", sets);
  const District from = first_day(baseline);
  const Replicate base = simulate(baseline, from, 0, {});
  const Replicate idle = simulate(
      small("talent-steward/incubators", {"run.until=2022-09-01", "intervention.incubators.amount=0"}), from, 0, {});
  // The district of these tests has a thirtieth of the hosts.
  const Replicate with = simulate(
      small("talent-steward/incubators", {"run.until=2022-09-01", "intervention.incubators.amount=40"}), from, 0, {});
  for (std::size_t i = 0; i < base.values.size(); ++i) {
    CAPTURE(outcome_variables()[i].name);
    if (by_programme(i)) continue;
    CHECK(same_bits(idle.values[i], base.values[i]));
    const auto two_months = static_cast<std::ptrdiff_t>(base.values[i].size() / base.periods * 2);
    CHECK(std::equal(with.values[i].begin(), with.values[i].begin() + two_months, base.values[i].begin(),
                     [](double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; }));
  }
  CHECK(total(with, "team_places") > total(base, "team_places"));
  CHECK(total(with, "spending") > 0);
}
