#include "models/talent/allowances.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "models/migration/coming.hpp"
#include "tests/migration/regions.hpp"
#include "tests/talent/bureau.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

constexpr float always = std::numeric_limits<float>::infinity();

TalentAllowance scheme() {
  TalentAllowance s{};
  s.tiers = {{"young newcomers", Skill::graduate, 500, 20, 35, 2},
             {"all", Skill::graduate, 300, 20, 60, always},
             {"high", Skill::high_level, 1500, 40, 50, always}};
  s.covers = {1};
  s.places = 100;
  return s;
}

std::size_t claims_in_a_month(const District& d, const TalentParameters& at) {
  return over_a_month([&](Day today) { return allowance_claims(d, at, bureau_luck, today); }).size();
}

}  // namespace

TEST_CASE("an allowance goes by skill, age and time since arrival, at the tier that pays most") {
  const TalentAllowance s = scheme();
  CHECK(tier_of(s, Skill::graduate, 30, 1) == std::size_t{0});
  CHECK(tier_of(s, Skill::graduate, 30, 2.5) == std::size_t{1});
  CHECK(tier_of(s, Skill::graduate, 36, 1) == std::size_t{1});
  CHECK_FALSE(tier_of(s, Skill::graduate, 61, 1));
  CHECK(tier_of(s, Skill::high_level, 50, always) == std::size_t{2});
  CHECK_FALSE(tier_of(s, Skill::basic, 30, 1));
}

TEST_CASE(
    "everybody entitled claims once a month's turns are over, and nobody without a job, elsewhere or granted before") {
  District d = at_work(40);
  d.rules.talent.allowances = {scheme()};
  CHECK(claims_in_a_month(d, eager()) == 40);
  end_job(d, PersonId{3});
  d.people.skill[PersonId{4}] = Skill::basic;
  CHECK(claims_in_a_month(d, eager()) == 38);
  d.rules.talent.allowances[0].had = {1, 1, 1};
  CHECK(claims_in_a_month(d, eager()) == 35);
  d.rules.talent.allowances[0].covers = {0};
  CHECK(claims_in_a_month(d, eager()) == 0);
  d.rules.talent.allowances[0] = scheme();
  d.rules.talent.allowances[0].closed = true;
  CHECK(claims_in_a_month(d, eager()) == 0);
}

TEST_CASE("whether somebody claims at all is a trait, held by the share given") {
  District d = at_work(2000);
  d.rules.talent.allowances = {scheme()};
  TalentParameters at = eager();
  at.allowance_claim = 0.7;
  CHECK(claims_in_a_month(d, at) == doctest::Approx(1400).epsilon(0.05));
  CHECK(claims_in_a_month(d, at) == claims_in_a_month(d, at));
}

TEST_CASE(
    "newcomers hope for the best tier of their skill, as far as it is heard of, claimed, and paid over their horizon") {
  District d = at_work(1);
  d.rules.talent.allowances = {scheme()};
  TalentParameters at = eager();
  at.allowance_claim = 0.8;
  const BySkill<double> hoped = hoped_allowances(d, at);
  CHECK(hoped[0] == 0);
  CHECK(hoped[2] == doctest::Approx(0.5 * 0.8 * 500 * 20 / 40));
  CHECK(hoped[3] == doctest::Approx(0.5 * 0.8 * 1500));
  d.rules.talent.allowances[0].taken = 100;
  CHECK(hoped_allowances(d, at)[2] == 0);
  d.rules.talent.allowances[0].taken = 0;
  d.rules.talent.allowances[0].closed = true;
  CHECK(hoped_allowances(d, at)[2] == 0);
}

TEST_CASE("an allowance of a tenth of the wage draws few: most of the newcomers it pays would have come anyway") {
  District d;
  const RegionId from = add_region(d, 10, 1, 8000);
  MigrationParameters at = plain();
  at.taste_income = {1.5, 1.5, 1.5, 1.5};
  at.threshold = 2;
  Prospects inside;
  inside.wage = {8000, 8000, 8000, 8000};
  inside.job_chance = {1, 1, 1, 1};
  Means means;
  means.skill = Skill::graduate;
  means.earners[2] = 1;
  const double without = chance_to_come(d, from, means, inside, 0, at);
  inside.allowance[2] = 800;
  const double deadweight = without / chance_to_come(d, from, means, inside, 0, at);
  CHECK(deadweight > 0.6);
  CHECK(deadweight < 0.95);
  CHECK(deadweight == doctest::Approx(std::pow(1.1, -1.5 * (1 - without))).epsilon(0.02));
}
