#include "models/migration/coming.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <doctest/doctest.h>
#include <tbb/global_control.h>

#include "models/migration/candidates.hpp"
#include "sim/gamma.hpp"
#include "tests/migration/regions.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

bool same(const Candidate& a, const Candidate& b) {
  if (a.household.luck != b.household.luck || a.household.e_bikes != b.household.e_bikes ||
      a.members.size() != b.members.size())
    return false;
  for (std::size_t i = 0; i < a.members.size(); ++i) {
    const NewPerson &x = a.members[i], &y = b.members[i];
    if (x.luck != y.luck || x.birth_year != y.birth_year || x.skill != y.skill || x.female != y.female) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("candidates are Poisson with the mean given, and the season's factor on it") {
  District d;
  add_region(d, 40, 1);
  MigrationParameters at = plain();
  double sum = 0, squares = 0;
  constexpr int days = 600;
  for (int day = 0; day < days; ++day) {
    const auto n = static_cast<double>(candidates(d, at, Luck{1, 0}, migration_day + day).size());
    sum += n / days;
    squares += n * n / days;
  }
  CHECK(sum == doctest::Approx(40).epsilon(0.025));
  CHECK(squares - sum * sum == doctest::Approx(40).epsilon(0.25));
  at.festival_before = 0.4;
  at.festival_after = 2;
  const std::vector<Day> festivals{migration_day};
  CHECK(season(migration_day - 31, festivals, at) == 1);
  CHECK(season(migration_day - 30, festivals, at) == doctest::Approx(0.4));
  CHECK(season(migration_day, festivals, at) == doctest::Approx(3));
  CHECK(season(migration_day + 20, festivals, at) == doctest::Approx(1 + 2 / std::exp(1.0)));
}

TEST_CASE("the same candidates weigh coming in two worlds, whatever the state of the district") {
  District one, other;
  add_region(one, 60, 0.5);
  add_region(one, 20, 0.5);
  add_region(other, 60, 0.5, 9000);
  add_region(other, 20, 0.5, 9000);
  add_village(other, {});
  add_household(other, DwellingId{0}, 2);
  one.candidate_households = other.candidate_households = 1000;
  one.candidate_persons = other.candidate_persons = 2000;
  const Luck luck{5, 2};
  const MigrationParameters at = plain();
  Prospects rich = alike();
  rich.wage = {9000, 9000, 9000, 9000};
  for (int day = 0; day < 20; ++day) {
    const Day today = migration_day + day;
    const auto a = candidates(one, at, luck, today), b = candidates(other, at, luck, today);
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) REQUIRE(same(a[i], b[i]));
    const Arrivals here = weigh_coming(one, alike(), at, luck, today),
                   there = weigh_coming(other, rich, at, luck, today);
    CHECK(here.candidate_households == a.size());
    CHECK(there.candidate_households == here.candidate_households);
    CHECK(there.candidate_persons == here.candidate_persons);
    one.candidate_households += here.candidate_households;
    other.candidate_households += there.candidate_households;
    one.candidate_persons += here.candidate_persons;
    other.candidate_persons += there.candidate_persons;
  }
}

TEST_CASE("luck keys of candidates run on without gaps, so that none is used twice") {
  District d;
  add_region(d, 30, 1);
  std::set<std::uint32_t> persons;
  const MigrationParameters at = plain();
  for (int day = 0; day < 10; ++day) {
    std::uint32_t household = d.candidate_households;
    for (const Candidate& c : candidates(d, at, Luck{1, 0}, migration_day + day)) {
      CHECK(c.household.luck == household++);
      for (const NewPerson& p : c.members) CHECK(persons.insert(p.luck).second);
    }
    const Arrivals a = weigh_coming(d, alike(), at, Luck{1, 0}, migration_day + day);
    d.candidate_households += a.candidate_households;
    d.candidate_persons += a.candidate_persons;
  }
  CHECK(persons.size() == d.candidate_persons);
  CHECK(*persons.rbegin() + 1 == d.candidate_persons);
}

TEST_CASE("candidates are made up as the book says") {
  const MigrationParameters at = plain();
  const CandidateAges ages(at);
  constexpr int n = 20000;
  double couples = 0, years = 0, adults = 0, children = 0, graduates = 0;
  for (std::uint32_t i = 0; i < n; ++i) {
    const Candidate c = make_candidate(RegionId{0}, i, 2 * i, ages, at, Luck{3, 0}, migration_day);
    couples += c.members.size() > 1;
    years += year_of(migration_day) - c.members[0].birth_year;
    graduates += c.members[0].skill == Skill::graduate;
    for (const NewPerson& p : c.members) (year_of(migration_day) - p.birth_year < 16 ? children : adults) += 1;
    for (const NewPerson& p : c.members) CHECK((p.in_labour_force || year_of(migration_day) - p.birth_year < 18));
  }
  CHECK(couples / n == doctest::Approx(0.4).epsilon(0.03));
  CHECK(years / n == doctest::Approx(27.4).epsilon(0.02));  // whole years, and nobody beyond the greatest age
  CHECK(graduates / n == doctest::Approx(0.15).epsilon(0.05));
  CHECK(children > 0.1 * n);
  CHECK(adults / n == doctest::Approx(1.4).epsilon(0.03));
}

TEST_CASE("ages looked up by shares are those of the gamma quantile, whole years and at most the greatest age") {
  MigrationParameters at = plain();
  const auto by_quantile = [&](double u) {
    const double years = at.age_from + (at.age_mean - at.age_from) * gamma_quantile(at.age_shape, u);
    return static_cast<int>(std::min(years, at.age_most));
  };
  for (const double from : {at.age_from, at.age_from + 0.5, at.age_mean}) {
    at.age_from = from;
    const CandidateAges ages(at);
    for (std::uint32_t i = 0; i < 20000; ++i) {
      const double u = to_unit(i * 214'748u);
      CHECK(ages.at(u) == by_quantile(u));
    }
    CHECK(ages.at(to_unit(0)) == by_quantile(to_unit(0)));
    CHECK(ages.at(to_unit(0xffffffffu)) == static_cast<int>(at.age_mean > from ? at.age_most : from));
  }
}

TEST_CASE("with a district like the regions half of the candidates come") {
  District d;
  const RegionId r = add_region(d, 200, 1);
  const MigrationParameters at = plain();
  const std::vector<NewPerson> member{{0, 1992, Skill::basic, false, true}};
  CHECK(chance_to_come(d, r, means_of(member, migration_day), alike(), 0, at) == doctest::Approx(0.5).epsilon(1e-6));
  double came = 0, all = 0;
  for (int day = 0; day < 50; ++day) {
    const Arrivals a = weigh_coming(d, alike(), at, Luck{1, 0}, migration_day + day);
    came += static_cast<double>(a.coming.size());
    all += a.candidate_households;
    d.candidate_households += a.candidate_households;
    d.candidate_persons += a.candidate_persons;
  }
  CHECK(came / all == doctest::Approx(0.5).epsilon(0.03));
}

TEST_CASE("the elasticity of the inflow to wages is the logit's: taste times the share that stays away") {
  District d;
  const RegionId r = add_region(d, 1, 1);
  MigrationParameters at = plain();
  const std::vector<NewPerson> member{{0, 1992, Skill::graduate, true, true}};
  const Means means = means_of(member, migration_day);
  for (const double threshold : {-2.0, 0.0, 3.0}) {
    at.threshold = threshold;
    constexpr double step = 1e-4;
    const auto log_inflow = [&](double factor) {
      Prospects p = alike();
      for (double& w : p.wage) w *= factor;
      return std::log(chance_to_come(d, r, means, p, 0, at));
    };
    const double elasticity = (log_inflow(std::exp(step)) - log_inflow(std::exp(-step))) / (2 * step);
    const double share_that_comes = chance_to_come(d, r, means, alike(), 0, at);
    CHECK(elasticity == doctest::Approx(1.5 * (1 - share_that_comes)).epsilon(1e-4));
  }
}

TEST_CASE("rent and distance keep away, acquaintances and satisfaction draw, and those who may come already still do") {
  District d;
  const RegionId r = add_region(d, 1, 1);
  MigrationParameters at = plain();
  at.taste_distance = 0.3;
  at.taste_network = 3;
  at.taste_amenity = {1, 1, 1, 1};
  const std::vector<NewPerson> member{{0, 1992, Skill::basic, false, true}};
  const Means means = means_of(member, migration_day);
  const double base = chance_to_come(d, r, means, alike(), 0, at);
  CHECK(std::log(1 / base - 1) - std::log(1 / chance_to_come(d, r, means, alike(), 0.1, at) - 1) ==
        doctest::Approx(0.3));
  Prospects p = alike();
  p.rent = 450;
  CHECK(std::log(1 / chance_to_come(d, r, means, p, 0, at) - 1) - std::log(1 / base - 1) ==
        doctest::Approx(-1.5 * std::log(0.9)));
  p = alike();
  p.satisfaction = 0.7;
  CHECK(chance_to_come(d, r, means, p, 0, at) > base);
  d.regions.distance[r] = 100 * std::exp(1.0f);
  CHECK(std::log(1 / chance_to_come(d, r, means, alike(), 0, at) - 1) - std::log(1 / base - 1) ==
        doctest::Approx(0.3).epsilon(1e-5));
}

TEST_CASE("networks are the shares of households by region of origin") {
  District d;
  add_region(d, 1, 0.5);
  add_region(d, 1, 0.5);
  VillagePlan plan;
  plan.rooms = 4;
  add_village(d, plan);
  for (std::uint32_t i = 0; i < 10; ++i) {
    const HouseholdId h = add_household(d, DwellingId{i});
    if (i < 5) d.households.origin[h] = RegionId{i < 2 ? 0u : 1u};
  }
  CHECK(networks(d) == std::vector<double>{0.2, 0.3});
}

TEST_CASE(
    "an allowance is income, here and there; services add to worth, a school place for those with a child alone") {
  District d;
  const RegionId r = add_region(d, 1, 1);
  MigrationParameters at = plain();
  at.coming_child = 0.3;
  const std::vector<NewPerson> alone{{0, 1992, Skill::graduate, false, true}};
  const std::vector<NewPerson> parent{{0, 1992, Skill::graduate, false, true}, {1, 2015, Skill::basic, true, false}};
  const auto logit = [&](const std::vector<NewPerson>& members, const Prospects& p) {
    const double chance = chance_to_come(d, r, means_of(members, migration_day), p, 0, at);
    return std::log(chance / (1 - chance));
  };
  CHECK(logit(alone, alike()) == doctest::Approx(0).epsilon(1e-6));
  CHECK(logit(parent, alike()) == doctest::Approx(-0.3));
  Prospects p = alike();
  p.allowance[2] = 450;
  CHECK(logit(alone, p) == doctest::Approx(1.5 * std::log(1.1)));
  d.regions.allowance[r][2] = 450;
  CHECK(logit(alone, p) == doctest::Approx(0).epsilon(1e-6));
  p = alike();
  p.services[2] = 0.4;
  p.school[2] = 0.2;
  d.regions.allowance[r] = {};
  CHECK(logit(alone, p) == doctest::Approx(0.4));
  CHECK(logit(parent, p) == doctest::Approx(0.4 + 0.2 - 0.3));
  d.regions.services[r] = 0.1f;
  CHECK(logit(alone, p) == doctest::Approx(0.3));
}

TEST_CASE("a boom outside raises wages there by as much and draws unemployment down along the wage curve") {
  District d;
  const RegionId r = add_region(d, 1, 1);
  const MigrationParameters at = plain();
  const std::vector<NewPerson> member{{0, 1992, Skill::basic, false, true}};
  const Means means = means_of(member, migration_day);
  CHECK(job_chance_outside(0.9, unemployment_rise(0, at)) == 0.9);
  CHECK(1 - job_chance_outside(0.9, unemployment_rise(0.05, at)) == doctest::Approx(0.1 * std::exp(-0.5)));
  CHECK(1 - job_chance_outside(0.9, unemployment_rise(-0.05, at)) == doctest::Approx(0.1 * std::exp(0.5)));
  CHECK(job_chance_outside(0.9, unemployment_rise(-1, at)) == 0);
  const double before = worth_outside(offer_of(d, r, at), means, at);
  d.swing.outside_wage = 0.05;
  const double chance = 1 - 0.1 * std::exp(-0.5);
  CHECK(worth_outside(offer_of(d, r, at), means, at) - before ==
        doctest::Approx(1.5 * (0.05 + std::log(chance / 0.9))).epsilon(1e-4));
}

TEST_CASE("of those who come, those who would have come without a programme are told apart, person by person") {
  District d;
  add_region(d, 100, 1);
  MigrationParameters at = plain();
  at.threshold = 1;
  Prospects funded = alike();
  funded.allowance = {0, 500, 1500, 3000};
  for (int day = 0; day < 10; ++day) {
    const Day today = migration_day + day;
    std::vector<std::uint32_t> without, anyway;
    const Arrivals usual = weigh_coming(d, alike(), at, Luck{1, 0}, today);
    const Arrivals more = weigh_coming(d, funded, at, Luck{1, 0}, today);
    for (const Arrival& a : usual.coming) {
      CHECK(a.anyway);
      without.push_back(a.household.luck);
    }
    for (const Arrival& a : more.coming)
      if (a.anyway) anyway.push_back(a.household.luck);
    CHECK(anyway == without);
    CHECK(more.coming.size() > usual.coming.size());
    d.candidate_households += usual.candidate_households;
    d.candidate_persons += usual.candidate_persons;
  }
}

TEST_CASE("from a neighbour with half of its people half as many come, all of them among those who came before") {
  District d;
  const RegionId r = add_region(d, 100, 1);
  d.regions.people[r] = {1000, 1000, 1000, 1000};
  const MigrationParameters at = plain();
  double full = 0, half = 0;
  for (int day = 0; day < 60; ++day) {
    const Day today = migration_day + day;
    d.regions.balance[r] = {};
    const Arrivals many = weigh_coming(d, alike(), at, Luck{1, 0}, today);
    d.regions.balance[r] = {-500, -500, -500, -500};
    const Arrivals few = weigh_coming(d, alike(), at, Luck{1, 0}, today);
    CHECK(few.candidate_households == many.candidate_households);
    std::set<std::uint32_t> keys;
    for (const Arrival& a : many.coming) keys.insert(a.household.luck);
    for (const Arrival& a : few.coming) CHECK(keys.count(a.household.luck) == 1);
    full += static_cast<double>(many.coming.size()), half += static_cast<double>(few.coming.size());
    d.regions.balance[r] = {-1000, -1000, -1000, -1000};
    CHECK(weigh_coming(d, alike(), at, Luck{1, 0}, today).coming.empty());
    d.candidate_households += many.candidate_households;
    d.candidate_persons += many.candidate_persons;
  }
  CHECK(full == doctest::Approx(60 * 100 * 0.5).epsilon(0.05));
  CHECK(half / full == doctest::Approx(0.5).epsilon(0.06));
}

TEST_CASE("whoever comes is missing where he came from, and whoever leaves is there: people are conserved") {
  District d;
  const RegionId from = add_region(d, 1, 0.5), to = add_region(d, 1, 0.5);
  d.regions.people[from] = {100, 50, 20, 10};
  add_village(d, {});
  const std::vector<NewPerson> couple{{900, 1990, Skill::graduate, false, true},
                                      {901, 1991, Skill::technician, true, true}};
  const HouseholdId h = settle_new(d, {900, from, false, 0, migration_day}, couple, DwellingId{0}, migration_day);
  CHECK(d.regions.balance[from] == BySkill<std::int64_t>{0, -1, -1, 0});
  CHECK(d.regions.presence(from, 2) == doctest::Approx(0.95));
  CHECK(d.regions.presence(from, 0) == 1);
  CHECK(d.regions.counts(from));
  CHECK_FALSE(d.regions.counts(to));
  leave(d, h, migration_day + 9, to);
  CHECK(d.regions.balance[to] == BySkill<std::int64_t>{0, 1, 1, 0});
  CHECK(d.regions.presence(to, 2) == 1);  // nobody counts its people
}
