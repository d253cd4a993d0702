#include "models/migration/leaving.hpp"

#include <cmath>

#include <doctest/doctest.h>
#include <tbb/global_control.h>

#include "tests/migration/regions.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

/// Single persons with basic skill who look for work, in dormitory places.
District full_of(std::uint32_t people, Day arrival) {
  District d;
  VillagePlan plan;
  plan.buildings = (people + 99) / 100;
  plan.rooms = 100;
  plan.tenure = Tenure::dormitory;
  add_village(d, plan);
  for (std::uint32_t i = 0; i < people; ++i) add_household(d, DwellingId{i}, 1, arrival);
  return d;
}

double leavers_in_a_month(const District& d, const Prospects& inside, const MigrationParameters& at, Day from) {
  double sum = 0;
  for (int day = 0; day < 30; ++day)
    sum += static_cast<double>(weigh_leaving(d, inside, at, Luck{1, 0}, from + day).size());
  return sum;
}

}  // namespace

TEST_CASE("stays follow the Weibull survival curve where neither place is better") {
  constexpr std::uint32_t n = 8000;
  District d = full_of(n, migration_day);
  add_region(d, 0, 1);
  MigrationParameters at = plain();
  at.stay_shape = 0.7;
  at.stay_scale = 2;
  double here = n;
  for (int day = 1; day <= 1080; ++day) {
    const Day today = migration_day + day;
    for (const Departure& out : weigh_leaving(d, alike(), at, Luck{2, 0}, today)) {
      leave(d, out.household, today);
      --here;
    }
    if (day % 180) continue;
    // The turns are spread over the month, and a turn covers the month to come: half a month ahead on average.
    const double years = (day + 15) / days_per_year;
    CHECK(here / n == doctest::Approx(std::exp(-std::pow(years / 2, 0.7))).epsilon(0.04));
  }
}

TEST_CASE("with equal regions as many leave as come") {
  constexpr std::uint32_t n = 30000;
  District d = full_of(n, migration_day);
  add_region(d, 0, 1);
  const MigrationParameters at = plain();  // hazard 1/3 a year where inside and outside are alike
  const double leave_a_month = leavers_in_a_month(d, alike(), at, migration_day);
  const double chance = 1 - std::exp(-30 / days_per_year / 3);
  CHECK(leave_a_month == doctest::Approx(n * chance).epsilon(0.08));
  // Half of the candidates come: with twice as many candidates as would leave, the flows are equal.
  d.regions.candidates[RegionId{0}] = static_cast<float>(2 * n * chance / 30);
  double come_a_month = 0;
  for (int day = 0; day < 30; ++day) {
    const Arrivals a = weigh_coming(d, alike(), at, Luck{1, 0}, migration_day + day);
    come_a_month += static_cast<double>(a.coming.size());
    d.candidate_households += a.candidate_households;
    d.candidate_persons += a.candidate_persons;
  }
  CHECK(come_a_month == doctest::Approx(leave_a_month).epsilon(0.12));
}

TEST_CASE("leavers choose among regions by pull and worth") {
  District d = full_of(1, migration_day);
  add_region(d, 0, 0.75);
  add_region(d, 0, 0.25, 5000 * std::pow(2.0f, 1 / 1.5f));
  Outside o = outside(elsewhere(d, plain()), means_of(d, HouseholdId{0}, migration_day), plain());
  CHECK(o.share[0] == doctest::Approx(0.75 / (0.75 + 0.5)).epsilon(1e-5));
  CHECK(o.worth == doctest::Approx(1.5 * std::log(4500) + std::log(1.25)).epsilon(1e-5));
}

TEST_CASE("better wages inside keep people, better ones outside draw them away") {
  District d = full_of(20000, migration_day);
  add_region(d, 0, 1);
  const MigrationParameters at = plain();
  Prospects better = alike(), worse = alike();
  for (double& w : better.wage) w *= 1.3;
  for (double& w : worse.wage) w /= 1.3;
  const double stay = leavers_in_a_month(d, better, at, migration_day);
  const double usual = leavers_in_a_month(d, alike(), at, migration_day);
  const double go = leavers_in_a_month(d, worse, at, migration_day);
  const double v = 1.5 * std::log(1.3);
  CHECK(stay / usual == doctest::Approx(2 * logistic(-v)).epsilon(0.06));
  CHECK(go / usual == doctest::Approx(2 * logistic(v)).epsilon(0.06));
}

TEST_CASE("no job, a high rent and a victimisation make leaving more likely") {
  MigrationParameters at = plain();
  at.leave_jobless = 0.7;
  at.leave_burden = 2;
  at.leave_victim = 0.4;
  CHECK(trouble(false, 0.05, 1e6, at) == doctest::Approx(1));
  CHECK(trouble(true, 0.05, 1e6, at) == doctest::Approx(std::exp(0.7)));
  CHECK(trouble(false, 0.35, 1e6, at) == doctest::Approx(std::exp(0.5)));
  CHECK(trouble(false, 0, 180, at) == doctest::Approx(std::exp(0.4 / std::exp(1.0))));
}

