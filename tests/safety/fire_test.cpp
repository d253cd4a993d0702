#include "models/safety/fire.hpp"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>
#include <tbb/global_control.h>

#include "tests/safety/hot.hpp"

namespace tenure {
namespace {

using test::burn;
using test::hot;
using test::of_cause;
using test::spring;
using test::village;

bool same(const Fire& a, const Fire& b) {
  return a.building == b.building && a.cause == b.cause && a.hour == b.hour && a.serious == b.serious &&
         a.deaths == b.deaths && a.loss == b.loss;
}

TEST_CASE("fires of each cause come as often as their hazards sum to") {
  District d = village(20, 60, 10);
  FireParameters p = hot();
  p.season_amplitude = 0.3, p.let_by_room = 1.5, p.ebike_outdoors = 200;
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) {
    d.buildings.old_wiring[b] = b.value % 2 == 0;
    d.buildings.charged_indoors[b] = static_cast<float>(b.value % 5) / 5;
    d.buildings.tidy_lines[b] = b.value % 3 == 0;
  }
  const int days = 200;
  std::array<double, fire_causes> expected{}, seen{};
  for (int t = 0; t < days; ++t) {
    for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) {
      const auto h = fire_hazard(d, b, p, spring + t);
      for (std::size_t c = 0; c < fire_causes; ++c) expected[c] += h[c];
    }
  }
  for (const Fire& f : burn(d, p, days)) ++seen[static_cast<std::size_t>(f.cause)];
  for (std::size_t c = 0; c < fire_causes; ++c) CHECK(std::abs(seen[c] - expected[c]) < 3.5 * std::sqrt(expected[c]));
}

TEST_CASE("a year's hazard is the sum over causes of rate, exposure and state") {
  District d = village(1, 60, 10);  // 20 persons, 10 e-bikes
  FireParameters p = hot();
  p.let_by_room = 1.5, p.ebike_outdoors = 100;
  const BuildingId b{0};
  d.buildings.charged_indoors[b] = 0.25f;
  d.buildings.old_wiring[b] = 1;
  d.buildings.tidy_lines[b] = 0.5f;
  const auto h = fire_hazard(d, b, p, spring);
  const double year = days_per_year * 1000;
  CHECK(h[0] * year == doctest::Approx(20 * 700 * 2 * 0.95 * 1.5));
  CHECK(h[1] * year == doctest::Approx(10 * (0.25 * 1000 + 0.75 * 100)));
  CHECK(h[2] * year == doctest::Approx(20 * 600 * 1.5));
  CHECK(h[3] * year == doctest::Approx(20 * 400 * 1.5));
}

TEST_CASE("tidied lines and sound wiring spare wiring fires and leave all others as they were") {
  District d = village(10, 60, 10);
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) d.buildings.old_wiring[b] = 1;
  const auto before = burn(d, hot(), 100);
  const auto others = [](std::vector<Fire> all) {
    std::erase_if(all, [](const Fire& f) { return f.cause == FireCause::wiring; });
    return all;
  };
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) d.buildings.tidy_lines[b] = 1;
  const auto tidied = burn(d, hot(), 100);
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) d.buildings.old_wiring[b] = 0;
  const auto rewired = burn(d, hot(), 100);
  CHECK(of_cause(tidied, FireCause::wiring) < of_cause(before, FireCause::wiring));
  CHECK(of_cause(rewired, FireCause::wiring) < of_cause(tidied, FireCause::wiring));
  for (const auto& after : {tidied, rewired}) {
    const auto a = others(before), b = others(after);
    CHECK(std::equal(a.begin(), a.end(), b.begin(), b.end(), same));
  }
}

TEST_CASE("a landlord who keeps fire duties, and an inspection, spare a share of all but e-bike fires") {
  District d = village(1, 60, 10);
  const BuildingId b{0};
  d.buildings.charged_indoors[b] = 0.5f;
  const auto careless = fire_hazard(d, b, hot(), spring);
  d.buildings.inspected[b] = spring;
  const auto inspected = fire_hazard(d, b, hot(), spring);
  const auto later = fire_hazard(d, b, hot(), spring + 100);
  d.landlords.duties[d.buildings.landlord[b]] = static_cast<std::uint8_t>(Duty::fire);
  const auto kept = fire_hazard(d, b, hot(), spring + 100);
  for (const std::size_t cause : {0, 2, 3}) {
    CHECK(inspected[cause] == doctest::Approx(0.8 * careless[cause]));
    CHECK(later[cause] == doctest::Approx((1 - 0.2 * std::exp(-1)) * careless[cause]));  // wears off
    CHECK(kept[cause] == doctest::Approx(0.8 * careless[cause]));
  }
  CHECK(inspected[1] == careless[1]);
}

TEST_CASE("alarms spare lives and stop no fire") {
  District d = village(20, 60, 10);
  const auto without = burn(d, hot(), 400);
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) d.buildings.alarms[b] = 1;
  const auto with = burn(d, hot(), 400);
  REQUIRE(with.size() == without.size());
  double deaths_without = 0, deaths_with = 0, serious_without = 0, serious_with = 0;
  for (std::size_t i = 0; i < with.size(); ++i) {
    CHECK(with[i].building == without[i].building);
    CHECK(with[i].cause == without[i].cause);
    CHECK(with[i].deaths <= without[i].deaths);
    deaths_without += without[i].deaths, serious_without += without[i].serious;
    deaths_with += with[i].deaths, serious_with += with[i].serious;
  }
  const auto n = static_cast<double>(with.size());
  CHECK(deaths_without / n == doctest::Approx(0.1).epsilon(0.08));
  CHECK(deaths_with / n == doctest::Approx(0.04).epsilon(0.12));
  CHECK(serious_without / n == doctest::Approx(0.6).epsilon(0.05));
  CHECK(serious_with / n == doctest::Approx(0.3).epsilon(0.08));
}

TEST_CASE("a fire that kills spread beyond the room") {
  const District d = village(20, 60, 10);
  for (const Fire& f : burn(d, hot(), 200))
    if (f.deaths > 0) CHECK(f.serious);
}

TEST_CASE("1 and 4 threads give the same fires, by building") {
  const District d = village(60, 60, 4);
  const auto with = [&](std::size_t threads) {
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism, threads);
    return fires(d, hot(), {.seed = 5}, spring);
  };
  const auto one = with(1), four = with(4);
  CHECK(one.size() > 100);
  CHECK(std::equal(one.begin(), one.end(), four.begin(), four.end(), same));
  CHECK(std::is_sorted(one.begin(), one.end(), [](const Fire& a, const Fire& b) { return a.building < b.building; }));
}

}  // namespace
}  // namespace tenure
