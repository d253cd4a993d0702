#include "models/labour/separation.hpp"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "tests/labour/market.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

int unemployed(const District& d) {
  return static_cast<int>(std::count_if(d.people.employer.span().begin(), d.people.employer.span().end(),
                                        [](EnterpriseId e) { return !e.exists(); }));
}

}  // namespace

TEST_CASE("the separation hazard falls from fresh to settled, less what other rules bring about") {
  LabourParameters at = frictionless();
  at.separation = {0.45, 0.3, 0.18, 0.15};
  at.separation_fresh = 2;
  at.separation_settled = 0.5;
  at.separation_settling = 1;
  at.separation_elsewhere = 0.5;
  CHECK(separation_hazard(Skill::basic, 0, at) == doctest::Approx(0.45));
  CHECK(separation_hazard(Skill::basic, 1, at) == doctest::Approx(0.225 * (0.5 + 1.5 / std::exp(1.0))));
  CHECK(separation_hazard(Skill::graduate, 50, at) == doctest::Approx(0.045));
}

TEST_CASE("nobody works beyond the last working age, and few beyond retirement") {
  LabourParameters at = frictionless();
  at.retirement_hazard = 0.3;
  at.retirement_women = 50;
  CHECK(retirement_hazard(false, 59, at) == 0);
  CHECK(retirement_hazard(true, 50, at) == 0.3);
  CHECK(std::isinf(retirement_hazard(false, 70, at)));
}

TEST_CASE("a firm that has shrunk beyond its slack lays off those who came last") {
  District d = market(20, 1, 20);
  LabourParameters at = frictionless();
  at.layoff_slack = 0.1;
  for (std::uint32_t i = 0; i < 20; ++i)
    hire(d, PersonId{i}, EnterpriseId{0}, 5000, market_day - 1000 + static_cast<int>(i * 7 % 20));
  CHECK(layoffs(18.6, 20, at) == 0);
  CHECK(layoffs(17, 20, at) == 3);
  d.enterprises.target[EnterpriseId{0}][0] = 17;
  std::vector<PersonId> out;
  for (int day = 0; day < 30; ++day)
    for (const PersonId p : separations(d, at, Luck{1, 0}, market_day + day)) out.push_back(p);
  REQUIRE(out.size() == 3);
  for (const PersonId p : out) CHECK(d.people.job_start[p] >= market_day - 1000 + 17);
}

TEST_CASE("whoever left a firm is not laid off there, and whoever came back is so once") {
  District d = market(30, 2, 20);
  const EnterpriseId firm{0};
  LabourParameters at = frictionless();
  for (std::uint32_t i = 0; i < 20; ++i) hire(d, PersonId{i}, firm, 5000, market_day - 1000 + static_cast<int>(i));
  for (std::uint32_t i = 15; i < 20; ++i) hire(d, PersonId{i}, EnterpriseId{1}, 5000, market_day - 500);
  for (std::uint32_t i = 18; i < 20; ++i) hire(d, PersonId{i}, firm, 5000, market_day - 100);
  d.enterprises.target[firm][0] = 14;
  std::vector<PersonId> out;
  for (int day = 0; day < 30; ++day)
    for (const PersonId p : separations(d, at, Luck{1, 0}, market_day + day)) out.push_back(p);
  std::sort(out.begin(), out.end());
  CHECK(out == std::vector<PersonId>{PersonId{14}, PersonId{18}, PersonId{19}});
}

TEST_CASE("in a market with constant hazards unemployment settles at s / (s + f)") {
  constexpr std::uint32_t n = 6000;
  District d = market(n, 200, 60);  // twice as many posts as people
  LabourParameters at = frictionless();
  at.separation = {3, 3, 3, 3};
  at.search_every = 3;
  at.looks = 4;
  at.applications = 4;
  at.suitable = 0.05;
  const Luck luck{7, 0};
  double people_days = 0, idle_days = 0, lost = 0, found = 0;
  for (int day = 0; day < 360; ++day) {
    const Day today = market_day + day;
    const auto ended = separations(d, at, luck, today);
    for (const PersonId p : ended) end_job(d, p);
    const int idle = unemployed(d);
    const auto hires = match(d, at, luck, today);
    apply(d, hires, today);
    if (day < 120) continue;
    people_days += n;
    idle_days += idle;
    lost += static_cast<double>(ended.size());
    found += static_cast<double>(hires.size());
  }
  const double f = found / idle_days, s = lost / (people_days - idle_days);
  // A search succeeds unless none of its distinct openings suits; 4 looks at 200 firms are nearly always 4 firms.
  CHECK(f == doctest::Approx((1 - std::pow(0.95, 4)) / 3).epsilon(0.05));
  CHECK(s == doctest::Approx(3 / days_per_year).epsilon(0.1));
  CHECK(idle_days / people_days == doctest::Approx(s / (s + f)).epsilon(0.03));
}
