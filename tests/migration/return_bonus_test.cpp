#include "models/migration/return_bonus.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "models/migration/leaving.hpp"
#include "tests/migration/regions.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

MigrationParameters with_bonuses() {
  MigrationParameters at = plain();
  at.festival_going = 0.6;
  at.bonus_days_before = 30;
  at.bonus_hiring_cost = 2000;
  at.bonus_margin = 1;
  at.bonus_turnover = 0.4;
  at.bonus_loss = 0.1;
  at.bonus_response = 0.0005;
  at.bonus_most = 5000;
  return at;
}

}  // namespace

TEST_CASE("a post costs more to replace the longer posts stay open") {
  const MigrationParameters at = with_bonuses();
  CHECK(replacement_cost(5000, 0, at) == 2000);
  CHECK(replacement_cost(5000, 0.1, at) == doctest::Approx(2000 + 5000 * 12 * 0.1 / 0.4));
}

TEST_CASE("the bonus is the one that costs the firm least, none where replacing is cheap") {
  const MigrationParameters at = with_bonuses();
  const auto cost = [&](double bonus, double replacement) {
    const double away = at.bonus_loss * std::exp(-at.bonus_response * bonus);
    return bonus * (1 - away) + replacement * away;
  };
  CHECK(best_bonus(2000, at) == 0);
  CHECK(best_bonus((1 - 0.1) / (0.0005 * 0.1) - 1, at) == 0);
  double last = 0;
  for (const double replacement : {20000.0, 25000.0, 40000.0, 60000.0}) {
    const double bonus = best_bonus(replacement, at);
    CHECK(bonus > last);
    for (double other = 0; other < 5000; other += 50)
      CHECK(cost(bonus, replacement) <= cost(other, replacement) + 1e-6);
    last = bonus;
  }
  CHECK(best_bonus(1e9, at) == 5000);
  MigrationParameters no_response = at;
  no_response.bonus_response = 0;
  CHECK(best_bonus(1e9, no_response) == 0);
}

TEST_CASE("firms short of hands promise a bonus on one day before the festival, and pay those who went and came back") {
  District d;
  VillagePlan plan;
  plan.rooms = 100;
  add_village(d, plan);
  add_region(d, 0, 1);
  const EnterpriseId full = add_enterprise(d, CommunityId{0}, {}), short_of = add_enterprise(d, CommunityId{0}, {});
  d.enterprises.target[full][0] = 100;
  d.enterprises.target[short_of][0] = 200;
  for (std::uint32_t i = 0; i < 200; ++i) {
    add_household(d, DwellingId{i});
    hire(d, PersonId{i}, i % 2 == 0 ? full : short_of, 4500, migration_day);
  }
  const MigrationParameters at = with_bonuses();
  d.spring_festivals = {migration_day + 30};
  CHECK_FALSE(offer_return_bonuses(d, at, migration_day - 1));
  CHECK_FALSE(offer_return_bonuses(d, at, migration_day + 1));
  const auto bonuses = offer_return_bonuses(d, at, migration_day);
  REQUIRE(bonuses);
  CHECK(bonuses->at(full.value) == 0);
  CHECK(bonuses->at(short_of.value) > 0);
  d.return_bonus = *bonuses;
  CHECK(owed_bonuses(d, at, Luck{1, 0}, migration_day + 29).empty());
  std::size_t paid = 0;
  for (int day = 30; day < 60; ++day)
    for (const EnterpriseId e : owed_bonuses(d, at, Luck{1, 0}, migration_day + day)) {
      CHECK(e == short_of);
      ++paid;
    }
  CHECK(paid == doctest::Approx(60).epsilon(0.25));  // of a hundred six in ten go home
  CHECK(owed_bonuses(d, at, Luck{1, 0}, migration_day + 60).empty());
}
