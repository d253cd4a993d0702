#include "models/state/invariants.hpp"

#include <algorithm>

#include <doctest/doctest.h>
#include <oneapi/tbb/global_control.h>

#include "tests/state/example.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

bool says(const std::vector<std::string>& lines, std::string_view text) {
  return std::ranges::any_of(lines, [&](const std::string& line) { return line.find(text) != std::string::npos; });
}

}  // namespace

TEST_CASE("nothing is broken in a fresh district") {
  CHECK(example().broken().empty());
}

TEST_CASE("nothing is broken where there is nothing") {
  CHECK(broken_invariants({}, {}, Day{0}).empty());
}

TEST_CASE("a person too many is told with the terms of the balance") {
  Example e = example();
  e.book.departures = 1;
  CHECK(e.broken() == std::vector<std::string>{
                          "12 persons are here, but 12 at the start + 0 births + 0 arrivals - 0 deaths - 1 departures "
                          "= 11"});
}

TEST_CASE("a household's number of members must be that of its list") {
  Example e = example();
  e.d.households.members[HouseholdId{1}] = 3;
  ++e.d.buildings.occupants[BuildingId{0}];
  CHECK(says(e.broken(), "household 1 has 3 members but lists 2"));
  e.d.households.members[HouseholdId{1}] = 1;
  CHECK(says(e.broken(), "household 1 lists more than its 1 members"));
}

TEST_CASE("somebody whom no household lists is named") {
  Example e = example();
  const HouseholdId h{2};
  const PersonId lost = e.d.households.first_person[h];
  e.d.households.first_person[h] = e.d.people.next[lost];
  e.d.households.members[h] = 2;
  e.d.buildings.occupants[BuildingId{0}] -= 1;
  CHECK(e.broken() == std::vector<std::string>{"12 persons are here but households have 11 members",
                                               "person 5 is here but no household lists them"});
}

TEST_CASE("a list that runs into another household's, in a circle, or out of the table is told") {
  Example e = example();
  e.d.people.next[PersonId{0}] = PersonId{2};
  CHECK(says(e.broken(), "household 0 lists person 2, who lives in household 1"));
  e.d.people.next[PersonId{0}] = PersonId{0};
  CHECK(says(e.broken(), "household 0 lists more than its 1 members"));
  e.d.people.next[PersonId{0}] = PersonId{77};
  CHECK(says(e.broken(), "household 0 lists person 77, who does not exist"));
}

TEST_CASE("a household that lists somebody who is gone is told") {
  Example e = example();
  e.d.people.presence[PersonId{1}] = Presence::dead;
  e.book.deaths = 1;
  CHECK(says(e.broken(), "household 1 lists person 1, who is gone"));
}

TEST_CASE("a dwelling beyond its capacity is told") {
  Example e = example();
  e.d.dwellings.capacity[DwellingId{2}] = 2;
  CHECK(e.broken() == std::vector<std::string>{"dwelling 2 holds 3 persons and has room for 2"});
}

TEST_CASE("dwelling and household must name each other") {
  Example e = example();
  SUBCASE("one household in two dwellings") {
    e.d.dwellings.household[DwellingId{7}] = HouseholdId{0};
    CHECK(says(e.broken(), "dwelling 7 names household 0, which does not live there"));
  }
  SUBCASE("a household that no dwelling names") {
    e.d.dwellings.household[DwellingId{3}] = HouseholdId::none();
    CHECK(says(e.broken(), "household 3 names dwelling 3, which is vacant"));
  }
  SUBCASE("two households in one dwelling") {
    e.d.households.dwelling[HouseholdId{4}] = DwellingId{3};
    CHECK(says(e.broken(), "household 4 names dwelling 3, which names household 3"));
  }
  SUBCASE("people without a home") {
    e.d.households.dwelling[HouseholdId{4}] = DwellingId::none();
    CHECK(says(e.broken(), "household 4 has members but no dwelling"));
  }
  SUBCASE("a home that nobody lives in") {
    leave(e.d, HouseholdId{0}, first_day);
    e.book.departures = 1;
    CHECK(e.broken().empty());
    e.d.households.dwelling[HouseholdId{0}] = DwellingId{0};
    CHECK(says(e.broken(), "household 0 has no members but holds dwelling 0"));
  }
  SUBCASE("a home that is said to be vacant") {
    e.d.dwellings.vacant_since[DwellingId{3}] = Day{0};
    CHECK(says(e.broken(), "dwelling 3 has household 3 but is vacant since 1970-01-01"));
  }
  SUBCASE("a vacant dwelling without the day since when it is") {
    e.d.dwellings.vacant_since[DwellingId{7}] = not_vacant;
    CHECK(says(e.broken(), "dwelling 7 is vacant since no day"));
  }
  SUBCASE("a household that does not exist") {
    e.d.dwellings.household[DwellingId{9}] = HouseholdId{99};
    CHECK(says(e.broken(), "dwelling 9 names household 99, which does not exist"));
  }
}

TEST_CASE("a building's occupants and e-bikes are those of its households") {
  Example e = example();
  e.d.buildings.occupants[BuildingId{1}] = 9;
  e.d.buildings.e_bikes[BuildingId{0}] = 0;
  CHECK(e.broken() ==
        std::vector<std::string>{"building 0 has 5 e-bikes but counts 0", "building 1 has 3 occupants but counts 9"});
}

