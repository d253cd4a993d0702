#include <doctest/doctest.h>

#include <set>

#include "models/district/outcomes.hpp"

using namespace tenure;

TEST_CASE("the list of outcomes and the enumeration name the same things in the same order") {
  const auto name = [](Outcome outcome) { return outcome_variables().at(static_cast<std::size_t>(outcome)).name; };
  CHECK(name(Outcome::incidents_actual) == "incidents_actual");
  CHECK(name(Outcome::fire_loss) == "fire_loss");
  CHECK(name(Outcome::residents) == "residents");
  CHECK(name(Outcome::turned_away) == "turned_away");
  CHECK(name(Outcome::rent_burden) == "rent_burden");
  CHECK(name(Outcome::unemployment) == "unemployment");
  CHECK(name(Outcome::camera_exposure) == "camera_exposure");
  CHECK(name(Outcome::spending_refused) == "spending_refused");
  CHECK(outcome_variables().size() == static_cast<std::size_t>(Outcome::spending_refused) + 1);
}

TEST_CASE("every outcome has a name of its own, a meaning, a unit and dimensions") {
  std::set<std::string> names;
  for (const Variable& v : outcome_variables()) {
    CHECK(names.insert(v.name).second);
    CHECK_FALSE(v.long_name.empty());
    CHECK_FALSE(v.unit.empty());
    CHECK_FALSE(v.dimensions.empty());
  }
}
