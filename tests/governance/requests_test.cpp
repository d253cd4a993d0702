#include "models/governance/requests.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "tests/governance/town_hall.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

constexpr HouseholdId home{0};
constexpr BuildingId house{0};

/// Requests over a year of turns.
std::vector<NewRequest> a_year(const District& d, const RequestParameters& p, int days = 360) {
  std::vector<NewRequest> all;
  for (int t = 0; t < days; ++t) {
    const auto today = raise_requests(d, p, town_luck, monday + t);
    all.insert(all.end(), today.begin(), today.end());
  }
  return all;
}

/// Nothing presses but what the test says: registered here, roomy, safe, lit, wired, alarmed, with an engaged landlord.
District content(std::uint32_t households = 1) {
  District d = town_hall(households, 1, 1);
  for (const HouseholdId h : Ids<HouseholdTable>(households)) {
    d.households.registered_here[h] = 1;
    for_each_member(d, h, [&](PersonId p) { d.people.in_labour_force[p] = 0; });
  }
  d.buildings.alarms[house] = d.buildings.lit_lane[house] = 1;
  d.buildings.charging_places[house] = 5;
  d.landlords.duties[d.buildings.landlord[house]] = static_cast<std::uint8_t>(Duty::fire);
  return d;
}

}  // namespace

TEST_CASE("a household with nothing to complain of is pressed by sanitation alone") {
  const District d = content();
  for (std::size_t k = 0; k < request_kinds; ++k) {
    const auto kind = static_cast<RequestKind>(k);
    CHECK(pressure(d, home, kind, round_the_clock(), monday) == (kind == RequestKind::sanitation ? 1 : 0));
  }
}

TEST_CASE("each condition presses to ask for what would mend it, and for nothing else") {
  const RequestParameters p = round_the_clock();
  const District calm = content();
  District d = calm;
  RequestKind expected{};
  double how_much = 1;
  const LandlordId landlord = d.buildings.landlord[house];
  SUBCASE("yesterday's victim wants safety") {
    d.households.last_victimised[home] = monday - 60;
    expected = RequestKind::safety, how_much = std::exp(-1);
  }
  SUBCASE("known incidents do so too") {
    d.buildings.perceived_risk[house] = 10;
    expected = RequestKind::safety, how_much = 1 - std::exp(-1);
  }
  SUBCASE("no alarms") {
    d.buildings.alarms[house] = 0, expected = RequestKind::fire_hazard, how_much = 1.0 / 3;
  }
  SUBCASE("a landlord without fire duty") {
    d.landlords.duties[landlord] = 0, expected = RequestKind::fire_hazard, how_much = 1.0 / 3;
  }
  SUBCASE("old wiring") {
    d.buildings.old_wiring[house] = 1, expected = RequestKind::wiring;
  }
  SUBCASE("a dark lane") {
    d.buildings.lit_lane[house] = 0, expected = RequestKind::dark_lane;
  }
  SUBCASE("an e-bike without a marked place") {
    d.households.e_bikes[home] = 1, expected = RequestKind::charging_parking, how_much = 0.5;
  }
  SUBCASE("close quarters") {
    d.dwellings.area[DwellingId{0}] = static_cast<float>(12 / std::exp(0.5));
    expected = RequestKind::noise_dispute, how_much = 0.5;
  }
  SUBCASE("a member without a job") {
    d.people.in_labour_force[PersonId{0}] = 1, expected = RequestKind::labour;
  }
  SUBCASE("registration elsewhere") {
    d.households.registered_here[home] = 0, expected = RequestKind::medical;
  }
  for (std::size_t k = 0; k < request_kinds; ++k) {
    const auto kind = static_cast<RequestKind>(k);
    CHECK(pressure(d, home, kind, p, monday) ==
          doctest::Approx(kind == expected ? how_much : pressure(calm, home, kind, p, monday)).epsilon(1e-5));
  }
}

TEST_CASE("school places are asked for by families registered elsewhere") {
  District d = content();
  d.households.school_children[home] = 2;
  CHECK(pressure(d, home, RequestKind::school_place, round_the_clock(), monday) == 0);
  d.households.registered_here[home] = 0;
  CHECK(pressure(d, home, RequestKind::school_place, round_the_clock(), monday) == 1);
}

TEST_CASE("an e-bike that cannot be charged outside is a fire hazard and its owner's want") {
  District d = content();
  d.households.e_bikes[home] = 1;
  d.buildings.e_bikes[house] = 1;
  d.buildings.charging_places[house] = 0;
  CHECK(pressure(d, home, RequestKind::charging_parking, round_the_clock(), monday) == 1);
  CHECK(pressure(d, home, RequestKind::fire_hazard, round_the_clock(), monday) == doctest::Approx(1.0 / 3));
}

TEST_CASE(
    "readiness is one as usual, grows with the known share of useful answers by its elasticity, and never dries up") {
  const RequestParameters p = round_the_clock();  // usual 0.5, elasticity 0.3, own 0.3, hope 0.1
  CHECK(readiness(0, 0, false, p) == 1);
  CHECK(readiness(0.5, 0, false, p) == doctest::Approx(std::pow(2.0, 0.3)));
  CHECK(readiness(-0.5, 0, false, p) == doctest::Approx(std::pow(0.2, 0.3)));
  CHECK(readiness(0, 1, false, p) == doctest::Approx(std::exp(0.3)));
  CHECK(readiness(0, -1, false, p) == doctest::Approx(std::exp(-0.3)));
  CHECK(readiness(0, 0, true, p) == 1.5);
}

