#include <doctest/doctest.h>

#include "models/interventions/integrated_services.hpp"
#include "models/interventions/star_employers.hpp"
#include "models/interventions/talent_allowance.hpp"
#include "models/interventions/talent_housing.hpp"
#include "models/interventions/team_recruitment.hpp"
#include "models/interventions/technician_awards.hpp"
#include "models/interventions/training_bases.hpp"
#include "tests/interventions/bench.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

AssetParameters talent_prices() {
  AssetParameters a;
  a.star = {.least_staff = 2, .growth = 1, .retention = 1, .trained = 1};
  a.honour = {.least_tenure = 3, .tenure = 0.3, .spurs_for = 365};
  return a;
}

void run(Bench& b, const Measure& measure, int days, int from = 0) {
  for (int t = from; t < from + days; ++t) measure.act(b.d, b.programme, talent_prices(), 0, luck, start + t);
}

/// Two villages with an enterprise each: four technicians at the first, of whom one is paid more, and two at the
/// second.
Bench two_firms(double amount, std::optional<double> budget = {}) {
  Bench b(amount, budget);
  const CommunityId one = add_village(b.d, {.buildings = 10}), other = add_village(b.d, {.buildings = 10}, {5000, 0});
  add_enterprise(b.d, one, {0, 0});
  add_enterprise(b.d, other, {5000, 0});
  for (std::uint32_t i = 0; i < 6; ++i) {
    const HouseholdId h = add_household(b.d, DwellingId{i}, 1, start - 3000);
    const PersonId p = b.d.households.first_person[h];
    b.d.people.skill[p] = Skill::technician;
    hire(b.d, p, EnterpriseId{i < 4 ? 0u : 1u}, i == 2 ? 9000.0f : 6000.0f, start - 2000);
  }
  return b;
}

template <class M>
void holds_still() {
  Bench b = two_firms(0);
  run(b, M{}, 400);
  CHECK_FALSE(b.d.rollouts[0].begun);
  CHECK(b.account().total() == 0);
}

}  // namespace

TEST_CASE("talent measures of amount 0 do nothing") {
  holds_still<TalentAllowanceMeasure>();
  holds_still<IntegratedServices>();
  holds_still<TrainingBases>();
  holds_still<StarEmployers>();
  holds_still<TechnicianAwards>();
  holds_still<TalentHousing>();
  holds_still<TeamRecruitment>();
}

TEST_CASE("an allowance stands in the rules from its first day to its last, for the communities of its place rule") {
  Bench b = two_firms(30);
  b.programme.end = start + 100;
  b.programme.where = "communities";
  b.programme.communities = {{"Village 2"}};
  TalentAllowanceMeasure allowance;
  allowance.delay = 60;
  allowance.tiers = {{"all", "high_level", 1500, 36, {}, {}}};
  run(b, allowance, 1);
  REQUIRE(b.d.rules.talent.allowances.size() == 1);
  const TalentAllowance& scheme = b.d.rules.talent.allowances[0];
  CHECK(scheme.covers == std::vector<std::uint8_t>{0, 1});
  CHECK(scheme.places == 30);
  CHECK(scheme.delay == 60);
  CHECK(scheme.tiers[0].skill == Skill::high_level);
  CHECK(std::isinf(scheme.tiers[0].newcomer_years));
  run(b, allowance, 99, 1);
  CHECK_FALSE(b.d.rules.talent.allowances[0].over);
  run(b, allowance, 1, 100);
  CHECK(b.d.rules.talent.allowances[0].over);
}

TEST_CASE("the amount multiplies the capacities of a service list") {
  Bench b = two_firms(0.5);
  IntegratedServices services;
  services.skills = {"graduate", "high_level"};
  services.items = {{"school", "schooling", "primary_pupils", 25, "places", 60},
                    {"clinic", "medical", "everyone", 1000, "cases_a_year", 7}};
  run(b, services, 1);
  REQUIRE(b.d.rules.talent.services.size() == 1);
  const ServiceList& list = b.d.rules.talent.services[0];
  CHECK(list.skills == 0b1100);
  CHECK(list.items[0].lasting);
  CHECK(list.items[0].room == 12);
  CHECK(list.items[0].need == ServiceNeed::primary_pupils);
  CHECK(list.items[1].category == ServiceCategory::medical);
  CHECK(list.items[1].capacity == 500);
  CHECK_FALSE(list.items[1].lasting);
}

