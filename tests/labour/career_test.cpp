#include "models/labour/career.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "tests/labour/market.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

constexpr auto basic = static_cast<std::size_t>(Skill::basic), technician = static_cast<std::size_t>(Skill::technician);

/// A market in which everybody has worked in firm 0 for `days`, at the wage of 5,000.
District settled_market(std::uint32_t people, float open_technician_posts, int days) {
  District d = market(people, 1, static_cast<float>(people));
  d.enterprises.target[EnterpriseId{0}][technician] = open_technician_posts;
  for (const PersonId p : Ids<PersonTable>(d.people.size())) hire(d, p, EnterpriseId{0}, 5000, market_day - days);
  return d;
}

std::vector<Career> careers_of_a_month(const District& d, const LabourParameters& at) {
  std::vector<Career> all;
  for (int day = 0; day < d.worker_turns.every_days(); ++day)
    for (const Career& c : careers(d, at, Luck{1, 0}, market_day + day)) all.push_back(c);
  return all;
}

}  // namespace

TEST_CASE("a raise closes a share of the gap up to the offer, never cuts, and pays for tenure") {
  LabourParameters at = frictionless();
  at.raise_share = 0.3;
  CHECK(reviewed_wage(5000, 6000, at) == doctest::Approx(5000 * std::pow(1.2, 0.3)));
  CHECK(reviewed_wage(5000, 4000, at) == doctest::Approx(5000));
  at.raise_tenure = 0.01;
  CHECK(reviewed_wage(5000, 4000, at) == doctest::Approx(5000 * std::exp(0.01)));
}

TEST_CASE("everybody has one raise a year, from the first full year on") {
  LabourParameters at = frictionless();
  at.raise_tenure = 0.01;
  CHECK(careers_of_a_month(settled_market(60, 0, 200), at).empty());
  // The year becomes full within these 30 days, at a turn of everybody.
  CHECK(careers_of_a_month(settled_market(60, 0, 365), at).size() == 60);
  CHECK(careers_of_a_month(settled_market(60, 0, 365 + 90), at).empty());
  CHECK(careers_of_a_month(settled_market(60, 0, 3 * 365), at).size() == 60);
}

TEST_CASE("a firm promotes its own where that costs less, up to its open posts, the longest there first") {
  LabourParameters at = frictionless();
  at.learning[basic] = 1000;  // everybody is fit
  at.hiring_months = {0.4, 0.8, 1, 2};
  at.promotion_training = 2000;
  District d = settled_market(60, 3, 500);
  for (const PersonId p : Ids<PersonTable>(d.people.size())) d.people.job_start[p] = market_day - 500 - int(p.value);
  const Day today = market_day;
  const std::vector<Career> promoted = careers(d, at, Luck{1, 0}, today);
  const auto due = d.worker_turns.due(today);
  REQUIRE(promoted.size() == std::min<std::size_t>(3, due.size()));
  for (const Career& c : promoted) {
    CHECK(c.skill == Skill::technician);
    CHECK(c.wage == 6000);
    std::size_t longer = 0;  // of those due, how many were there longer
    for (const PersonId p : due) longer += d.people.job_start[p] < d.people.job_start[c.person];
    CHECK(longer < 3);
  }
  at.promotion_training = 3000;  // 3,000 + 0.4 x 5,000 > 0.8 x 6,000
  CHECK(careers(d, at, Luck{1, 0}, today).empty());
}

TEST_CASE("how many are found fit in a year follows the hazard") {
  LabourParameters at = frictionless();
  at.learning[basic] = 0.5;
  at.hiring_months = {0, 1, 1, 1};
  const District d = settled_market(20000, 1e6F, 366 + 30);
  const double expected = 20000 * -std::expm1(-0.5 * 30 / days_per_year);
  CHECK(careers_of_a_month(d, at).size() == doctest::Approx(expected).epsilon(4 / std::sqrt(expected)));
}

TEST_CASE("an advance keeps head counts and the payroll") {
  District d = settled_market(10, 1, 500);
  count_payroll(d);
  const Fen before = d.payroll[0];
  advance(d, PersonId{3}, Skill::technician, 6200);
  CHECK(d.enterprises.headcount[EnterpriseId{0}][basic] == 9);
  CHECK(d.enterprises.headcount[EnterpriseId{0}][technician] == 1);
  CHECK(d.payroll[0] == before + fen(1200));
  CHECK(d.people.skill[PersonId{3}] == Skill::technician);
}
