#include "models/state/transitions.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "sim/random.hpp"
#include "tests/state/example.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

/// Those rows of a table for which f holds.
template <class Table, class F>
std::vector<Id<Table>> rows_where(std::size_t rows, F&& f) {
  std::vector<Id<Table>> found;
  for (const Id<Table> id : Ids<Table>(rows))
    if (f(id)) found.push_back(id);
  return found;
}

template <class T>
T any(Stream& draws, const std::vector<T>& from) {
  return from[draws.below(static_cast<std::uint32_t>(from.size()))];
}

/// One transition drawn by chance, where one of its kind is possible; keeps the book as the day does.
void step(Example& e, Stream& draws, Day today) {
  District& d = e.d;
  const auto homes =
      rows_where<HouseholdTable>(d.households.size(), [&](auto h) { return d.households.members[h] > 0; });
  const auto people =
      rows_where<PersonTable>(d.people.size(), [&](auto p) { return d.people.presence[p] == Presence::here; });
  const auto vacant =
      rows_where<DwellingTable>(d.dwellings.size(), [&](auto w) { return !d.dwellings.household[w].exists(); });
  const auto person = [&] {
    return NewPerson{draws(), static_cast<std::int16_t>(1960 + draws.below(62)),
                     static_cast<Skill>(draws.below(skills)), draws.chance(0.5), true};
  };
  const std::uint32_t what = draws.below(9);
  if (what == 0 || homes.empty()) {
    if (vacant.empty()) return;
    std::vector<NewPerson> members;
    for (std::uint32_t n = 1 + draws.below(4); n > 0; --n) members.push_back(person());
    const auto bikes = static_cast<std::uint8_t>(draws.below(3));
    settle_new(d, {draws(), RegionId::none(), false, bikes, today}, members, any(draws, vacant), today);
    e.book.arrivals += static_cast<std::int64_t>(members.size());
    return;
  }
  const HouseholdId home = any(draws, homes);
  const PersonId who = any(draws, people);
  switch (what) {
    case 1:
      if (!vacant.empty()) move(d, home, any(draws, vacant), today);
      break;
    case 2:
      e.book.departures += d.households.members[home];
      leave(d, home, today);
      break;
    case 3:
      if (d.households.members[home] == d.dwellings.capacity[d.households.dwelling[home]]) break;
      give_birth(d, home, person(), today);
      ++e.book.births;
      break;
    case 4:
      die(d, who, today);
      ++e.book.deaths;
      break;
    case 5:
    case 6:
      hire(d, who, EnterpriseId{draws.below(2)}, 5000, today);
      break;
    case 7:
      if (d.people.employer[who].exists()) end_job(d, who);
      break;
    default:
      if (draws.chance(0.3))
        stop_subsidy(d, home);
      else if (d.rules.rent_subsidies[0].taken < d.rules.rent_subsidies[0].places)
        grant_subsidy(d, home, 0, 100);
  }
}

}  // namespace

TEST_CASE("no sequence of transitions breaks what must hold") {
  for (std::uint32_t seed = 1; seed <= 25; ++seed) {
    Example e = example();
    Stream draws({seed, 0}, Purpose{9}, 0);
    for (int i = 0; i < 300; ++i) {
      const Day today = first_day + i;
      step(e, draws, today);
      const auto broken = e.broken(today);
      REQUIRE_MESSAGE(broken.empty(), "seed " << seed << ", step " << i << ": " << broken.front());
    }
  }
}

TEST_CASE("a household that settles takes the dwelling at its rent, on that day") {
  Example e = example();
  const HouseholdId h = add_household(e.d, DwellingId{10}, 2, first_day + 3, 2);
  CHECK(e.d.households.dwelling[h] == DwellingId{10});
  CHECK(e.d.dwellings.household[DwellingId{10}] == h);
  CHECK(e.d.households.rent_at_move_in[h] == 400);
  CHECK(e.d.households.move_in[h] == first_day + 3);
  CHECK(e.d.buildings.occupants[BuildingId{2}] == 2);
  CHECK(e.d.buildings.e_bikes[BuildingId{2}] == 2);
}