TEST_CASE("of those who go home for the Spring Festival the given share does not come back, and locals all stay") {
  District d = full_of(20000, migration_day);
  add_region(d, 0, 1);
  d.spring_festivals = {migration_day};
  MigrationParameters at = plain();
  at.stay_scale = 1e9;
  at.festival_going = 0.6;
  at.festival_lost = {0.12, 0.12, 0.12, 0.12};
  CHECK(leavers_in_a_month(d, alike(), at, migration_day) == doctest::Approx(0.072 * 20000).epsilon(0.08));
  CHECK(leavers_in_a_month(d, alike(), at, migration_day + 30) == 0);
  CHECK(leavers_in_a_month(d, alike(), at, migration_day - 30) == 0);
  for (std::uint8_t& local : d.households.registered_here.span()) local = 1;
  CHECK(leavers_in_a_month(d, alike(), at, migration_day) == 0);
}

TEST_CASE("the same leave on 1 and 4 threads") {
  District d = full_of(200000, migration_day);
  add_region(d, 0, 0.5);
  add_region(d, 0, 0.5);
  std::vector<std::vector<Departure>> gone;
  for (const std::size_t threads : {1u, 4u}) {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    gone.push_back(weigh_leaving(d, prospects(d, migration_day), plain(), Luck{1, 0}, migration_day));
  }
  REQUIRE(gone[0].size() == gone[1].size());
  for (std::size_t i = 0; i < gone[0].size(); ++i) {
    CHECK(gone[0][i].household == gone[1][i].household);
    CHECK(gone[0][i].destination == gone[1][i].destination);
  }
}

TEST_CASE("acquaintances from home, services and a partner keep people, each as the book says") {
  District d = full_of(20000, migration_day);
  const RegionId r = add_region(d, 0, 1);
  for (auto& origin : d.households.origin.span()) origin = r;
  MigrationParameters at = plain();
  at.taste_network = 3;
  const double usual = leavers_in_a_month(d, alike(), at, migration_day);
  Prospects among_friends = alike();
  among_friends.network = {0.2};
  CHECK(leavers_in_a_month(d, among_friends, at, migration_day) / usual ==
        doctest::Approx(2 * logistic(-0.6)).epsilon(0.07));
  for (float& worth_of_them : d.households.services_here.span()) worth_of_them = 0.6f;
  CHECK(leavers_in_a_month(d, alike(), at, migration_day) / usual == doctest::Approx(2 * logistic(-0.6)).epsilon(0.07));
  for (float& worth_of_them : d.households.services_here.span()) worth_of_them = 0;
  for (std::int32_t& received : d.households.allowance.span())
    received = static_cast<std::int32_t>(fen(4500 * (std::exp(0.4) - 1)));
  CHECK(leavers_in_a_month(d, alike(), at, migration_day) / usual == doctest::Approx(2 * logistic(-0.6)).epsilon(0.07));
}

TEST_CASE(
    "more of the unskilled and of newcomers do not come back from the festival, fewer where a bonus was promised") {
  MigrationParameters at = plain();
  at.festival_lost = {0.12, 0.1, 0.06, 0.04};
  at.festival_fresh = 2;
  at.festival_settled = 0.5;
  at.festival_settling = 2;
  CHECK(festival_loss(Skill::basic, 0, at) == doctest::Approx(0.24));
  CHECK(festival_loss(Skill::high_level, 0, at) == doctest::Approx(0.08));
  CHECK(festival_loss(Skill::basic, 2, at) == doctest::Approx(0.12 * (0.5 + 1.5 / std::exp(1.0))));
  CHECK(festival_loss(Skill::basic, 1000, at) == doctest::Approx(0.06));

  District d = full_of(20000, migration_day);
  add_region(d, 0, 1);
  const EnterpriseId firm = add_enterprise(d, CommunityId{0}, {});
  for (std::uint32_t p = 0; p < 20000; ++p) hire(d, PersonId{p}, firm, 4500, migration_day);
  d.spring_festivals = {migration_day};
  at.stay_scale = 1e9;
  at.festival_going = 0.6;
  at.festival_lost = {0.12, 0.12, 0.12, 0.12};
  at.festival_fresh = at.festival_settled = 1;
  at.bonus_response = 0.001;
  const double usual = leavers_in_a_month(d, alike(), at, migration_day);
  CHECK(usual == doctest::Approx(0.072 * 20000).epsilon(0.08));
  d.return_bonus = {500};
  CHECK(leavers_in_a_month(d, alike(), at, migration_day) / usual == doctest::Approx(std::exp(-0.5)).epsilon(0.1));
  for (auto& arrival : d.households.arrival.span()) arrival = migration_day + 1;
  CHECK(leavers_in_a_month(d, alike(), at, migration_day) == 0);  // they came after it
}
