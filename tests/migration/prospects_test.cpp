#include <doctest/doctest.h>

#include "tests/migration/regions.hpp"

using namespace tenure;
using namespace tenure::testing;

TEST_CASE("prospects are mean offers by open posts, the employed share, asking rents and satisfaction") {
  District d;
  VillagePlan plan;
  plan.buildings = 10;
  const CommunityId village = add_village(d, plan);
  const EnterpriseId one = add_enterprise(d, village, {0, 0}), other = add_enterprise(d, village, {0, 0});
  d.enterprises.target[one][0] = 3;
  d.enterprises.target[other][0] = 1;
  d.enterprises.wage_offer[other][0] = 7000;
  for (std::uint32_t i = 0; i < 8; ++i) add_household(d, DwellingId{i});
  for (const float satisfaction : {0.25f, 0.75f})
    for (std::uint32_t i = 0; i < 4; ++i)
      d.households.satisfaction[HouseholdId{i + (satisfaction > 0.5f ? 4 : 0)}] = satisfaction;
  d.people.in_labour_force[PersonId{7}] = 0;
  d.dwellings.rent[DwellingId{8}] = 300;

  Prospects p = prospects(d, migration_day);
  CHECK(p.wage[0] == doctest::Approx((3 * 5000 + 7000) / 4.0));
  CHECK(p.job_chance[0] == 0);
  CHECK(p.rent == doctest::Approx(350));
  CHECK(p.satisfaction == doctest::Approx(0.5));

  for (std::uint32_t i = 0; i < 3; ++i) hire(d, PersonId{i}, one, 5000, migration_day);
  p = prospects(d, migration_day);
  CHECK(p.wage[0] == doctest::Approx(7000));
  CHECK(p.job_chance[0] == doctest::Approx(3 / 7.0));
  hire(d, PersonId{3}, other, 7000, migration_day);
  CHECK(prospects(d, migration_day).wage[0] == doctest::Approx((3 * 5000 + 7000) / 4.0));  // by posts: none is open
}

TEST_CASE("a subsidy that still has money lowers the rent a newcomer can expect") {
  District d;
  VillagePlan plan;
  plan.buildings = 2;
  add_village(d, plan);
  const std::size_t account = d.ledger.open("subsidy", fen(1000));
  RentSubsidy subsidy{};
  subsidy.account = account;
  subsidy.monthly = 100;
  subsidy.income_limit = 3000;
  subsidy.covers = {1};
  d.rules.rent_subsidies.push_back(subsidy);
  CHECK(prospects(d, migration_day).rent == doctest::Approx(300));
  CHECK(d.ledger.pay(account, Spending::transfer, fen(1000)));
  CHECK(prospects(d, migration_day).rent == doctest::Approx(400));
}