TEST_CASE("a move empties one dwelling and fills another, and keeps members, arrival and subsidy") {
  Example e = example();
  const HouseholdId h{2};
  const Day arrival = e.d.households.arrival[h];
  grant_subsidy(e.d, h, 0, 120);
  e.d.dwellings.rent[DwellingId{19}] = 555;
  move(e.d, h, DwellingId{19}, first_day + 9);
  CHECK_FALSE(e.d.dwellings.household[DwellingId{2}].exists());
  CHECK(e.d.dwellings.vacant_since[DwellingId{2}] == first_day + 9);
  CHECK(e.d.dwellings.household[DwellingId{19}] == h);
  CHECK(e.d.households.rent_at_move_in[h] == 555);
  CHECK(e.d.households.move_in[h] == first_day + 9);
  CHECK(e.d.households.arrival[h] == arrival);
  CHECK(e.d.households.members[h] == 3);
  CHECK(e.d.households.subsidy[h] == 120);
  CHECK(e.d.buildings.occupants[BuildingId{3}] == 3);
}

TEST_CASE("those who leave give up home, jobs and subsidy, and keep their rows") {
  Example e = example();
  const HouseholdId h{0};
  grant_subsidy(e.d, h, 0, 120);
  leave(e.d, h, first_day + 1);
  CHECK(e.d.people.size() == 12);
  CHECK(e.d.people.presence[PersonId{0}] == Presence::left);
  CHECK_FALSE(e.d.people.employer[PersonId{0}].exists());
  CHECK(e.d.enterprises.headcount[EnterpriseId{0}] == BySkill<std::uint32_t>{});
  CHECK_FALSE(e.d.households.dwelling[h].exists());
  CHECK(e.d.households.subsidy[h] == 0);
  CHECK(e.d.rules.rent_subsidies[0].taken == 0);
}

TEST_CASE("whoever dies leaves the list, first, middle or last, and the last one ends the household") {
  for (const std::array<std::uint32_t, 3>& order : {std::array<std::uint32_t, 3>{3, 4, 5}, {5, 4, 3}, {4, 3, 5}}) {
    Example e = example();
    const HouseholdId h{2};
    for (const std::uint32_t p : order) {
      CHECK(e.d.households.dwelling[h].exists());
      die(e.d, PersonId{p}, first_day);
      ++e.book.deaths;
      CHECK(e.d.people.presence[PersonId{p}] == Presence::dead);
      CHECK(e.broken().empty());
    }
    CHECK_FALSE(e.d.households.dwelling[h].exists());
    CHECK(e.d.households.members[h] == 0);
  }
}

TEST_CASE("a newborn is a member and an occupant; school children are those aged 6 to 15") {
  Example e = example();
  const HouseholdId h{0};
  const int year = year_of(first_day);
  const PersonId child =
      give_birth(e.d, h, {999, static_cast<std::int16_t>(year), Skill::basic, true, false}, first_day);
  ++e.book.births;
  CHECK(e.broken().empty());
  CHECK(e.d.people.household[child] == h);
  CHECK(e.d.households.members[h] == 2);
  CHECK(e.d.buildings.occupants[BuildingId{0}] == 1 + 2 + 3 + 1 + 2 + 1);
  for (const auto& [age_now, counted] : {std::pair{0, 0}, {5, 0}, {6, 1}, {15, 1}, {16, 0}}) {
    e.d.people.birth_year[child] = static_cast<std::int16_t>(year - age_now);
    count_school_children(e.d, h, first_day);
    CHECK(e.d.households.school_children[h] == counted);
  }
}

