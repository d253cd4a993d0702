#include <doctest/doctest.h>

#include <set>

#include "models/interventions/camera_coverage.hpp"
#include "models/interventions/camera_network.hpp"
#include "models/interventions/rent_subsidy.hpp"
#include "tests/interventions/bench.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

/// Fifty rental buildings, and thirty smaller ones five kilometres away.
struct TwoVillages : Bench {
  explicit TwoVillages(double amount, std::optional<double> budget = {}) : Bench(amount, budget) {
    add_village(d, {.buildings = 50, .rooms = 4});
    add_village(d, {.buildings = 30, .rooms = 2}, {5000, 0});
  }
};

}  // namespace

TEST_CASE("a camera sees the building it stands at best, and none beyond its reach") {
  TwoVillages b(0);
  b.d.cameras.push_back({BuildingId{10}, start, 0, true});
  refresh_coverage(b.d, prices().camera, start);
  CHECK(b.d.buildings.camera_coverage[BuildingId{10}] == doctest::Approx(0.72));
  CHECK(b.d.buildings.camera_coverage[BuildingId{11}] == doctest::Approx(0.72 * (1 - 20.0 / 60)));
  CHECK(b.d.buildings.camera_coverage[BuildingId{14}] == 0);
  CHECK(b.d.buildings.camera_watch[BuildingId{11}] == doctest::Approx(1));
}

TEST_CASE("an unwatched camera weighs less and every camera's effect fades") {
  TwoVillages b(0);
  b.d.cameras.push_back({BuildingId{10}, start, 0, false});
  refresh_coverage(b.d, prices().camera, start);
  CHECK(b.d.buildings.camera_watch[BuildingId{10}] == doctest::Approx(0.2));
  refresh_coverage(b.d, prices().camera, start + 365);
  CHECK(b.d.buildings.camera_watch[BuildingId{10}] == doctest::Approx(0.2 * std::exp(-0.1 * 365 / 365.25)));
}

TEST_CASE("cameras of both villages cover each building as if they were reckoned for it alone, in their order") {
  TwoVillages b(0);
  const auto n = static_cast<std::uint32_t>(b.d.buildings.size());
  for (std::uint32_t i = 0; i < 3 * n; ++i)
    b.d.cameras.push_back({BuildingId{i * 7 % n}, start - static_cast<int>(i), 0, i % 3 != 0, i % 4 == 0});
  const CameraAssets at = prices().camera;
  refresh_coverage(b.d, at, start);
  for (const BuildingId here : Ids<BuildingTable>(n)) {
    double unseen = 1, seen = 0, weight = 0;
    for (const Camera& camera : b.d.cameras) {
      const double reach = camera.police_grade ? at.police_reach : at.reach;
      const double metres = distance(b.d.buildings.place[camera.building], b.d.buildings.place[here]);
      if (metres > reach) continue;
      const double v = at.uptime * at.view * (1 - metres / reach);
      unseen *= 1 - v, seen += v;
      weight += v * (std::exp(-at.fading * ((start - camera.installed) / days_per_year)) *
                     (camera.monitored ? 1.0 : at.passive));
    }
    CHECK(b.d.buildings.camera_coverage[here] == static_cast<float>(1 - unseen));
    CHECK(b.d.buildings.camera_watch[here] == (seen > 0 ? static_cast<float>(weight / seen) : 0.0f));
  }
}

TEST_CASE("a camera network of amount 0 changes nothing") {
  TwoVillages b(0);
  const auto before = b.d.buildings.camera_coverage;
  b.run(CameraNetwork{}, 100);
  CHECK(b.d.cameras.empty());
  CHECK(b.account().total() == 0);
  CHECK(std::equal(before.span().begin(), before.span().end(), b.d.buildings.camera_coverage.span().begin()));
}

TEST_CASE("fewer cameras stand at the first of the same sites") {
  TwoVillages few(10), many(25);
  few.run(CameraNetwork{}, 1);
  many.run(CameraNetwork{}, 1);
  REQUIRE(few.d.cameras.size() == 10);
  REQUIRE(many.d.cameras.size() == 25);
  for (std::size_t i = 0; i < 10; ++i) CHECK(few.d.cameras[i].building == many.d.cameras[i].building);
}

TEST_CASE("a rollout of a hundred days is half done after fifty") {
  TwoVillages b(40);
  CameraNetwork network;
  network.rollout_days = 100;
  b.run(network, 50);
  CHECK(b.d.cameras.size() == 20);
  b.run(network, 60, 50);
  CHECK(b.d.cameras.size() == 40);
}

TEST_CASE("cameras bought are what the budget holds with their running cost, never more") {
  TwoVillages b(40, 60000.0);
  b.programme.end = start + 366;
  b.run(CameraNetwork{}, 365);
  CHECK(b.d.rollouts[0].bought == 10);  // 5,000 and 1,000 a year each
  CHECK(b.account().total() <= fen(60000));
  CHECK(b.account().spent[0] == fen(50000));
  CHECK(b.account().spent[1] > fen(9900));
  CHECK(b.account().refused == 0);
  CHECK(b.d.cameras.size() == 10);
}

TEST_CASE("when a camera programme ends its cameras go dark") {
  TwoVillages b(10);
  b.programme.end = start + 30;
  b.run(CameraNetwork{}, 40);
  CHECK(b.d.cameras.empty());
  for (const float coverage : b.d.buildings.camera_coverage.span()) CHECK(coverage == 0);
}

TEST_CASE("place rules choose the communities they name") {
  TwoVillages b(1);
  CHECK(places_of(b.d, b.programme).size() == 2);
  b.programme.where = "communities";
  b.programme.communities = {{"Village 2"}};
  CHECK(places_of(b.d, b.programme) == std::vector{CommunityId{1}});
  b.programme.where = "most_incidents";
  b.programme.top = 1;
  b.d.standings["incidents_recorded"] = {1, 5};
  CHECK(places_of(b.d, b.programme) == std::vector{CommunityId{1}});
  b.programme.where = "ranked";
  b.programme.rank_by = "vacancy";
  CHECK(places_of(b.d, b.programme) == std::vector{CommunityId{0}});  // unknown: the first
  b.d.standings["vacancy"] = {std::numeric_limits<double>::quiet_NaN(), 0.1};
  CHECK(places_of(b.d, b.programme) == std::vector{CommunityId{1}});
  b.programme.where = "most_people";
  add_household(b.d, DwellingId{0}, 2);
  CHECK(places_of(b.d, b.programme) == std::vector{CommunityId{0}});
  b.programme.where = "random";
  std::set<CommunityId> seen;
  for (int seed = 0; seed < 20; ++seed) {
    b.programme.placing_seed = seed;
    const auto places = places_of(b.d, b.programme);
    REQUIRE(places.size() == 1);
    seen.insert(places.front());
  }
  CHECK(seen.size() == 2);
}

TEST_CASE("a rent subsidy opens on its first day and closes when the money for one more month is gone") {
  TwoVillages b(100, 250.0);
  RentSubsidyMeasure subsidy;
  subsidy.income_limit = 3000;
  b.run(subsidy, 1);
  REQUIRE(b.d.rules.rent_subsidies.size() == 1);
  CHECK(b.d.rules.rent_subsidies[0].monthly == 100);
  CHECK(b.d.ledger.pay(0, Spending::transfer, fen(200)));
  b.run(subsidy, 1, 1);
  CHECK(b.d.rules.rent_subsidies.empty());
}
