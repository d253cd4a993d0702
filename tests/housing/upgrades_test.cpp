#include "models/housing/upgrades.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "models/housing/dwelling_utility.hpp"
#include "models/housing/landlords.hpp"
#include "tests/housing/market.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

/// Houses with old wiring, no alarms, dark lanes.
District old_village(std::uint32_t houses) {
  District d;
  add_village(d, {.buildings = houses, .rooms = 10});
  for (const BuildingId b : Ids<BuildingTable>(houses)) d.buildings.old_wiring[b] = 1;
  return d;
}

/// Works of each kind in a year of thoughts.
std::array<int, 3> works_of_a_year(const District& d, const HousingParameters& p) {
  std::array<int, 3> done{};
  for (int t = 0; t < 364; ++t)
    for (const Upgraded& u : upgrades(d, p, luck, today + t)) ++done[static_cast<std::size_t>(u.what)];
  return done;
}

}  // namespace

TEST_CASE("what a landlord expects tenants to pay leaves them as well off as before") {
  HousingParameters p = plain();
  p.taste_alarms = 0.1;
  DwellingOffer before{.rent = 400, .area = 16}, after = before;
  after.rent += rent_gain(400, p.taste_alarms, p);
  after.alarms = true;
  CHECK(dwelling_utility(after, 1, false, p) == doctest::Approx(dwelling_utility(before, 1, false, p)));
}

TEST_CASE(
    "a work is likelier the more it brings in, the less it costs, with the duty kept, and where rooms let slowly") {
  const HousingParameters p = plain();
  const Work even{.rent = 400, .gain = 10, .cost = 360, .letting_days = p.slow_letting};
  CHECK(upgrade_chance(even, p) == doctest::Approx(1 / (1 + std::exp(5.0))));
  const auto with = [&](auto change) {
    Work work = even;
    change(work);
    return upgrade_chance(work, p);
  };
  CHECK(with([](Work& w) { w.gain = 20; }) > upgrade_chance(even, p));
  CHECK(with([](Work& w) { w.cost = 720; }) < upgrade_chance(even, p));
  CHECK(with([](Work& w) { w.duty = true; }) == doctest::Approx(1 / (1 + std::exp(4.0))));
  CHECK(with([](Work& w) { w.letting_days = 240; }) > upgrade_chance(even, p));
}

TEST_CASE(
    "each landlord thinks of works once in the given time, and does those its house lacks as often as the logit says") {
  HousingParameters p = plain();
  p.upgrade_gain = 0;
  p.upgrade_slow = 0;
  p.upgrade_base = -2;
  constexpr int houses = 5000;
  District d = old_village(houses);
  for (std::uint32_t i = 0; i < houses; i += 2)
    d.landlords.duties[LandlordId{i}] = static_cast<std::uint8_t>(Duty::fire);
  const auto done = works_of_a_year(d, p);
  const auto expected = [](double logit) { return 1 / (1 + std::exp(-logit)); };
  const double by_duty = 2 * houses * (expected(-2) + expected(-1)) / 2, plain_chance = 2 * houses * expected(-2);
  CHECK(std::abs(done[0] - by_duty) < 4 * std::sqrt(by_duty));
  CHECK(std::abs(done[1] - by_duty) < 4 * std::sqrt(by_duty));
  CHECK(std::abs(done[2] - plain_chance) < 4 * std::sqrt(plain_chance));

  for (const BuildingId b : Ids<BuildingTable>(houses)) {
    d.buildings.old_wiring[b] = 0;
    d.buildings.alarms[b] = 1;
    d.buildings.lit_lane[b] = 1;
  }
  CHECK(works_of_a_year(d, p) == std::array<int, 3>{});
}

TEST_CASE("an outlay fades so that over time it is brought in once") {
  const HousingParameters p = plain();
  double outlay = 20, brought = 0;  // 720 yuan a room over 36 months
  for (int turn = 0; turn < 400; ++turn) {
    brought += outlay * 30 / (days_per_year / 12);
    outlay = recovered(outlay, 30, p);
  }
  CHECK(outlay == 0);
  CHECK(brought == doctest::Approx(720).epsilon(0.03));
}

TEST_CASE("a landlord who spent asks for more at the next letting, once, and less when the outlay is recovered") {
  HousingParameters p = plain();
  p.raise = 0;
  District d;
  add_village(d, {.buildings = 1});
  const DwellingId room{0};
  const LandlordId landlord{0};
  const auto fall_vacant = [&](Day day) {
    d.dwellings.vacant_since[room] = day;
    d.vacancies.add_on(room, day);
    for (const NewRent& r : reprice_vacant(d, p, luck, day)) {
      d.dwellings.rent[r.dwelling] = r.rent;
      d.dwellings.outlay[r.dwelling] = r.outlay;
    }
    return d.dwellings.rent[room];
  };
  d.landlords.outlay[landlord] = 20;
  CHECK(fall_vacant(today) == 420);
  CHECK(fall_vacant(today + 100) == 420);
  d.landlords.outlay[landlord] = 5;
  CHECK(fall_vacant(today + 200) == 405);
  d.landlords.outlay[landlord] = 0;
  CHECK(fall_vacant(today + 300) == 400);
}

TEST_CASE(
    "a sitting tenant pays its part of an outlay at the review, within the customary limit, and rents do not fall") {
  HousingParameters p = plain();
  p.raise = 0;
  CHECK(reviewed_with_outlay(400, 0, 12, 60, p) == doctest::Approx(412));
  CHECK(reviewed_with_outlay(412, 12, 12, 60, p) == doctest::Approx(412));
  CHECK(reviewed_with_outlay(400, 0, 50, 60, p) == doctest::Approx(420));
  CHECK(reviewed_with_outlay(412, 12, 0, 60, p) == doctest::Approx(412));
  CHECK(reviewed_with_outlay(400, 0, 0, 60, p) == reviewed_rent(400, 60, p));
}

TEST_CASE("cameras reassure locals, and migrants only as far as they know their neighbours") {
  HousingParameters p = plain();
  p.satisfaction_cameras = 0.5;
  p.taste_cameras = 0.3;
  CHECK(reassurance(0.8, true, 0, p) == doctest::Approx(0.8));
  CHECK(reassurance(0.8, false, 0, p) == 0);
  CHECK(reassurance(0.8, false, 1, p) == doctest::Approx(0.4));
  CHECK(reassurance(0.8, false, 9, p) == doctest::Approx(0.8));
  DwellingOffer watched{.rent = 400, .area = 16, .reassurance = 0.8}, unwatched{.rent = 400, .area = 16};
  CHECK(dwelling_utility(watched, 1, false, p) - dwelling_utility(unwatched, 1, false, p) == doctest::Approx(0.24));
}
