#include <doctest/doctest.h>

#include "models/interventions/placebo.hpp"
#include "tests/village.hpp"

using namespace tenure;
using namespace tenure::testing;

TEST_CASE("a placebo marks the communities with most incidents recorded, spends nothing and places nothing") {
  District d;
  add_village(d, {.buildings = 50, .rooms = 4});
  add_village(d, {.buildings = 30, .rooms = 2}, {5000, 0});
  d.standings["incidents_recorded"] = {10, 20};
  Programme programme;
  programme.name = "placebo", programme.start = Day{19000}, programme.amount = 1;
  programme.where = "most_incidents", programme.top = 1;
  programme.open_account(d.ledger);
  d.rollouts.emplace_back();
  for (int t = 0; t < 40; ++t) Placebo{}.act(d, programme, {}, 0, Luck{3, 0}, programme.start + t);
  REQUIRE(d.rollouts[0].waves.size() == 1);
  CHECK(d.rollouts[0].waves[0].places == std::vector<CommunityId>{CommunityId{1}});
  CHECK(d.rollouts[0].installed == 0);
  CHECK(d.ledger.accounts()[0].total() == 0);
  CHECK(d.cameras.empty());
}
