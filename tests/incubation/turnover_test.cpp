#include <doctest/doctest.h>

#include "models/incubation/closing.hpp"
#include "models/incubation/founding.hpp"
#include "tests/incubation/hosts.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

FirmTurnoverParameters turnover() {
  FirmTurnoverParameters at;
  at.entry_rate = 0.1, at.entry_posts = 10, at.entry_spread = 0.5, at.entry_distance = 50;
  at.exit_first = at.exit_second = at.exit_third = at.exit_to_seventh = at.exit_later = 0.1;
  at.exit_size_at = 10, at.exit_idle = 1e6;
  return at;
}

District firms(std::uint32_t n, float posts) {
  District d;
  add_village(d, {.buildings = 3});
  for (std::uint32_t i = 0; i < n; ++i) {
    const EnterpriseId e = d.enterprises.luck.push(i);
    d.enterprises.sector.push(Sector::services);
    d.enterprises.site.push({0, 0});
    d.enterprises.community.push(CommunityId{0});
    d.enterprises.productivity.push(1);
    d.enterprises.target.push({posts, 0, 0, 0});
    d.enterprises.headcount.push({});
    d.enterprises.wage_offer.push({5000, 6000, 7000, 9000});
    d.enterprises.founded.push(teams_from - 3000);
    d.enterprises.closed.push(never);
    d.enterprises.host.push(HostId::none());
    d.enterprise_turns.add(e, i);
  }
  d.enterprises_at_start = n;
  return d;
}

/// Enterprises open after `years` with what closes and is founded.
int after(District& d, const FirmTurnoverParameters& at, double years, bool entries) {
  for (int t = 0; t < static_cast<int>(years * days_per_year); ++t) {
    const Day today = teams_from + t;
    std::vector<NewEnterprise> fresh;
    const int number = entries ? entries_today(d, at, team_luck, today) : 0;
    const GoingTerms going = going_terms(d.enterprises);
    for (int i = 0; i < number; ++i) fresh.push_back(make_entry(d, d.candidate_enterprises++, going, at, team_luck));
    found(d, fresh, today);
    for (const EnterpriseId e : exits(d, at, team_luck, today)) close_down(d, e, today);
  }
  int open = 0;
  for (const EnterpriseId e : Ids<EnterpriseTable>(d.enterprises.size())) open += d.enterprises.open(e);
  return open;
}

}  // namespace

TEST_CASE("the hazard of closing follows age and falls with size") {
  FirmTurnoverParameters at = turnover();
  at.exit_first = 0.016, at.exit_second = 0.063, at.exit_third = 0.095, at.exit_to_seventh = 0.085;
  at.exit_later = 0.075, at.exit_size = 0.5;
  CHECK(exit_hazard(0.5, 10, at) == doctest::Approx(0.016));
  CHECK(exit_hazard(1.5, 10, at) == doctest::Approx(0.063));
  CHECK(exit_hazard(2.5, 10, at) == doctest::Approx(0.095));
  CHECK(exit_hazard(6.9, 10, at) == doctest::Approx(0.085));
  CHECK(exit_hazard(20, 10, at) == doctest::Approx(0.075));
  CHECK(exit_hazard(20, 1000, at) == doctest::Approx(0.0075));
}

TEST_CASE("with a constant hazard and no entry enterprises die out exponentially") {
  District d = firms(3000, 10);
  CHECK(after(d, turnover(), 5, false) == doctest::Approx(3000 * std::exp(-0.5)).epsilon(0.03));
}

TEST_CASE("where as many are founded as close the number of enterprises holds") {
  District d = firms(2000, 10);
  CHECK(after(d, turnover(), 5, true) == doctest::Approx(2000).epsilon(0.05));
}

TEST_CASE("an enterprise without staff closes once it is old enough, and one with staff does not") {
  District d = firms(64, 10);
  FirmTurnoverParameters at = turnover();
  at.exit_first = at.exit_second = at.exit_third = at.exit_to_seventh = at.exit_later = 0;
  d.enterprises.headcount[EnterpriseId{5}] = {1, 0, 0, 0};
  at.exit_idle = 3020;
  CHECK(after(d, at, 10 / days_per_year, false) == 64);
  CHECK(after(d, at, 60 / days_per_year, false) == 1);
  CHECK(d.enterprises.open(EnterpriseId{5}));
  CHECK(d.enterprises.target[EnterpriseId{6}] == BySkill<float>{});
}
