#include "models/safety/fire.hpp"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>
#include <tbb/global_control.h>

#include "tests/safety/village.hpp"

namespace tenure {
namespace {

using test::spring;
using test::village;

/// About one fire a building every ten days, so that a few hundred days say much.
FireParameters hot() {
  FireParameters p;
  p.wiring = 700, p.old_wiring = 2, p.ebike = 1000, p.cooking = 600, p.other = 400;
  p.indoors_without_places = 0.5, p.charging_uptake = 1, p.bikes_per_place = 2;
  p.serious = 0.2, p.alarm_serious = 0.5;
  p.deaths = {0.1, 0.1, 0.1, 0.1}, p.alarm_deaths = 0.4, p.deaths_in_fatal_fire = 1.3;
  p.loss = 10000, p.loss_spread = 0.8;
  return p;
}

std::vector<Fire> burn(const District& d, const FireParameters& p, int days) {
  std::vector<Fire> all;
  for (int t = 0; t < days; ++t) {
    const auto today = fires(d, p, {.seed = 13}, spring + t);
    all.insert(all.end(), today.begin(), today.end());
  }
  return all;
}

void spread_places(District& d, std::uint16_t places) {
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) d.buildings.charging_places[b] = places;
}

TEST_CASE("fires of each cause come as often as their hazards sum to") {
  District d = village(20, 60, 10);
  FireParameters p = hot();
  p.season_amplitude = 0.3;
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) {
    d.buildings.old_wiring[b] = b.value % 2 == 0;
    d.buildings.charging_places[b] = static_cast<std::uint16_t>(b.value % 5);
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

TEST_CASE("old wiring multiplies wiring fires and no others") {
  District d = village(1, 60, 10);
  const auto sound = fire_hazard(d, BuildingId{0}, hot(), spring);
  d.buildings.old_wiring[BuildingId{0}] = 1;
  const auto old = fire_hazard(d, BuildingId{0}, hot(), spring);
  CHECK(old[0] == doctest::Approx(2 * sound[0]));
  for (std::size_t c = 1; c < fire_causes; ++c) CHECK(old[c] == sound[c]);
}

TEST_CASE("charging places in reach of every e-bike and full take-up leave only the other causes") {
  District d = village(10, 60, 10);
  CHECK(charged_indoors(d, BuildingId{0}, hot()) == 0.5);
  const auto before = burn(d, hot(), 50);
  spread_places(d, 1000);
  const auto after = burn(d, hot(), 50);
  const auto of_ebikes = [](const Fire& f) { return f.cause == FireCause::ebike; };
  CHECK(std::count_if(before.begin(), before.end(), of_ebikes) > 0);
  CHECK(std::count_if(after.begin(), after.end(), of_ebikes) == 0);
  CHECK(charged_indoors(d, BuildingId{0}, hot()) == 0);
  CHECK(fire_hazard(d, BuildingId{0}, hot(), spring)[1] == 0);
}

TEST_CASE("a place serves so many e-bikes, and some owners never use one") {
  District d = village(1, 60, 10);  // 10 e-bikes
  FireParameters p = hot();
  spread_places(d, 2);  // serve 4
  CHECK(charged_indoors(d, BuildingId{0}, p) == doctest::Approx(0.5 * 0.6));
  spread_places(d, 10);
  p.charging_uptake = 0.75;
  CHECK(charged_indoors(d, BuildingId{0}, p) == doctest::Approx(0.5 * 0.25));
}

TEST_CASE("more charging places never make more fires at equal luck") {
  District d = village(10, 60, 10);
  std::size_t before = burn(d, hot(), 30).size();
  for (const std::uint16_t places : {1, 3, 6, 20}) {
    spread_places(d, places);
    const std::size_t now = burn(d, hot(), 30).size();
    CHECK(now <= before);
    before = now;
  }
}

TEST_CASE("alarms spare lives and stop no fire") {
  District d = village(20, 60, 10);
  const auto without = burn(d, hot(), 400);
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) d.buildings.alarms[b] = 1;
  const auto with = burn(d, hot(), 400);
  REQUIRE(with.size() == without.size());
  double deaths_without = 0, deaths_with = 0, serious_without = 0, serious_with = 0;
  for (const Fire& f : without) deaths_without += f.deaths, serious_without += f.serious;
  for (const Fire& f : with) deaths_with += f.deaths, serious_with += f.serious;
  const auto n = static_cast<double>(with.size());
  CHECK(deaths_without / n == doctest::Approx(0.1).epsilon(0.08));
  CHECK(deaths_with / n == doctest::Approx(0.04).epsilon(0.12));
  CHECK(serious_without / n == doctest::Approx(0.2).epsilon(0.05));
  CHECK(serious_with / n == doctest::Approx(0.1).epsilon(0.08));
}

TEST_CASE("a fire that kills spread beyond the room, and few of them kill three or more") {
  const District d = village(20, 60, 10);
  double fatal = 0, deaths = 0, in_large = 0;
  for (const Fire& f : burn(d, hot(), 600)) {
    if (f.deaths > 0) CHECK(f.serious);
    fatal += f.deaths > 0;
    deaths += f.deaths;
    if (f.deaths >= 3) in_large += f.deaths;
  }
  CHECK(deaths / fatal == doctest::Approx(1.3).epsilon(0.03));
  CHECK(in_large / deaths == doctest::Approx(0.135).epsilon(0.25));
}

TEST_CASE("the mean loss of a fire is the parameter's, and half the fires cost less than its median") {
  const District d = village(20, 60, 10);
  double sum = 0, n = 0, below = 0;
  for (const Fire& f : burn(d, hot(), 400)) {
    sum += f.loss;
    below += f.loss < 10000 * std::exp(-0.32);
    ++n;
  }
  CHECK(sum / n == doctest::Approx(10000).epsilon(0.03));
  CHECK(below / n == doctest::Approx(0.5).epsilon(0.03));
}

TEST_CASE("1 and 4 threads give the same fires, by building") {
  const District d = village(60, 60, 4);
  const auto with = [&](std::size_t threads) {
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism, threads);
    return fires(d, hot(), {.seed = 5}, spring);
  };
  const auto one = with(1), four = with(4);
  CHECK(one.size() > 100);
  CHECK(std::equal(one.begin(), one.end(), four.begin(), four.end(), [](const Fire& a, const Fire& b) {
    return a.building == b.building && a.cause == b.cause && a.serious == b.serious && a.deaths == b.deaths &&
           a.loss == b.loss;
  }));
  CHECK(std::is_sorted(one.begin(), one.end(), [](const Fire& a, const Fire& b) { return a.building < b.building; }));
}

}  // namespace
}  // namespace tenure