TEST_CASE("school children are counted on settling and after a death, and none remain of a household that is gone") {
  Example e = example();
  const auto born = [](int age_now) { return static_cast<std::int16_t>(year_of(first_day) - age_now); };
  const std::array<NewPerson, 3> family{NewPerson{900, born(35), Skill::basic, true, true},
                                        {901, born(8), Skill::basic, false, false},
                                        {902, born(12), Skill::basic, true, false}};
  const HouseholdId h = settle_new(e.d, {90, RegionId::none(), false, 0, first_day}, family, DwellingId{10}, first_day);
  CHECK(e.d.households.school_children[h] == 2);
  die(e.d, PersonId{13}, first_day);
  CHECK_FALSE(e.d.people.next[PersonId{13}].exists());
  CHECK(e.d.households.school_children[h] == 1);
  leave(e.d, h, first_day);
  CHECK(e.d.households.school_children[h] == 0);
}

TEST_CASE("a new job ends the present one") {
  Example e = example();
  hire(e.d, PersonId{0}, EnterpriseId{1}, 7000, first_day + 5);
  CHECK(e.d.enterprises.headcount[EnterpriseId{0}][0] == 0);
  CHECK(e.d.enterprises.headcount[EnterpriseId{1}][0] == 1);
  CHECK(e.d.people.wage[PersonId{0}] == 7000);
  CHECK(e.d.people.job_start[PersonId{0}] == first_day + 5);
  end_job(e.d, PersonId{0});
  CHECK(e.d.enterprises.headcount[EnterpriseId{1}][0] == 0);
}

TEST_CASE("a household receives one subsidy at a time") {
  Example e = example();
  e.d.rules.rent_subsidies.push_back({e.d.ledger.open("second", no_cap), 50, 9000, {1}, 9});
  grant_subsidy(e.d, HouseholdId{1}, 0, 100);
  grant_subsidy(e.d, HouseholdId{1}, 0, 100);
  CHECK(e.d.rules.rent_subsidies[0].taken == 1);
  grant_subsidy(e.d, HouseholdId{1}, 1, 50);
  CHECK(e.d.rules.rent_subsidies[0].taken == 0);
  CHECK(e.d.rules.rent_subsidies[1].taken == 1);
  CHECK(e.d.households.subsidy[HouseholdId{1}] == 50);
  CHECK(e.broken().empty());
}

TEST_CASE("a household's income is the sum of its wages, and its main job the best paid") {
  Example e = example();
  const HouseholdId h{2};
  CHECK(income(e.d, h) == 0);
  CHECK_FALSE(main_job(e.d, h).exists());
  hire(e.d, PersonId{3}, EnterpriseId{0}, 4000, first_day);
  hire(e.d, PersonId{5}, EnterpriseId{1}, 6000, first_day);
  CHECK(income(e.d, h) == 10000);
  CHECK(main_job(e.d, h) == EnterpriseId{1});
}

TEST_CASE("the list of a firm's staff holds all who work there and does not grow with those who have gone") {
  District d;
  const CommunityId village = add_village(d, {.buildings = 1, .rooms = 40, .capacity = 1});
  const EnterpriseId firm = add_enterprise(d, village, {0, 0}), other = add_enterprise(d, village, {0, 0});
  for (std::uint32_t i = 0; i < 40; ++i) add_household(d, DwellingId{i});
  for (int round = 0; round < 100; ++round)
    for (std::uint32_t i = 0; i < 40; ++i) hire(d, PersonId{i}, (round + i) % 4 == 0 ? firm : other, 5000, first_day);
  std::vector<PersonId> working;
  for (std::uint32_t i = 0; i < 40; ++i)
    if (d.people.employer[PersonId{i}] == firm) working.push_back(PersonId{i});
  const auto listed = listed_staff(d, firm);
  CHECK(listed.size() <= 40 + 40 / 4 + 16);  // for as many as ever worked there at once
  for (const PersonId p : working) CHECK(std::find(listed.begin(), listed.end(), p) != listed.end());
}
