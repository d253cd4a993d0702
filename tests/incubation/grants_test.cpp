#include <cmath>

#include <doctest/doctest.h>

#include "tests/incubation/hosts.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

IncubationParameters grants() {
  IncubationParameters at = idle_teams();
  at.arrivals = 0.5;
  at.come_anyway = 0.1;
  at.taste_grant = 0.5;
  return at;
}

}  // namespace

TEST_CASE("a grant draws of those who stay away what makes the odds of coming better by exp(taste grant)") {
  const IncubationParameters at = grants();
  CHECK(drawn_by(0, at) == 0);
  const double odds = 0.1 / 0.9 * std::exp(0.5 * 2), all = odds / (1 + odds);
  CHECK(0.1 + 0.9 * drawn_by(200000, at) == doctest::Approx(all));
}

TEST_CASE(
    "teams that come anyway are the same ones with a grant, and those drawn come on top as often as the odds say") {
  District without = hosting(100000), with = hosting(100000);
  without.places_at_start = with.places_at_start = 1000;
  with.rules.talent.team_grants = {{0, 200000, 1e9, 1e9, {1}}};
  const IncubationParameters at = grants();
  int anyway = 0, drawn = 0;
  for (int t = 0; t < 1000; ++t) {
    const auto usual = team_arrivals(without, at, team_luck, teams_from + t);
    const auto granted = team_arrivals(with, at, team_luck, teams_from + t);
    REQUIRE(granted.size() >= usual.size());
    for (std::size_t i = 0; i < usual.size(); ++i) CHECK(granted[i].team.luck == usual[i].team.luck);
    anyway += static_cast<int>(usual.size());
    drawn += static_cast<int>(granted.size() - usual.size());
  }
  const double p = 0.1 + 0.9 * drawn_by(200000, at);
  CHECK(double(anyway) / (anyway + drawn) == doctest::Approx(0.1 / p).epsilon(0.05));  // paid in vain
}

TEST_CASE("a grant draws nobody where the money is gone or the community is not covered") {
  District d = hosting(100000);
  d.places_at_start = 1000;
  const IncubationParameters at = grants();
  for (const TeamGrants& grant : {TeamGrants{0, 200000, 1, 0.5, {1}}, TeamGrants{0, 200000, 1, 5, {0}}}) {
    d.rules.talent.team_grants = {grant};
    for (int t = 0; t < 200; ++t)
      for (const TeamArrival& a : team_arrivals(d, at, team_luck, teams_from + t)) CHECK_FALSE(a.drawn);
  }
}
