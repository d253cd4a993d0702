#include "models/governance/tenants.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "models/governance/campaign.hpp"
#include "tests/village.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

const Day start{19020};  // a day of the monthly look around: a multiple of 30
const Luck luck{5, 0};

GovernanceParameters numbers() {
  GovernanceParameters p;
  p.mobilisation.unorganised = 3;
  p.tenant = {.first = 0,
              .starts = 0.2,
              .landlord = 1,
              .tie = 0.15,
              .satisfied = 1,
              .served = 1,
              .served_memory = 60,
              .stops = 0.3,
              .around = 50,
              .ties = 1.5,
              .ties_most = 8,
              .activity_reach = 300,
              .activity_people = 100,
              .activity_regulars = 0.2,
              .activity_tie = 0.5};
  return p;
}

District village(std::uint32_t buildings, std::uint32_t rooms) {
  District d;
  add_village(d, {.buildings = buildings, .rooms = rooms});
  d.landlord_network = Network(buildings, {});
  for (std::uint32_t w = 0; w < buildings * rooms; ++w) add_household(d, DwellingId{w}, 1, start);
  return d;
}

void live(District& d, const GovernanceParameters& p, Day from, int days) {
  for (int t = 0; t < days; ++t)
    for (const TenantMonth& month : review_part(d, p, luck, from + t))
      d.households.takes_part[month.household] = month.takes_part,
      d.households.neighbour_ties[month.household] = month.ties;
}

int taking_part(const District& d) {
  int n = 0;
  for (const std::uint8_t part : d.households.takes_part.span()) n += part;
  return n;
}

}  // namespace

TEST_CASE("a tenant is likelier to take part with an engaged landlord, ties, satisfaction and an activity just past") {
  const TenantParameters p = numbers().tenant;
  const double plain = starting_hazard({false, 0, 0.5, 1e6}, p);
  CHECK(plain == doctest::Approx(p.starts));
  CHECK(starting_hazard({true, 0, 0.5, 1e6}, p) == doctest::Approx(plain * std::exp(1)));
  CHECK(starting_hazard({false, 4, 0.5, 1e6}, p) == doctest::Approx(plain * std::exp(0.6)));
  CHECK(starting_hazard({false, 0, 1.0, 1e6}, p) == doctest::Approx(plain * std::exp(0.5)));
  CHECK(starting_hazard({false, 0, 0.5, 0}, p) == doctest::Approx(plain * std::exp(1)));
}

TEST_CASE("ties grow towards their most as the closed form says, and moving leaves them behind") {
  const GovernanceParameters p = numbers();
  District d = village(250, 8);
  live(d, p, start, 730);
  double sum = 0;
  for (const std::uint8_t ties : d.households.neighbour_ties.span()) sum += ties;
  CHECK(sum / 2000 == doctest::Approx(mean_ties(2, p.tenant)).epsilon(0.03));
  leave(d, HouseholdId{7}, start + 730);
  d.households.takes_part[HouseholdId{3}] = 1;
  move(d, HouseholdId{3}, DwellingId{7}, start + 730);
  CHECK(d.households.neighbour_ties[HouseholdId{3}] == 0);
  CHECK(d.households.takes_part[HouseholdId{3}] == 0);
}

TEST_CASE("ties of the first day follow the time lived there") {
  const GovernanceParameters p = numbers();
  District d = village(250, 8);
  for (const HouseholdId h : Ids<HouseholdTable>(2000)) d.households.move_in[h] = start - 365;
  double sum = 0;
  const auto first = first_ties(d, p.tenant, luck, start);
  for (const std::uint8_t ties : first.span()) sum += ties;
  CHECK(sum / 2000 == doctest::Approx(mean_ties(365 / days_per_year, p.tenant)).epsilon(0.05));
}

