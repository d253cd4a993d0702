#include <algorithm>

#include <doctest/doctest.h>

#include "models/interventions/charging_piles.hpp"
#include "models/interventions/fire_inspection.hpp"
#include "models/interventions/lets_in.hpp"
#include "models/interventions/line_cleanup.hpp"
#include "tests/village.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

const Day start{19000};
const Luck luck{3, 0};

AssetParameters prices() {
  AssetParameters a;
  a.pile = {.price = 6000, .ports = 10, .upkeep = 0.1, .refusal = 0, .search = 45};
  a.line = {.price = 20000, .metres = 25};
  a.inspection = {.visit = 150,
                  .find = 1,
                  .comply = 1,
                  .rewiring = 1200,
                  .alarm = 120,
                  .payback = 2,
                  .spillover = 0,
                  .spillover_reach = 25};
  return a;
}

/// Eighty rental houses of four rooms with old wiring and no alarms, an e-bike in each.
struct Bench {
  District d;
  Programme programme;
  AssetParameters assets = prices();

  explicit Bench(double amount, std::optional<double> budget = {}) {
    add_village(d, {.buildings = 50, .rooms = 4});
    add_village(d, {.buildings = 30, .rooms = 4}, {5000, 0});
    for (const BuildingId b : Ids<BuildingTable>(d.buildings.size()))
      d.buildings.old_wiring[b] = 1, d.buildings.e_bikes[b] = 1;
    programme.name = "test";
    programme.start = start;
    programme.amount = amount;
    programme.budget = budget;
    d.ledger.open("test", budget ? fen(*budget) : no_cap);
    d.rollouts.emplace_back();
  }
  void run(const Measure& measure, int days, int from = 0) {
    for (int t = from; t < from + days; ++t) measure.act(d, programme, assets, 0, luck, start + t);
  }
  [[nodiscard]] const Account& account() const { return d.ledger.accounts()[0]; }
  template <class C>
  [[nodiscard]] long count(const C& column, auto value) const {
    return std::count(column.span().begin(), column.span().end(), value);
  }
};

}  // namespace

TEST_CASE("piles, line clean-up and inspections of amount 0 change nothing") {
  Bench b(0);
  const BuildingTable before = b.d.buildings;
  b.run(ChargingPiles{}, 100);
  b.run(LineCleanup{}, 100);
  b.run(FireInspection{}, 100);
  CHECK(b.d.piles.empty());
  CHECK(b.account().total() == 0);
  CHECK_FALSE(b.d.rollouts[0].begun);
  CHECK(std::ranges::equal(before.tidy_lines.span(), b.d.buildings.tidy_lines.span()));
  CHECK(std::ranges::equal(before.inspected.span(), b.d.buildings.inspected.span()));
}

TEST_CASE("piles go up at the houses of e-bike owners, with the ports asked for, at a price by the port") {
  Bench b(20);
  for (std::uint32_t i = 0; i < 50; ++i) b.d.buildings.e_bikes[BuildingId{i}] = 0;
  ChargingPiles piles;
  piles.ports = 2;
  b.run(piles, 1);
  REQUIRE(b.d.piles.size() == 20);
  for (const Pile& pile : b.d.piles) {
    CHECK(pile.ports == 2);
    CHECK(pile.building.value >= 50);
    CHECK(pile.account == 0);
  }
  CHECK(b.account().spent[0] == fen(20 * 1200));
  b.programme.end = start + 10;
  b.run(piles, 1, 10);
  CHECK(b.d.piles.empty());
}

TEST_CASE("fewer piles stand at the first of the same sites, over the days of the rollout") {
  Bench few(10), many(40);
  ChargingPiles slow;
  slow.rollout_days = 40;
  few.run(ChargingPiles{}, 1);
  many.run(slow, 20);
  CHECK(many.d.piles.size() == 20);
  many.run(slow, 20, 20);
  REQUIRE(many.d.piles.size() == 40);
  for (std::size_t i = 0; i < 10; ++i) CHECK(few.d.piles[i].building == many.d.piles[i].building);
}

TEST_CASE("piles bought are what the budget holds with their upkeep; operators who pay count apart") {
  Bench b(40, 66000.0);
  b.run(ChargingPiles{}, 350);
  CHECK(b.d.piles.size() == 10);  // 6,000 and 600 a year each
  CHECK(b.account().total() <= fen(66000));

  Bench paid(40, 1000.0);
  paid.programme.paid_by = "service_operator";
  paid.d.ledger = {};
  paid.programme.open_account(paid.d.ledger);
  paid.run(ChargingPiles{}, 1);
  CHECK(paid.d.piles.size() == 40);
  CHECK(paid.account().total() == 0);
  CHECK(paid.account().borne[static_cast<std::size_t>(Payer::service_operator)] >= fen(40 * 6000));
}

