#include <algorithm>
#include <cmath>
#include <numeric>

#include <doctest/doctest.h>

#include "models/interventions/camera_coverage.hpp"
#include "models/interventions/camera_network.hpp"
#include "models/interventions/lane_paving.hpp"
#include "models/interventions/parking_marking.hpp"
#include "models/interventions/patrol.hpp"
#include "tests/interventions/bench.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

constexpr std::size_t night = 0, evening = 3;

/// Fifty rental buildings of four households with two e-bikes each.
struct Street : Bench {
  explicit Street(double amount, std::optional<double> budget = {}) : Bench(amount, budget) {
    add_village(d, {.buildings = 50, .rooms = 4});
    for (std::uint32_t w = 0; w < 200; ++w) add_household(d, DwellingId{w}, 1, start, 2);
  }
  [[nodiscard]] int walked(std::size_t span) const {
    const auto all = d.buildings.patrol.span();
    return static_cast<int>(
        std::count_if(all.begin(), all.end(), [&](const auto& by_span) { return by_span[span] > 0; }));
  }
};

Patrol patrol(const char* shift, const char* sites) {
  Patrol p;
  p.shift = shift;
  p.sites = sites;
  return p;
}

}  // namespace

TEST_CASE("a team passes its visits a day, in the hours of its shift, and comes back once a cycle") {
  Street s(1);
  s.run(patrol("evening", "beats"), 1);
  CHECK(s.walked(evening) == 4);
  CHECK(s.walked(night) == 0);
  s.run(patrol("evening", "beats"), 6, 1);
  CHECK(s.walked(evening) == 28);
  s.run(patrol("evening", "beats"), 7, 7);
  CHECK(s.walked(evening) == 28);
  const auto presence = s.d.buildings.patrol.span();
  for (const auto& by_span : presence) CHECK((by_span[evening] == 0 || by_span[evening] == doctest::Approx(0.75)));
}

TEST_CASE("more teams walk the places of fewer ones and others besides") {
  Street few(1), many(3), all(20);
  few.run(patrol("night", "beats"), 28);
  many.run(patrol("night", "beats"), 28);
  all.run(patrol("night", "beats"), 28);
  CHECK(many.walked(night) == 50);
  for (const BuildingId b : Ids<BuildingTable>(50)) {
    CHECK(few.d.buildings.patrol[b][night] <= many.d.buildings.patrol[b][night] + 1e-6);
    CHECK(many.d.buildings.patrol[b][night] <= all.d.buildings.patrol[b][night] + 1e-6);
  }
}

TEST_CASE("hot spots are the buildings with the most cases on file, chosen again each month") {
  Street s(1);
  s.d.buildings.known_cases[BuildingId{17}] = 3;
  s.run(patrol("night", "hot_spots"), 7);
  CHECK(s.d.buildings.patrol[BuildingId{17}][night] > 0);
  const BuildingId quiet = s.d.rollouts[0].waves[0].sites.back();
  CHECK(s.d.buildings.patrol[quiet][night] == 0);
  s.d.buildings.known_cases[quiet] = 5;
  s.run(patrol("night", "hot_spots"), 23, 7);
  CHECK(s.d.buildings.patrol[quiet][night] == 0);
  s.run(patrol("night", "hot_spots"), 1, 30);
  CHECK(s.d.rollouts[0].waves[0].sites.front() == quiet);
}

TEST_CASE("patrols are paid by the month, stay at home when the money is gone, and are withdrawn at the end") {
  Street s(2, 10000.0);  // a team costs 3,000 a month
  s.run(patrol("night", "beats"), 60);
  CHECK(s.account().total() == fen(9000));
  CHECK(s.account().spent[static_cast<std::size_t>(Spending::running)] == fen(9000));
  CHECK(s.d.rollouts[0].installed == 1);
  s.run(patrol("night", "beats"), 1, 60);
  CHECK(s.d.rollouts[0].installed == 0);
  CHECK(s.account().refused > 0);

  Street ends(2);
  ends.programme.end = start + 40;
  ends.run(patrol("night", "beats"), 40);
  CHECK(ends.account().total() == fen(8000));  // two teams, a month and ten days
  const auto before = ends.d.buildings.patrol;
  ends.run(patrol("night", "beats"), 30, 40);
  CHECK(std::equal(before.span().begin(), before.span().end(), ends.d.buildings.patrol.span().begin()));
  CHECK(ends.account().total() == fen(8000));
}

TEST_CASE("programmes of amount 0 for lanes, parking and patrols change nothing") {
  ParkingMarking parking;
  LanePaving paving;
  paving.lighting = 1;
  const Patrol night_patrol = patrol("night", "beats");
  for (const Measure* measure : std::initializer_list<const Measure*>{&parking, &paving, &night_patrol}) {
    Street s(0);
    s.run(*measure, 60);
    CHECK(s.account().total() == 0);
    CHECK_FALSE(s.d.rollouts[0].begun);
    for (const BuildingId b : Ids<BuildingTable>(50)) {
      CHECK(s.d.buildings.patrol[b] == std::array<float, day_spans>{});
      CHECK(s.d.buildings.parking_spaces[b] + s.d.buildings.paved[b] + s.d.buildings.lit_lane[b] == 0);
      CHECK(s.d.buildings.marked_parking[b] + s.d.buildings.lane_access[b] == 0);
    }
  }
}

