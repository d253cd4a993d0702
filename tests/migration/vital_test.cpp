#include "models/migration/vital.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "tests/migration/regions.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

District couples(std::uint32_t n, std::uint8_t capacity, int adults) {
  District d;
  VillagePlan plan;
  plan.buildings = (n + 99) / 100;
  plan.rooms = 100;
  plan.capacity = capacity;
  add_village(d, plan);
  for (std::uint32_t i = 0; i < n; ++i) add_household(d, DwellingId{i}, adults, migration_day);
  return d;
}

VitalEvents month_of_events(const District& d, const MigrationParameters& at, std::uint64_t seed = 1) {
  VitalEvents all;
  for (int day = 0; day < 30; ++day) {
    const VitalEvents events = vital_events(d, at, Luck{seed, 0}, migration_day + day);
    all.births.insert(all.births.end(), events.births.begin(), events.births.end());
    all.deaths.insert(all.deaths.end(), events.deaths.begin(), events.deaths.end());
  }
  return all;
}

}  // namespace

TEST_CASE("deaths follow Gompertz's law") {
  MigrationParameters at = plain();
  at.death_at_60 = 0.008;
  CHECK(death_hazard(60, at) == doctest::Approx(0.008));
  CHECK(death_hazard(70, at) == doctest::Approx(0.008 * std::exp(0.95)));
  District d = couples(20000, 4, 1);
  for (std::int16_t& born : d.people.birth_year.span()) born = 1932;  // 90 years old
  const double chance = -std::expm1(-death_hazard(90, at) * 30 / days_per_year);
  double deaths = 0;
  for (std::uint64_t seed = 1; seed <= 5; ++seed)
    deaths += static_cast<double>(month_of_events(d, at, seed).deaths.size());
  CHECK(deaths == doctest::Approx(5 * 20000 * chance).epsilon(0.1));
}

TEST_CASE("women of 20 to 40 in couples bear children at the rate given, where there is room") {
  MigrationParameters at = plain();
  at.birth_rate = 1;
  const double chance = -std::expm1(-30 / days_per_year);
  const auto births = [&](const District& d) { return static_cast<double>(month_of_events(d, at).births.size()); };
  CHECK(births(couples(10000, 4, 2)) == doctest::Approx(10000 * chance).epsilon(0.12));
  CHECK(births(couples(1000, 2, 2)) == 0);  // no room
  CHECK(births(couples(1000, 4, 1)) == 0);  // men alone
  District old = couples(1000, 4, 2);
  for (std::int16_t& born : old.people.birth_year.span()) born = 1970;
  CHECK(births(old) == 0);
}

TEST_CASE("a child's luck key has the top bit that no other key has") {
  for (std::uint32_t mother = 0; mother < 100; ++mother)
    CHECK((child_key(Luck{1, 0}, mother, migration_day) & 0x80000000u) != 0);
  CHECK(child_key(Luck{1, 0}, 7, migration_day) == child_key(Luck{1, 0}, 7, migration_day));
  CHECK(child_key(Luck{1, 0}, 7, migration_day) != child_key(Luck{1, 0}, 8, migration_day));
}