TEST_CASE("nobody takes part before a branch stands; then the share settles where starting and stopping balance") {
  GovernanceParameters p = numbers();
  p.tenant.tie = 0;
  District d = village(250, 8);
  live(d, p, start, 365);
  CHECK(taking_part(d) == 0);
  d.communities.organised_since[CommunityId{0}] = start;
  live(d, p, start, 9000);
  CHECK(taking_part(d) == doctest::Approx(2000 * 0.2 / 0.5).epsilon(0.06));
  d.communities.organised_since[CommunityId{0}] = never;
  live(d, p, start, 3000);
  CHECK(taking_part(d) <= 2);
}

TEST_CASE("member tenants go first: they take part within a month of their branch") {
  GovernanceParameters p = numbers();
  p.tenant.starts = 0, p.tenant.stops = 0, p.tenant.first = 0.1;
  District d = village(250, 8);
  d.communities.organised_since[CommunityId{0}] = start;
  live(d, p, start, 30);
  const int first = taking_part(d);
  CHECK(first == doctest::Approx(200).epsilon(0.2));
  live(d, p, start + 30, 60);
  CHECK(taking_part(d) == first);
}

TEST_CASE("a building is as organised as the households in it and around it") {
  const GovernanceParameters p = numbers();
  District d = village(10, 2);  // 20 m apart: five buildings within 50 m of a middle one
  CHECK(organised_around(d, p.tenant, start).size() == 0);
  d.households.takes_part[HouseholdId{0}] = 1;
  const auto around = organised_around(d, p.tenant, start);
  REQUIRE(around.size() == 10);
  CHECK(around[BuildingId{0}] == doctest::Approx(1.0 / 6));
  CHECK(around[BuildingId{2}] == doctest::Approx(1.0 / 10));
  CHECK(around[BuildingId{3}] == 0);
  CHECK(organised_around(d, p.tenant, start + 1).size() == 0);
}

TEST_CASE("as many come to activities as are told, the same ones again and again, from within reach") {
  const GovernanceParameters p = numbers();
  District d = village(200, 10);
  std::vector<int> times(2000, 0);
  int attendances = 0;
  for (int t = 0; t < 60; ++t) {
    d.activities = {{0, BuildingId{100}, start + t}};
    for (const Attendance& a : attend_activities(d, p.tenant, luck, start + t))
      ++times[a.household.value], ++attendances;
  }
  CHECK(attendances == doctest::Approx(60 * 62.0).epsilon(0.25));  // 310 in reach, a fifth of them regulars: all come
  int ever = 0;
  for (const int n : times) ever += n > 0;
  CHECK(ever < 90);
  CHECK(times[0] == 0);
  CHECK(attend_activities(d, p.tenant, luck, start + 100).empty());
}

TEST_CASE("a campaign reaches an organised village sooner, and a household once") {
  GovernanceParameters p = numbers();
  p.campaign = {.told_engaged = 1,
                .told_other = 0.1,
                .passes_engaged = 0.1,
                .passes_other = 0.02,
                .tells_engaged = 0.3,
                .tells_other = 0.05,
                .neighbour = 0.02,
                .hears = 0.03,
                .worker_doors = 40};
  const auto reached = [&](bool organised) {
    District d = village(200, 10);
    if (organised) {
      d.communities.organised_since[CommunityId{0}] = start;
      for (const LandlordId l : Ids<LandlordTable>(100)) d.landlords.engaged_since[l] = start;
    }
    d.campaigns = {{0, start, 10, {1}, std::vector<std::uint8_t>(200, 0), {}}};
    Campaign& campaign = d.campaigns.front();
    std::vector<int> by_day;
    int all = 0;
    for (int t = 0; t < 20; ++t) {
      const Told told = spread_word(d, campaign, p.campaign, luck, start + t);
      campaign.households.resize(2000, 0);
      for (const LandlordId l : told.landlords) campaign.landlords[l.value] = 1;
      for (const HouseholdId h : told.households) {
        CHECK(campaign.households[h.value] == 0);
        campaign.households[h.value] = 1;
        ++all;
      }
      by_day.push_back(all);
    }
    return by_day;
  };
  const auto plain = reached(false), organised = reached(true);
  for (std::size_t t = 2; t < 20; ++t) CHECK(organised[t] > plain[t]);
  CHECK(organised[6] > 1.5 * plain[6]);
}
