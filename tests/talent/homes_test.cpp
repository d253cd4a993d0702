#include "models/talent/homes.hpp"

#include <doctest/doctest.h>

#include "tests/talent/bureau.hpp"

using namespace tenure;
using namespace tenure::testing;

TEST_CASE("tenants with a working member of the skills apply for a talent home, once, and none with a rent subsidy") {
  District d = at_work(10);
  TalentHomes homes{};
  homes.skills = 1u << static_cast<unsigned>(Skill::graduate);
  homes.covers = {1};
  homes.dwellings = 5;
  d.rules.talent.homes = {homes};
  const auto wishes = [&] {
    return over_a_month([&](Day today) { return home_wishes(d, eager(), bureau_luck, today); }).size();
  };
  CHECK(wishes() == 10);
  end_job(d, PersonId{0});
  d.people.skill[PersonId{1}] = Skill::basic;
  d.households.subsidy[HouseholdId{2}] = 100;
  d.rules.talent.homes[0].asked = {0, 0, 0, 1};
  CHECK(wishes() == 6);
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) d.buildings.tenure[b] = Tenure::owned;
  CHECK(wishes() == 0);
}
