#include "models/governance/mobilising.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "models/governance/duties.hpp"
#include "models/governance/organising.hpp"
#include "tests/village.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

const Day start{19000};
const Luck luck{11, 0};

struct Village {
  District d;
  GovernanceParameters p;

  explicit Village(std::uint32_t landlords) {
    add_village(d, {.buildings = landlords});
    d.landlord_network = Network(landlords, {});
    p.mobilisation.rest = 120, p.mobilisation.unorganised = 1, p.mobilisation.reinforcement = {1, 1};
    p.mobilisation.committee_every = 30, p.mobilisation.joint_every = 91;
  }
  void set_up(float workers, float contacts, float mandate = 0) {
    d.communities.organised_since[CommunityId{0}] = start;
    d.communities.grid_workers[CommunityId{0}] = workers;
    d.organisation = {start, {start}, {workers * contacts}};
    d.rules.mobilisations.push_back({0, {1}, mandate, 30});
  }
  std::uint32_t engaged_after(int days) {
    for (int t = 0; t < days; ++t)
      for (const LandlordMove& move : mobilise(d, p, luck, start + t).moves)
        d.landlords.engaged_since[move.landlord] = move.engages ? start + t : never;
    return engagement(d, CommunityId{0}).engaged;
  }
};

}  // namespace

TEST_CASE("without a branch nobody engages, whatever is said") {
  Village v(50);
  v.p.mobilisation.spontaneous = 100;
  CHECK(v.engaged_after(100) == 0);
  CHECK(mobilise(v.d, v.p, luck, start).visits.empty());
}

TEST_CASE("visits are finite: over a round every door is knocked on once, and no more than were paid for") {
  std::vector<int> knocks(37, 0);
  int all = 0;
  for (int day = 0; day < 370; ++day)
    for (std::uint32_t door = 0; door < 37; ++door)
      if (Round(37, 2.5, day).comes_to(door)) ++knocks[door], ++all;
  CHECK(all == 925);
  for (const int n : knocks) CHECK(n == 25);
  CHECK_FALSE(Round(37, 0, 5).comes_to(0));
  CHECK(Round(37, 100, 5).comes_to(36));
}

TEST_CASE("visits that always win over engage every landlord within one round") {
  Village v(40);
  v.p.mobilisation.visit = 1;
  v.set_up(2, 2);
  CHECK(v.engaged_after(5) == 20);
  CHECK(v.engaged_after(10) == 40);
}

TEST_CASE("nineteen of twenty of those ordered come to a meeting, of the others the share of their tier") {
  Village v(4000);
  v.p.mobilisation.comes = {0.8, 0.4, 0.1};
  v.p.mobilisation.comes_ordered = 0.95;
  v.set_up(0, 0, 1);
  CHECK(mobilise(v.d, v.p, luck, start).attendances[0] == doctest::Approx(3800).epsilon(0.02));
  CHECK(mobilise(v.d, v.p, luck, start + 29).attendances[0] == 0);
  CHECK(mobilise(v.d, v.p, luck, start + 30).attendances[0] > 0);
  v.d.rules.mobilisations[0].mandate = 0;
  CHECK(mobilise(v.d, v.p, luck, start).attendances[0] == doctest::Approx(400).epsilon(0.15));
}

TEST_CASE("leads engage first and, driven by them, the active engage before the others") {
  Village v(900);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
  for (std::uint32_t i = 0; i < 300; ++i) {  // a lead, an active and another that all know each other, in a row
    v.d.landlords.tier[LandlordId{3 * i}] = Tier::lead;
    v.d.landlords.tier[LandlordId{3 * i + 1}] = Tier::active;
    ties.insert(ties.end(), {{3 * i, 3 * i + 1}, {3 * i + 1, 3 * i + 2}, {3 * i, 3 * i + 2}});
  }
  v.d.landlord_network = Network(900, ties);
  v.p.mobilisation.word = 1, v.p.mobilisation.skipped = 0.1, v.p.mobilisation.comes = {1, 0, 0};
  v.p.mobilisation.persuaded = {1, 0, 0};
  v.set_up(0, 0);
  CHECK(v.engaged_after(1) == 300);
  v.engaged_after(200);
  std::array<int, tiers> engaged{};
  for (const LandlordId l : Ids<LandlordTable>(900))
    engaged[static_cast<std::size_t>(v.d.landlords.tier[l])] += v.d.landlords.engaged(l);
  CHECK(engaged[0] == 300);
  CHECK(engaged[1] > 1.3 * engaged[2]);
  CHECK(engaged[2] > 0);
}

