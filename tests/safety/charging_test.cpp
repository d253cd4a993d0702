#include "models/safety/charging.hpp"

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

/// As in a village: some keep their habit, and distance and price count.
FireParameters usual() {
  FireParameters p = hot();
  p.charging = {.indoors_without_port = 0.4,
                .habit = 0.15,
                .at_door = 3,
                .walk = 0.025,
                .reach = 80,
                .price = 0.6,
                .pile_tariff = 1.5,
                .home_tariff = 0.9,
                .rule = 1,
                .obeyed = 0.4,
                .e_bikes_per_port = 3};
  return p;
}

void pile_at(District& d, std::uint32_t building, std::uint16_t ports) {
  d.piles.push_back({BuildingId{building}, ports, spring, Pile::no_account});
}

void charge_all(District& d, const FireParameters& p) {
  Charging charging = charge(d, p, spring);
  d.buildings.charged_indoors = std::move(charging.indoors);
  d.buildings.charging_places = std::move(charging.places);
}

double indoors(const District& d) {
  double sum = 0;
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size()))
    sum += double{d.buildings.charged_indoors[b]} * d.buildings.e_bikes[b];
  return sum;
}

TEST_CASE(
    "the use of a free pile is the logit's share, falls with distance and price and rises with the landlord's rule") {
  ChargingParameters p = usual().charging;
  CHECK(use_of_pile(40, 0, p) == doctest::Approx(0.85 / (1 + std::exp(-(3 - 1 - 0.36)))));
  CHECK(use_of_pile(10, 0, p) > use_of_pile(40, 0, p));
  CHECK(use_of_pile(40, 1, p) == doctest::Approx(0.85 / (1 + std::exp(-(3 - 1 - 0.36 + 1)))));
  p.pile_tariff = 0.9;
  CHECK(use_of_pile(40, 0, p) == doctest::Approx(0.85 / (1 + std::exp(-(3 - 1.0)))));
  // 10 to 40 % do not use a shelter even 10 to 20 m away.
  CHECK(use_of_pile(15, 0, usual().charging) > 0.6);
  CHECK(use_of_pile(15, 0, usual().charging) < 0.9);
}

TEST_CASE("without a pile the share that has no port is charged indoors, less where the landlord forbids it") {
  District d = village(2, 60, 10);
  charge_all(d, usual());
  CHECK(d.buildings.charged_indoors[BuildingId{0}] == doctest::Approx(0.4));
  CHECK(d.buildings.charging_places[BuildingId{0}] == 0);
  d.landlords.duties[LandlordId{0}] = static_cast<std::uint8_t>(Duty::fire);
  d.buildings.inspected[BuildingId{1}] = spring - 100;
  charge_all(d, usual());
  CHECK(d.buildings.charged_indoors[BuildingId{0}] == doctest::Approx(0.4 * 0.6));
  CHECK(d.buildings.charged_indoors[BuildingId{1}] == doctest::Approx(0.4 * (1 - 0.4 * std::exp(-1))));
}

TEST_CASE("ports serve no more e-bikes than they can, nearest houses first") {
  District d = village(1, 60, 10);
  const FireParameters p = hot();  // everyone goes; a port serves 2
  pile_at(d, 0, 2);
  charge_all(d, p);
  CHECK(d.buildings.charged_indoors[BuildingId{0}] == doctest::Approx(0.5 * 0.6));
  CHECK(d.buildings.charging_places[BuildingId{0}] == 2);

  District row = village(3, 30, 10);  // neighbours at 30 m, 10 e-bikes each
  pile_at(row, 4, 8);                 // serves 16: all 10 in the middle, 6 of the neighbour that comes first
  charge_all(row, p);
  CHECK(row.buildings.charged_indoors[BuildingId{4}] == 0);
  CHECK(9 * 10 * 0.5 - indoors(row) == doctest::Approx(16 * 0.5));
  CHECK(row.buildings.charged_indoors[BuildingId{0}] == 0.5f);  // 42 m away: out of reach
}

TEST_CASE("what is served is never more than ports and demand allow, and all that they allow where both lie together") {
  for (const std::uint16_t ports : {1, 2, 4, 40}) {
    District d = village(10, 20, 10);
    for (std::uint32_t b = 0; b < 100; b += 3) pile_at(d, b, ports);
    const FireParameters p = usual();
    charge_all(d, p);
    const double served = 1000 - indoors(d) / p.charging.indoors_without_port;
    CHECK(served <= 34 * ports * 3 + 1e-3);
    CHECK(served <= 1000 * use_of_pile(0, 0, p.charging) + 1e-3);
    if (ports == 1) CHECK(served == doctest::Approx(34 * 3));
  }
}

TEST_CASE("a pile more never leaves a building with more e-bikes charged indoors") {
  District d = village(12, 18, 7);
  FireParameters p = usual();
  p.charging.e_bikes_per_port = 2.5;
  for (std::uint32_t b = 0; b < d.buildings.size(); ++b) d.buildings.e_bikes[BuildingId{b}] = b * 7 % 11;
  charge_all(d, p);
  Column<BuildingTable, float> before = d.buildings.charged_indoors;
  for (std::uint32_t i = 0; i < 40; ++i) {
    pile_at(d, i * 61 % 144, static_cast<std::uint16_t>(1 + i % 4));
    charge_all(d, p);
    for (const BuildingId b : Ids<BuildingTable>(d.buildings.size()))
      CHECK(d.buildings.charged_indoors[b] <= before[b] + 1e-6f);
    before = d.buildings.charged_indoors;
  }
}

TEST_CASE("piles in reach of everyone and full take-up leave only the other causes") {
  District d = village(10, 60, 10);
  const FireParameters p = hot();
  charge_all(d, p);
  const auto before = burn(d, p, 50);
  for (std::uint32_t b = 0; b < d.buildings.size(); ++b) pile_at(d, b, 5);
  charge_all(d, p);
  const auto after = burn(d, p, 50);
  CHECK(of_cause(before, FireCause::ebike) > 0);
  CHECK(of_cause(after, FireCause::ebike) == 0);
  CHECK(fire_hazard(d, BuildingId{0}, p, spring)[1] == 0);
  for (const FireCause other : {FireCause::wiring, FireCause::cooking, FireCause::other})
    CHECK(of_cause(after, other) == of_cause(before, other));
}

TEST_CASE("more piles never make more fires at equal luck, until everyone is served") {
  District d = village(10, 60, 10);
  const FireParameters p = usual();
  charge_all(d, p);
  std::size_t before = burn(d, p, 60).size();
  const std::size_t at_first = before;
  for (const std::uint16_t ports : {1, 2, 3, 4, 20}) {
    d.piles.clear();
    for (std::uint32_t b = 0; b < d.buildings.size(); ++b) pile_at(d, b, ports);
    charge_all(d, p);
    const std::size_t now = burn(d, p, 60).size();
    CHECK(now <= before);
    before = now;
  }
  CHECK(before < at_first);
}

TEST_CASE("1 and 4 threads charge the same e-bikes") {
  District d = village(60, 20, 4);
  for (std::uint32_t b = 0; b < d.buildings.size(); b += 4) pile_at(d, b, 3);
  const auto with = [&](std::size_t threads) {
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism, threads);
    return charge(d, usual(), spring);
  };
  const Charging one = with(1), four = with(4);
  CHECK(std::ranges::equal(one.indoors.span(), four.indoors.span()));
  CHECK(std::ranges::equal(one.places.span(), four.places.span()));
}

}  // namespace
}  // namespace tenure
