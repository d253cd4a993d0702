#include <doctest/doctest.h>

#include "tests/incubation/hosts.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

/// Share of arrivals that find all `servers` taken at `load` Erlangs (Erlang 1917).
double erlang_b(int servers, double load) {
  double blocked = 1;
  for (int k = 1; k <= servers; ++k) blocked = load * blocked / (k + load * blocked);
  return blocked;
}

/// Share turned away by 20 places over 400 years, and the load that came, in Erlangs.
struct Blocking {
  double share, load;
};
Blocking blocking(const IncubationParameters& at) {
  District d = hosting(20);
  constexpr int years = 400, first_years = 10;
  const int days = static_cast<int>(years * days_per_year), before = static_cast<int>(first_years * days_per_year);
  live(d, at, before);
  const Course course = live(d, at, days, before);
  const double mean_stay = course.team_days / course.came;  // [day] by Little's law
  return {double(course.turned_away) / (course.turned_away + course.came),
          at.arrivals * d.places_at_start / days_per_year * mean_stay};
}

}  // namespace

TEST_CASE("the share of teams turned away is Erlang's, with exponential stays and with stays all alike") {
  IncubationParameters exponential = idle_teams(), alike = idle_teams();
  exponential.arrivals = alike.arrivals = 0.5;  // ten a year
  // A constant hazard of 1/2 a year.
  exponential.survival_one = std::exp(-0.5), exponential.survival_three = std::exp(-1.5);
  exponential.survival_five = std::exp(-2.5);
  alike.longest_stay = 2;
  for (const IncubationParameters& at : {exponential, alike}) {
    const Blocking b = blocking(at);
    CHECK(b.load == doctest::Approx(20).epsilon(0.06));
    // Some 4,000 arrivals, which come in clusters of blocked ones: a standard error of about 0.01.
    CHECK(b.share == doctest::Approx(erlang_b(20, b.load)).epsilon(0.15));
  }
}

TEST_CASE("no more teams stand in a host than it has places, and none is turned away while one is free") {
  District d = hosting(3);
  const HostId small = add_host(d, 2, {500, 0}, HostKind::maker_space);
  IncubationParameters at = idle_teams();
  at.arrivals = 100;
  int full_days = 0;
  for (int t = 0; t < 40; ++t) {
    const std::uint32_t free =
        d.hosts.places[HostId{0}] - d.hosts.taken[HostId{0}] + d.hosts.places[small] - d.hosts.taken[small];
    const Course day = live(d, at, 1, t);
    CHECK(d.hosts.taken[HostId{0}] <= 3);
    CHECK(d.hosts.taken[small] <= 2);
    if (day.turned_away > 0) CHECK(day.came == static_cast<int>(free));
    full_days += day.turned_away > 0;
  }
  CHECK(full_days > 0);
}

TEST_CASE("the same team comes whether others found a place before it or not") {
  IncubationParameters at = idle_teams();
  at.potential_spread = 0.5, at.arrivals = 2;
  District roomy = hosting(100), tight = hosting(100);
  tight.hosts.places[HostId{0}] = 1;
  live(roomy, at, 200);
  live(tight, at, 200);
  CHECK(roomy.candidate_teams == tight.candidate_teams);
  REQUIRE(tight.teams.size() == 1);
  CHECK(tight.teams.potential[TeamId{0}] == roomy.teams.potential[TeamId{0}]);
  CHECK(tight.teams.members[TeamId{0}] == roomy.teams.members[TeamId{0}]);
}

TEST_CASE("with distance and support of no weight every host with room is chosen as often as any other") {
  District d = hosting(100'000);
  for (int i = 1; i < 4; ++i) add_host(d, 100'000, {2000.0f * static_cast<float>(i), 0});
  IncubationParameters at = idle_teams();
  at.arrivals = 0.05;
  live(d, at, 200);
  const double all = static_cast<double>(d.teams.size());
  REQUIRE(all > 5000);
  for (const std::uint32_t taken : d.hosts.taken.span()) CHECK(taken / all == doctest::Approx(0.25).epsilon(0.05));

  SUBCASE("and with weights their shares are the logit's") {
    District weighed = hosting(100'000);
    const HostId supported = add_host(weighed, 100'000);
    weighed.hosts.support[supported] = 1;
    at.taste_support = 1;
    live(weighed, at, 300);
    const double share = weighed.hosts.taken[supported] / static_cast<double>(weighed.teams.size());
    CHECK(share == doctest::Approx(std::exp(1.0) / (1 + std::exp(1.0))).epsilon(0.03));
  }
}