TEST_CASE("an engaged landlord takes up duties by their chances and drops them on giving up") {
  Village v(2000);
  v.p.duty.takes_up = {0.7, 0.6, 0.5, 0.4, 0};
  std::array<int, duties> kept{};
  for (const LandlordId l : Ids<LandlordTable>(2000)) {
    const std::uint8_t bits = duties_on_engaging(v.d, l, v.p.duty, luck, start);
    for (std::size_t k = 0; k < duties; ++k) kept[k] += bits >> k & 1;
  }
  CHECK(kept[0] == doctest::Approx(1400).epsilon(0.05));
  CHECK(kept[3] == doctest::Approx(800).epsilon(0.08));
  CHECK(kept[4] == 0);
  v.d.landlords.duties[LandlordId{5}] = 31;
  CHECK(duties_after_leaving(v.d, LandlordId{5}) == 0);
  v.d.rules.register_orders.push_back({0, std::vector<std::uint8_t>(2000, 1), 1});
  CHECK(duties_after_leaving(v.d, LandlordId{5}) == 1);
}

TEST_CASE("the share of ordered registers that are kept settles where beginning and neglect balance") {
  Village v(3000);
  v.p.duty = {.takes_up = {}, .lapse = 0, .heeds = 0.3, .complies = 0.5, .neglect = 0.7};
  const auto kept_with = [&](float checks) {
    v.d.rules.register_orders = {{0, std::vector<std::uint8_t>(3000, 1), checks}};
    double sum = 0;
    for (int t = 0; t < 6000; ++t) {
      for (const LandlordMonth& month : end_months(v.d, v.p, luck, start + t))
        v.d.landlords.duties[month.landlord] = month.duties;
      if (t >= 3000 && t % 30 == 0)
        for (const std::uint8_t bits : v.d.landlords.duties.span()) sum += bits & 1;
    }
    return sum / 3000 / 100;
  };
  CHECK(kept_with(0) == doctest::Approx(0.3 / 1.0).epsilon(0.05));
  CHECK(kept_with(2) == doctest::Approx(1.3 / 2.0).epsilon(0.05));
  v.d.rules.register_orders.clear();
  for (int t = 0; t < 6000; ++t)
    for (const LandlordMonth& month : end_months(v.d, v.p, luck, start + t))
      v.d.landlords.duties[month.landlord] = month.duties;
  for (const std::uint8_t bits : v.d.landlords.duties.span()) CHECK(bits == 0);
}

TEST_CASE("weary landlords let their duties slip, rested ones do not") {
  Village v(1000);
  v.p.duty.lapse = 2;
  for (const LandlordId l : Ids<LandlordTable>(1000)) {
    v.d.landlords.engaged_since[l] = start;
    v.d.landlords.duties[l] = 31;
    v.d.landlords.fatigue[l] = l.value < 500 ? 0.0f : 0.9f;
  }
  v.p.mobilisation.rest = 100000;
  for (int t = 0; t < 180; ++t)
    for (const LandlordMonth& month : end_months(v.d, v.p, luck, start + t))
      v.d.landlords.duties[month.landlord] = month.duties;
  int rested = 0, weary = 0;
  for (const LandlordId l : Ids<LandlordTable>(1000))
    (l.value < 500 ? rested : weary) += __builtin_popcount(v.d.landlords.duties[l]);
  CHECK(rested == 2500);
  CHECK(weary < 1250);
}

TEST_CASE("committees send the same visits where fewer are engaged") {
  const auto visits = share_out(10, {1, 1, 2}, {0, 1, 1}, 1);
  CHECK(std::accumulate(visits.begin(), visits.end(), 0.0) == doctest::Approx(10));
  CHECK(visits[0] == doctest::Approx(std::exp(1) * visits[1]));
  CHECK(visits[2] == doctest::Approx(2 * visits[1]));
  const auto even = share_out(10, {1, 1}, {0, 1}, 0);
  CHECK(even[0] == 5);
}

TEST_CASE("branches meet monthly, committees and the joint meeting on their own days from the first") {
  int monthly = 0;
  for (int t = 0; t < 360; ++t) monthly += meets(start, 30, start + t);
  CHECK(monthly == 12);
  CHECK(meets(start, 91, start));
  CHECK_FALSE(meets(start, 91, start + 90));
  CHECK(meets(start, 91, start + 91));
  CHECK_FALSE(meets(never, 30, start));
  CHECK_FALSE(meets(start, 30, start - 30));
}