TEST_CASE("a pile that a landlord refuses goes to the nearest house that lets it in") {
  Bench b(20);
  b.assets.pile.refusal = 1;
  for (std::uint32_t i = 0; i < 80; i += 3)
    b.d.landlords.duties[LandlordId{i}] = static_cast<std::uint8_t>(Duty::assets);
  b.run(ChargingPiles{}, 1);
  CHECK(b.d.piles.size() == 20);
  for (const Pile& pile : b.d.piles) CHECK(lets_in(b.d, pile.building, 1, luck));
  CHECK(nearest_that_lets_in(b.d, BuildingId{4}, 45, 1, luck) == BuildingId{3});
  CHECK(nearest_that_lets_in(b.d, BuildingId{5}, 45, 1, luck) == BuildingId{6});
  CHECK_FALSE(nearest_that_lets_in(b.d, BuildingId{5}, 10, 1, luck).exists());
}

TEST_CASE("a kilometre of line is so many houses, tidied once and for good, as far as the money goes") {
  Bench b(1);
  LineCleanup cleanup;
  cleanup.rollout_days = 10;
  b.run(cleanup, 5);
  CHECK(b.count(b.d.buildings.tidy_lines, 1.0f) == 20);
  b.run(cleanup, 10, 5);
  CHECK(b.count(b.d.buildings.tidy_lines, 1.0f) == 40);
  CHECK(b.account().total() == fen(20000));
  b.programme.end = start + 20;
  b.run(cleanup, 10, 20);
  CHECK(b.count(b.d.buildings.tidy_lines, 1.0f) == 40);
  CHECK(b.count(b.d.buildings.old_wiring, 1) == 80);

  Bench all(100);  // km, more than there is
  all.run(LineCleanup{}, 30);
  CHECK(all.count(all.d.buildings.tidy_lines, 1.0f) == 80);
  CHECK(all.account().total() == fen(40000));

  Bench poor(1, 5100.0);
  poor.run(LineCleanup{}, 30);
  CHECK(poor.count(poor.d.buildings.tidy_lines, 1.0f) == 10);
  CHECK(poor.account().total() <= fen(5100));
}

TEST_CASE("inspections come by the year, and what they find is mended at the landlord's cost") {
  Bench b(40);
  b.run(FireInspection{}, 183);
  CHECK(80 - b.count(b.d.buildings.inspected, never) == 20);
  CHECK(b.count(b.d.buildings.old_wiring, 0) == 20);
  CHECK(b.count(b.d.buildings.alarms, 1) == 20);
  CHECK(b.account().total() == fen(20 * 150));
  CHECK(b.account().borne[static_cast<std::size_t>(Payer::landlord)] == fen(20 * 4 * (1200 + 120)));
  for (const BuildingId h : Ids<BuildingTable>(80)) {
    const bool mended = b.d.buildings.old_wiring[h] == 0;
    CHECK(b.d.landlords.outlay[b.d.buildings.landlord[h]] == doctest::Approx(mended ? 1320.0 / 24 : 0.0));
  }
  // After the last house the first is inspected again, and nothing is left to mend.
  b.run(FireInspection{}, 3 * 365, 183);
  CHECK(b.count(b.d.buildings.inspected, never) == 0);
  CHECK(b.account().total() > fen(100 * 150));
  CHECK(b.account().borne[static_cast<std::size_t>(Payer::landlord)] == fen(80 * 4 * (1200 + 120)));
}

TEST_CASE("an inspector who finds nothing mends nothing, and the budget is kept") {
  Bench b(400, 1500.0);
  b.assets.inspection.find = 0;
  b.run(FireInspection{}, 100);
  CHECK(80 - b.count(b.d.buildings.inspected, never) == 10);
  CHECK(b.account().total() <= fen(1500));
  CHECK(b.count(b.d.buildings.old_wiring, 1) == 80);
  CHECK(b.account().borne[static_cast<std::size_t>(Payer::landlord)] == 0);
}

TEST_CASE("one found out moves the nearest neighbour with the same fault") {
  Bench b(4);
  b.assets.inspection.spillover = 1;
  b.run(FireInspection{}, 92);  // one visit
  REQUIRE(80 - b.count(b.d.buildings.inspected, never) == 1);
  CHECK(b.count(b.d.buildings.old_wiring, 0) == 2);
  CHECK(b.count(b.d.buildings.alarms, 1) == 2);
}