TEST_CASE("marked spaces hold the two-wheelers they can, and wear off when nobody keeps them up") {
  Street s(75);
  s.programme.end = start + 100;
  const ParkingMarking parking;
  s.run(parking, 1);
  CHECK(s.account().spent[0] == fen(7500));
  int one = 0, two = 0;
  for (const BuildingId b : Ids<BuildingTable>(50)) {
    const int spaces = s.d.buildings.parking_spaces[b];  // four of eight e-bikes each
    CHECK(s.d.buildings.marked_parking[b] == doctest::Approx(std::min(1.0, spaces * 0.5)));
    one += spaces == 1, two += spaces == 2;
  }
  CHECK(one == 25);
  CHECK(two == 25);
  s.d.buildings.e_bikes[BuildingId{0}] = 100;
  s.run(parking, 30, 1);
  CHECK(s.d.buildings.marked_parking[BuildingId{0}] < 0.1f);
  s.run(parking, 70, 31);
  for (const BuildingId b : Ids<BuildingTable>(50)) {
    CHECK(s.d.buildings.parking_spaces[b] == 0);
    CHECK(s.d.buildings.marked_parking[b] == 0);
  }
}

TEST_CASE("parking spaces stay within the budget with their upkeep") {
  Street s(75, 2000.0);
  s.programme.end = start + 365;
  const ParkingMarking parking;
  s.run(parking, 365);
  CHECK(s.account().total() <= fen(2000));
  CHECK(s.d.rollouts[0].bought == 18);  // 100 and 10 a year each
  CHECK(s.d.rollouts[0].installed == 18);
}

TEST_CASE("a kilometre of pavement reaches ten buildings, and lamps stand along the dark lanes among them") {
  Street s(3);
  s.d.buildings.lit_lane[BuildingId{4}] = 1;
  LanePaving paving;
  paving.lighting = 1;
  s.run(paving, 1);
  int paved = 0, lit = 0;
  for (const BuildingId b : Ids<BuildingTable>(50)) {
    paved += s.d.buildings.paved[b], lit += s.d.buildings.lit_lane[b];
    CHECK(s.d.buildings.lane_access[b] == doctest::Approx(s.d.buildings.paved[b] != 0 ? 0.3 : 0.0));
  }
  const int was_lit = s.d.buildings.paved[BuildingId{4}];
  CHECK(paved == 30);
  CHECK(lit == 30 - was_lit + 1);
  CHECK(s.account().spent[0] == fen(30 * 20000 + (30 - was_lit) * 6000));
}

TEST_CASE("half the dark lanes get lamps where lighting is one half, and none where it is 0") {
  Street none(5), half(5);
  LanePaving paving;
  none.run(paving, 1);
  CHECK(none.d.lamps.empty());
  paving.lighting = 0.5;
  half.run(paving, 1);
  CHECK(half.d.lamps.size() > 15);
  CHECK(half.d.lamps.size() < 35);
  for (const Lamp& lamp : half.d.lamps) CHECK(half.d.buildings.lit_lane[lamp.building] == 1);
}

TEST_CASE("at the end lamps go dark, lanes that were lit before stay lit, and the pavement stays") {
  Street s(5);
  s.d.buildings.lit_lane[BuildingId{4}] = 1;
  s.programme.end = start + 50;
  LanePaving paving;
  paving.lighting = 1;
  s.run(paving, 50);
  CHECK(s.account().spent[static_cast<std::size_t>(Spending::running)] == fen(49 * 50));  // a yuan a day and lamp
  s.run(paving, 1, 50);
  CHECK(s.d.lamps.empty());
  for (const BuildingId b : Ids<BuildingTable>(50)) {
    CHECK(s.d.buildings.lit_lane[b] == (b == BuildingId{4} ? 1 : 0));
    CHECK(s.d.buildings.paved[b] == 1);
  }
}

TEST_CASE("paving again helps an engine less, and never more than fully") {
  Street s(15);  // three times round
  s.run(LanePaving{}, 1);
  for (const float access : s.d.buildings.lane_access.span()) CHECK(access == doctest::Approx(1 - 0.7 * 0.7 * 0.7));
}

TEST_CASE("what others pay for paving leaves the programme's budget whole") {
  Street s(5, 1000.0);
  s.d.ledger = {};
  s.d.ledger.open({.programme = "test", .budget = fen(1000), .own_share = 0, .others = Payer::other_department});
  s.run(LanePaving{}, 1);
  CHECK(s.d.rollouts[0].installed == 50);
  CHECK(s.account().total() == 0);
  CHECK(s.account().borne[static_cast<std::size_t>(Payer::other_department)] == fen(1'000'000));
}

TEST_CASE("a point of the police costs more and sees farther than a camera of the community") {
  Street community(1), police(1);
  CameraNetwork network;
  community.run(network, 1);
  network.tier = "police";
  police.run(network, 1);
  CHECK(community.account().spent[0] == fen(5000));
  CHECK(police.account().spent[0] == fen(50000));
  REQUIRE(police.d.cameras.size() == 1);
  const BuildingId site = police.d.cameras[0].building;
  CHECK(community.d.cameras[0].building == site);
  const BuildingId far{site.value < 25 ? site.value + 5 : site.value - 5};  // 100 m away
  CHECK(community.d.buildings.camera_coverage[far] == 0);
  CHECK(police.d.buildings.camera_coverage[far] == doctest::Approx(0.72 * (1 - 100.0 / 120)));
  CHECK(police.d.buildings.camera_coverage[site] == community.d.buildings.camera_coverage[site]);
}