TEST_CASE("the yearly number of requests is the rate times the pressure times the readiness") {
  RequestParameters p = round_the_clock();
  p.rate[static_cast<std::size_t>(RequestKind::sanitation)] = 0.5;
  District d = content(20000);
  const double years = 360 / days_per_year;
  const auto as_usual = a_year(d, p);
  CHECK(static_cast<double>(as_usual.size()) == doctest::Approx(20000 * 0.5 * years).epsilon(0.03));
  for (const NewRequest& r : as_usual) CHECK(r.kind == RequestKind::sanitation);
  d.communities.request_news[CommunityId{0}] = 0.3f;
  CHECK(static_cast<double>(a_year(d, p).size()) ==
        doctest::Approx(20000 * 0.5 * std::pow(1.6, 0.3) * years).epsilon(0.03));
}

TEST_CASE("an open desk eases asking by its parameter; a full one does not") {
  RequestParameters p = round_the_clock();
  p.rate[static_cast<std::size_t>(RequestKind::sanitation)] = 0.5;
  p.desk_ease = 1.2;
  District d = content(20000);
  const double before = static_cast<double>(a_year(d, p).size());
  double expected = 1;
  SUBCASE("open") {
    d.rules.request_desks.push_back({0, {1e6}, {1}});
    expected = 1.2;
  }
  SUBCASE("full") {
    d.rules.request_desks.push_back({0, {1e6}, {0.99}});
  }
  const double after = static_cast<double>(a_year(d, p).size());
  if (expected == 1)
    CHECK(after == before);
  else
    CHECK(after / before == doctest::Approx(expected).epsilon(0.02));
}

TEST_CASE("a desk brings no request of those whom nothing keeps from asking, and takes away none") {
  RequestParameters p = round_the_clock();
  p.desk_ease = 3;
  District d = content(5000);
  d.communities.request_news[CommunityId{0}] = 0.5f;  // all answers useful
  for (const HouseholdId h : Ids<HouseholdTable>(5000)) {
    d.households.service[h] = 1;
    d.households.takes_part[h] = 1;
  }
  const std::size_t before = a_year(d, p, 90).size();
  d.rules.request_desks.push_back({0, {1e6}, {1}});
  CHECK(a_year(d, p, 90).size() == before);
}

TEST_CASE("worse news never brings a request that better news would not have brought, of the same luck") {
  const RequestParameters p = round_the_clock();
  District d = content(5000);
  const auto before = a_year(d, p, 90);
  d.communities.request_news[CommunityId{0}] = -0.2f;
  const auto after = a_year(d, p, 90);
  CHECK(after.size() < before.size());
  std::size_t i = 0;
  for (const NewRequest& r : after) {
    while (i < before.size() && before[i].at < r.at) ++i;
    REQUIRE(i < before.size());
    CHECK(before[i].at == r.at);
    CHECK(before[i].household == r.household);
  }
}

TEST_CASE("a useful answer at once meets a request in full; a late and useless one is still worth more than none") {
  const RequestParameters p = round_the_clock();
  Reply reply{home, CommunityId{0}, DepartmentId{}, true, true, 0};
  CHECK(worth_of(reply, p) == doctest::Approx(1));
  reply.days = 1000;
  CHECK(worth_of(reply, p) == doctest::Approx(0.75));
  reply.useful = false;
  CHECK(worth_of(reply, p) == doctest::Approx(0.15));
  reply.answered = false;
  CHECK(worth_of(reply, p) == 0);
}

TEST_CASE("what a household thinks of its requests stays between -1 and 1, learns and fades") {
  const RequestParameters p = round_the_clock();
  const Reply good{home, CommunityId{0}, DepartmentId{}, true, true, 0},
      none{home, CommunityId{0}, DepartmentId{}, false, false, 60};
  CHECK(learn_service(0, good, p) == doctest::Approx(0.6));
  CHECK(learn_service(0, none, p) == doctest::Approx(-0.6));
  double service = 0;
  for (int i = 0; i < 50; ++i) service = learn_service(service, none, p);
  CHECK(service == doctest::Approx(-1));
  CHECK(fade_service(service, 365, p) == doctest::Approx(-std::exp(-1)));
}

TEST_CASE(
    "news of useful answers settles at the share that is useful, less what is usual, whatever a community's size") {
  const RequestParameters p = round_the_clock();
  Stream draws{town_luck, Purpose{9998}, 0};
  for (const double dwellings : {200.0, 5000.0}) {
    double news = 0, mean = 0;
    const int n = 40000;
    for (int i = 0; i < n; ++i) {
      news = hear_news(news, {home, CommunityId{0}, DepartmentId{}, true, draws.chance(0.8), 1}, dwellings, p);
      if (i >= n / 2) mean += news / (n / 2);
    }
    CHECK(mean == doctest::Approx(0.3).epsilon(0.02));
  }
}