TEST_CASE("an enterprise's head count is the number of persons who name it") {
  Example e = example();
  ++e.d.enterprises.headcount[EnterpriseId{1}][1];
  CHECK(e.broken() == std::vector<std::string>{"enterprise 1 employs 0 persons of skill technician but counts 1"});
  --e.d.enterprises.headcount[EnterpriseId{1}][1];
  e.d.people.employer[PersonId{3}] = EnterpriseId{8};
  CHECK(e.broken() == std::vector<std::string>{"person 3 works for enterprise 8, which does not exist"});
}

TEST_CASE("an enterprise lists all who work for it") {
  Example e = example();
  hire(e.d, PersonId{0}, EnterpriseId{0}, 5000, first_day);
  CHECK(e.broken().empty());
  e.d.staff[0].clear();
  CHECK(says(e.broken(), "person 0 works for enterprise 0, which does not list it"));
}

TEST_CASE("a vacant dwelling is listed among the vacancies of the day since when it is") {
  Example e = example();
  list_vacancies(e.d, 7);
  leave(e.d, HouseholdId{0}, first_day);
  e.book.departures = 1;
  CHECK(e.broken().empty());
  e.d.dwellings.vacant_since[DwellingId{0}] = first_day + 1;
  CHECK(says(e.broken(), "dwelling 0 is vacant since"));
}

TEST_CASE("nobody works who is gone") {
  Example e = example();
  leave(e.d, HouseholdId{0}, first_day);
  e.book.departures = 1;
  e.d.people.employer[PersonId{0}] = EnterpriseId{0};
  CHECK(e.broken() == std::vector<std::string>{"person 0 is gone but works for enterprise 0"});
}

TEST_CASE("a subsidy is taken as often as households receive it, and no more often than it has places") {
  Example e = example();
  grant_subsidy(e.d, HouseholdId{0}, 0, 100);
  grant_subsidy(e.d, HouseholdId{1}, 0, 100);
  CHECK(e.broken().empty());
  grant_subsidy(e.d, HouseholdId{2}, 0, 100);
  CHECK(e.broken() == std::vector<std::string>{"rent subsidy 0 is taken 3 times and has 2 places"});
  stop_subsidy(e.d, HouseholdId{2});
  e.d.rules.rent_subsidies[0].taken = 1;
  CHECK(e.broken() == std::vector<std::string>{"2 households receive rent subsidy 0 but it counts 1"});
}

TEST_CASE("a rollout cannot have installed more than it bought") {
  Example e = example();
  e.d.rollouts[0].bought = 3;
  e.d.rollouts[0].installed = 4;
  CHECK(e.broken() == std::vector<std::string>{"rollout 0 has installed 4 pieces and bought 3"});
}

TEST_CASE("a camera cannot hang before its day, nor where there is no building") {
  Example e = example();
  e.d.cameras.push_back({BuildingId{1}, first_day, 0, true});
  CHECK(e.broken().empty());
  e.d.cameras.push_back({BuildingId{1}, first_day + 1, 0, true});
  e.d.cameras.push_back({BuildingId{9}, first_day, 0, true});
  CHECK(e.broken().size() == 2);
}

TEST_CASE("nobody is twice among the jobless, and whoever is listed knows it") {
  Example e = example();
  e.d.jobless.add(PersonId{1}, e.d.people.luck[PersonId{1}]);
  CHECK(e.broken() == std::vector<std::string>{"person 1 is listed twice among the jobless"});
  Example other = example();
  other.d.people.among_jobless[PersonId{1}] = 0;
  CHECK(other.broken() == std::vector<std::string>{"person 1 is among the jobless but does not know it"});
}

TEST_CASE("a flood of one kind is told in ten lines and a count, and hides no other kind") {
  Example e = example();
  for (std::uint32_t row = 6; row < 20; ++row) e.d.dwellings.household[DwellingId{row}] = HouseholdId{99};
  e.d.buildings.e_bikes[BuildingId{3}] = 1;
  const auto broken = e.broken();
  CHECK(broken.size() == 15);  // ten and a count, the e-bikes, and three buildings that take those rooms for vacant
  CHECK(says(broken, "building 3 has 0 vacant dwellings but counts 5"));
  CHECK(broken.back() == "... and 4 more of the same kind");
  CHECK(says(broken, "building 3 has 0 e-bikes but counts 1"));
}

TEST_CASE("what is told does not depend on the number of threads") {
  Example e = example();
  add_village(e.d, {.buildings = 3000, .rooms = 2}, {0, 500});
  for (std::uint32_t row = 20; row < 4000; ++row) e.book.arrivals += add_household(e.d, DwellingId{row}, 1).exists();
  for (std::uint32_t p = 100; p < 3000; p += 7) e.d.people.employer[PersonId{p}] = EnterpriseId{p % 2};
  for (std::uint32_t b = 100; b < 3000; b += 9) ++e.d.buildings.occupants[BuildingId{b}];
  std::vector<std::vector<std::string>> told;
  for (const std::size_t threads : {1, 2, 7}) {
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism, threads);
    told.push_back(e.broken());
  }
  CHECK(told[0].size() == 24);  // buildings and staff, of each ten and a count; two head counts
  CHECK(told[0] == told[1]);
  CHECK(told[0] == told[2]);
}

TEST_CASE("a column that was forgotten in filling a table is found") {
  District d;
  tenure::testing::add_village(d, {});
  PopulationBook book;
  CHECK(broken_invariants(d, book, Day{19000}).empty());
  d.households.subsidy_account.push(0);
  REQUIRE(broken_invariants(d, book, Day{19000}).size() == 1);
  CHECK(broken_invariants(d, book, Day{19000})[0] == "column 12 of households has 1 rows of 0");
}