TEST_CASE("training places open evenly over the year, and no more once the programme is over") {
  Bench b = two_firms(365.25);
  TrainingBases bases;
  bases.course_months = 6;
  b.programme.end = start + 100;
  run(b, bases, 10);
  REQUIRE(b.d.rules.talent.training.size() == 1);
  CHECK(b.d.rules.talent.training[0].room == doctest::Approx(10));
  CHECK(b.d.rules.talent.training[0].course == 183);
  run(b, bases, 90, 10);
  CHECK(b.d.rules.talent.training[0].room == doctest::Approx(30));
  run(b, bases, 1, 100);
  CHECK(b.d.rules.talent.training[0].room == 0);
}

TEST_CASE("stars go to the employers that kept, trained and added staff, for a year, within the budget") {
  Bench b = two_firms(1);
  StarEmployers stars;
  stars.award = 50000;
  // All have stayed for a year at both; luck keys break the tie for the first.
  run(b, stars, 1);
  REQUIRE(b.d.rules.talent.stars.size() == 1);
  CHECK(b.d.rules.talent.stars[0].has(EnterpriseId{0}));
  CHECK(b.account().total() == fen(50000));
  // The second doubles its staff, the first loses one in four.
  end_job(b.d, PersonId{0});
  for (std::uint32_t i = 6; i < 8; ++i) {
    const HouseholdId h = add_household(b.d, DwellingId{i});
    hire(b.d, b.d.households.first_person[h], EnterpriseId{1}, 5000, start + 100);
  }
  const auto points = star_points(b.d, talent_prices().star, b.d.rules.talent.stars[0].staff_then, start + 365);
  CHECK(*points[0] == doctest::Approx(3.0 / 4 - 1 + 1));
  CHECK(*points[1] == doctest::Approx(4.0 / 2 - 1 + 2.0 / 4));
  run(b, stars, 365, 1);
  CHECK_FALSE(b.d.rules.talent.stars[0].has(EnterpriseId{0}));
  CHECK(b.d.rules.talent.stars[0].has(EnterpriseId{1}));
  CHECK(b.account().total() == fen(100000));
  b.d.rules.talent.trained = {{PersonId{1}, start + 200}};
  CHECK(*star_points(b.d, talent_prices().star, {}, start + 365)[0] == doctest::Approx(1 + 1.0 / 3));

  Bench poor = two_firms(2, 60000.0);
  run(poor, stars, 1);
  CHECK(poor.d.rollouts[0].installed == 1);
  CHECK(poor.d.rollouts[0].stalled);
  Bench small = two_firms(2);
  AssetParameters strict = talent_prices();
  strict.star.least_staff = 3;
  CHECK_FALSE(star_points(small.d, strict.star, {}, start)[1]);
}

TEST_CASE(
    "awards go to technicians of long standing who are paid above their colleagues, each once, chief ones first") {
  Bench b = two_firms(2);
  TechnicianAwards awards;
  awards.chief = 1;
  awards.chief_sum = 50000;
  awards.outstanding_sum = 10000;
  end_job(b.d, PersonId{5});                         // without a job, no award
  b.d.people.job_start[PersonId{4}] = start - 1000;  // too short
  run(b, awards, 1);
  REQUIRE(b.d.rules.talent.honours.size() == 1);
  const auto& honoured = b.d.rules.talent.honours[0].honoured;
  CHECK(std::binary_search(honoured.begin(), honoured.end(), PersonId{2}));
  CHECK(honoured.size() == 2);
  CHECK(b.account().total() == fen(60000));
  CHECK(b.d.rules.talent.spurred.size() == 2);
  CHECK(b.d.rules.talent.spurred[0].enterprise == EnterpriseId{0});
  run(b, awards, 365, 1);
  CHECK(b.d.rules.talent.honours[0].honoured.size() == 4);  // two others
  for (const PersonId p : b.d.rules.talent.honours[0].honoured) CHECK(p != PersonId{5});
  Bench poor = two_firms(2, 55000.0);
  run(poor, awards, 1);
  CHECK(poor.d.rollouts[0].bought == 1);
  CHECK(poor.d.rollouts[0].stalled);
}

TEST_CASE("team grants add up over the year and end with the programme") {
  Bench b = two_firms(36.525);
  TeamRecruitment teams;
  teams.grant = 200000;
  b.programme.end = start + 50;
  run(b, teams, 20);
  REQUIRE(b.d.rules.talent.team_grants.size() == 1);
  CHECK(b.d.rules.talent.team_grants[0].room == doctest::Approx(2));
  run(b, teams, 31, 20);
  CHECK(b.d.rules.talent.team_grants.empty());
}
