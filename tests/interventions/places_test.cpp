#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <set>

#include "models/interventions/camera_network.hpp"
#include "models/interventions/rollout.hpp"
#include "tests/village.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

const Day start{19000};

/// Twelve villages of ten buildings.
struct Villages {
  District d;
  Programme programme;
  Villages() {
    for (int i = 0; i < 12; ++i) add_village(d, {.buildings = 10, .rooms = 3}, {i * 1000.0f, 0});
    programme.start = start;
    programme.amount = 24;
    d.ledger.open("test", no_cap);
    d.rollouts.emplace_back();
  }
  [[nodiscard]] std::vector<CommunityId> places(std::int64_t top) {
    programme.top = top;
    return places_of(d, programme);
  }
};

bool holds(const std::vector<CommunityId>& all, const std::vector<CommunityId>& some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

}  // namespace

TEST_CASE("a rule that chooses more communities holds those of the same rule that chooses fewer") {
  Villages v;
  for (std::uint32_t i = 0; i < 12; ++i) v.d.standings["fires"].push_back((i * 5) % 12);
  v.programme.placing_seed = 3;
  v.programme.rank_by = "fires";
  for (const char* rule : {"ranked", "random"}) {
    v.programme.where = rule;
    for (std::int64_t top = 1; top < 12; ++top) {
      CHECK(v.places(top).size() == static_cast<std::size_t>(top));
      CHECK(holds(v.places(top + 1), v.places(top)));
    }
  }
}

TEST_CASE("a ranked rule takes the highest, ties to the first, and what is no number last") {
  Villages v;
  v.programme.where = "ranked";
  v.programme.rank_by = "rent_burden";
  auto& standing = v.d.standings["rent_burden"];
  standing.assign(12, 0.1);
  standing[4] = 0.3;
  standing[7] = 0.2;
  standing[0] = std::numeric_limits<double>::quiet_NaN();
  CHECK(v.places(2) == std::vector{CommunityId{4}, CommunityId{7}});
  CHECK(v.places(3) == std::vector{CommunityId{1}, CommunityId{4}, CommunityId{7}});
  CHECK_FALSE(holds(v.places(11), {CommunityId{0}}));
}

TEST_CASE("a randomised pilot is drawn by its own seed, whatever the run's") {
  Villages v;
  v.programme.where = "random";
  std::set<std::vector<CommunityId>> drawn;
  for (int seed = 0; seed < 30; ++seed) {
    v.programme.placing_seed = seed;
    const auto places = v.places(4);
    drawn.insert(places);
    CHECK(places == v.places(4));
  }
  CHECK(drawn.size() > 20);
}

TEST_CASE("a staggered programme starts on its dates, a wave of communities after the other") {
  Villages v;
  v.programme.waves = 3;
  v.programme.wave_days = 50;
  v.programme.placing_seed = 8;
  const AssetParameters prices{};
  std::vector<std::size_t> standing;
  for (int t = 0; t < 120; ++t) {
    CameraNetwork{}.act(v.d, v.programme, prices, 0, Luck{1, 0}, start + t);
    standing.push_back(v.d.cameras.size());
  }
  CHECK(standing[0] == 8);
  CHECK(standing[49] == 8);
  CHECK(standing[50] == 16);
  CHECK(standing[99] == 16);
  CHECK(standing[100] == 24);

  const Rollout& rollout = v.d.rollouts[0];
  std::set<CommunityId> all;
  for (const Wave& wave : rollout.waves) {
    CHECK(wave.places.size() == 4);
    all.insert(wave.places.begin(), wave.places.end());
  }
  CHECK(all.size() == 12);
  CHECK(open_places(rollout, start + 49) == rollout.waves[0].places);
  for (const Camera& camera : v.d.cameras)
    if (camera.installed < start + 50)
      CHECK(std::binary_search(rollout.waves[0].places.begin(), rollout.waves[0].places.end(),
                               v.d.buildings.community[camera.building]));
}

TEST_CASE("waves are dealt out by the placing seed") {
  std::set<std::vector<CommunityId>> first;
  for (int seed = 0; seed < 10; ++seed) {
    Villages v;
    v.programme.waves = 4;
    v.programme.wave_days = 30;
    v.programme.placing_seed = seed;
    begin_rollout(v.d, v.programme, 0, Luck{1, 0}, [](const District&, BuildingId) { return 1.0; });
    first.insert(v.d.rollouts[0].waves[0].places);
  }
  CHECK(first.size() > 7);
}
