#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "models/housing/dwelling_utility.hpp"
#include "models/housing/landlords.hpp"
#include "models/housing/satisfaction.hpp"
#include "models/housing/search.hpp"
#include "models/housing/subsidy.hpp"
#include "tests/housing/market.hpp"

using namespace tenure;
using namespace tenure::testing;

TEST_CASE("with fixed rents and rooms for all, the shares of dwellings chosen equal the logit's") {
  District d;
  add_village(d, {.buildings = 4});
  const std::array<float, 4> rents{300, 400, 550, 800};
  for (std::uint32_t i = 0; i < 4; ++i) d.dwellings.rent[DwellingId{i}] = rents[i];
  const HousingParameters p = plain();
  const Surroundings surroundings(d, p.near);

  constexpr int seekers = 20000;
  std::array<int, 4> chosen{};
  for (std::uint32_t key = 0; key < seekers; ++key) {
    const auto ranked = rank_dwellings(d, newcomer(key), surroundings, p, luck, today);
    REQUIRE(ranked.size() == 4);
    ++chosen[ranked.front().value];
  }
  double sum = 0;
  for (float rent : rents) sum += std::pow(rent, -p.taste_rent);
  for (std::size_t i = 0; i < 4; ++i) {
    const double share = std::pow(rents[i], -p.taste_rent) / sum;
    const double error = std::sqrt(share * (1 - share) / seekers);
    CHECK(std::abs(chosen[i] / double{seekers} - share) < 4 * error);
  }
}

TEST_CASE("a taste for a dwelling does not depend on what else is vacant") {
  District d;
  add_village(d, {.buildings = 5});
  const HousingParameters p = plain();
  const Surroundings surroundings(d, p.near);
  const auto before = rank_dwellings(d, newcomer(7), surroundings, p, luck, today);
  add_household(d, before.front());
  const auto after = rank_dwellings(d, newcomer(7), surroundings, p, luck, today);
  CHECK(std::vector(before.begin() + 1, before.end()) == after);
}

TEST_CASE("a dwelling dearer than the affordable share of means is not considered") {
  District d;
  add_village(d, {.buildings = 2});
  d.dwellings.rent[DwellingId{1}] = 4000;
  HousingParameters p = plain();
  p.burden_most = 0.5;
  const auto ranked = rank_dwellings(d, newcomer(1), Surroundings(d, p.near), p, luck, today);
  REQUIRE(ranked.size() == 1);
  CHECK(ranked.front() == DwellingId{0});
}

TEST_CASE("nobody settles where there is no room for all members") {
  District d;
  add_village(d, {.buildings = 3, .capacity = 2});
  Seeker family = newcomer(1);
  family.members = 3;
  CHECK(rank_dwellings(d, family, Surroundings(d, 3000), plain(), luck, today).empty());
}

TEST_CASE("a high cost of moving keeps tenants where they are") {
  District d;
  add_village(d, {.buildings = 10});
  const HouseholdId h = add_household(d, DwellingId{0});
  Seeker s = newcomer(d.households.luck[h]);
  s.household = h;
  s.home = DwellingId{0};
  HousingParameters p = plain();
  p.moving_cost = 1000;
  CHECK(rank_dwellings(d, s, Surroundings(d, p.near), p, luck, today).empty());
}

TEST_CASE(
    "settlement gives no dwelling twice, leaves nobody envious of one who came later, and ignores the order of "
    "seekers") {
  std::vector<Seeker> seekers;
  std::vector<std::vector<DwellingId>> wishes;
  Stream stream(luck, Purpose{9}, 0);
  for (std::uint32_t i = 0; i < 40; ++i) {
    seekers.push_back(newcomer(i));
    std::vector<DwellingId> list;
    for (int k = 0; k < 5; ++k) {
      const DwellingId x{stream.below(25)};
      if (std::find(list.begin(), list.end(), x) == list.end()) list.push_back(x);
    }
    wishes.push_back(list);
  }
  const auto settled = settle(seekers, wishes, luck, today);
  std::set<DwellingId> taken;
  for (const Settled& s : settled) CHECK(taken.insert(s.dwelling).second);

  std::vector<Seeker> turned(seekers.rbegin(), seekers.rend());
  std::vector<std::vector<DwellingId>> turned_wishes(wishes.rbegin(), wishes.rend());
  const auto again = settle(turned, turned_wishes, luck, today);
  REQUIRE(again.size() == settled.size());
  std::set<std::pair<std::uint32_t, DwellingId>> a, b;
  for (const Settled& s : settled) a.emplace(seekers[s.seeker].luck, s.dwelling);
  for (const Settled& s : again) b.emplace(turned[s.seeker].luck, s.dwelling);
  CHECK(a == b);
  // Whoever got nothing listed only dwellings that went to others.
  for (std::uint32_t i = 0; i < seekers.size(); ++i) {
    const bool has = std::any_of(settled.begin(), settled.end(), [&](const Settled& s) { return s.seeker == i; });
    if (!has)
      for (const DwellingId x : wishes[i]) CHECK(taken.contains(x));
  }
}

TEST_CASE("each trouble raises the hazard to search, time lived there lowers it") {
  const HousingParameters p = plain();
  const Troubles calm{0.1, 1.0, 1e6, 0, 0};
  CHECK(search_hazard(calm, p) == doctest::Approx(p.search_base));
  auto worse = [&](auto change) {
    Troubles t = calm;
    change(t);
    return search_hazard(t, p);
  };
  CHECK(worse([](Troubles& t) { t.burden = 0.3; }) == doctest::Approx(0.5 * std::exp(4 * 0.17)));
  CHECK(worse([](Troubles& t) { t.satisfaction = 0; }) > p.search_base);
  CHECK(worse([](Troubles& t) { t.days_since_victimised = 0; }) == doctest::Approx(0.5 * std::exp(1.0)));
  CHECK(worse([](Troubles& t) { t.commute = 1; }) > p.search_base);
  CHECK(worse([](Troubles& t) { t.years_settled = 3; }) < p.search_base);
}

TEST_CASE("a landlord cuts only once patience has run out, and never below cost") {
  const HousingParameters p = plain();
  CHECK(ask_while_vacant(400, 29, 100, 0.5, p) == 400);
  CHECK(ask_while_vacant(400, 42, 100, 0.5, p) == doctest::Approx(400 * 0.98));
  CHECK(ask_while_vacant(400, 42, 399, 0.5, p) == 399);
}

TEST_CASE("a landlord raises when rooms let fast and lowers when they let slowly") {
  const HousingParameters p = plain();
  CHECK(ask_when_vacated(400, 0, 100, p) == doctest::Approx(440));
  CHECK(ask_when_vacated(400, 120, 100, p) == doctest::Approx(400));
  CHECK(ask_when_vacated(400, 180, 100, p) == doctest::Approx(380));
  CHECK(reviewed_rent(400, 0, p) == doctest::Approx(420));
  CHECK(reviewed_rent(400, 300, p) == 400);
  CHECK(remember_letting(60, 20, p) == doctest::Approx(40));
}

TEST_CASE("satisfaction falls with burden, victimisation, risk and crowding") {
  const HousingParameters p = plain();
  const Living well{0.1, 1e6, 0, 20};
  const double best = satisfaction_target(well, p);
  CHECK(best == doctest::Approx(1 / (1 + std::exp(-1.0))));
  CHECK(satisfaction_target({0.4, 1e6, 0, 20}, p) < best);
  CHECK(satisfaction_target({0.1, 0, 0, 20}, p) < best);
  CHECK(satisfaction_target({0.1, 1e6, 10, 20}, p) < best);
  CHECK(satisfaction_target({0.1, 1e6, 0, 5}, p) < best);
}

TEST_CASE("a subsidy goes to households of modest means where it is in force, and never beyond the rent") {
  RulesInForce rules;
  rules.rent_subsidies.push_back({0, 150, 2500, {1, 0}, 1});
  CHECK(entitlement(rules, CommunityId{0}, 2000, 1, 400, false).monthly == 150);
  CHECK(entitlement(rules, CommunityId{0}, 2000, 1, 90, false).monthly == 90);
  CHECK(entitlement(rules, CommunityId{1}, 2000, 1, 400, false).monthly == 0);
  CHECK(entitlement(rules, CommunityId{0}, 6000, 2, 400, false).monthly == 0);
  rules.rent_subsidies[0].taken = 1;
  CHECK(entitlement(rules, CommunityId{0}, 2000, 1, 400, false).monthly == 0);
  CHECK(entitlement(rules, CommunityId{0}, 2000, 1, 400, true).monthly == 150);
}

TEST_CASE("a tenant counts as pushed out only when the rent was raised on it beyond what it can bear") {
  District d;
  add_village(d, {.buildings = 1, .rent = 300});
  const HouseholdId h = add_household(d, DwellingId{0});
  const HousingParameters p = plain();
  CHECK_FALSE(displaced(d, h, p, today));
  d.dwellings.rent[DwellingId{0}] = 310;
  CHECK_FALSE(displaced(d, h, p, today));
  d.dwellings.rent[DwellingId{0}] = 900;
  CHECK(displaced(d, h, p, today));
}

TEST_CASE("with no shock to demand, vacancy settles where inflow and outflow balance, from above and from below") {
  // 400 rooms; every day two tenants leave for good and three newcomers look for a room they can afford.
  const auto vacancy_after = [](int let_at_start) {
    District d;
    add_village(d, {.buildings = 20, .rooms = 20});
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(let_at_start); ++i) add_household(d, DwellingId{i});
    HousingParameters p = plain();
    p.known_anywhere = 5;
    p.burden_most = 0.12;  // 600 yuan of 5,000: rents that rise too far turn newcomers away
    list_vacancies(d, static_cast<int>(p.reprice_every));
    const Surroundings surroundings(d, p.near);
    std::uint32_t key = 100000;
    double vacant_days = 0;
    constexpr int days = 4000, measured = 1000;
    for (int t = 0; t < days; ++t) {
      const Day now = today + t;
      Stream stream(luck, Purpose{9}, 0, now);
      for (int i = 0; i < 2; ++i) {
        const DwellingId dwelling{stream.below(400)};
        if (const HouseholdId h = d.dwellings.household[dwelling]; h.exists()) leave(d, h, now);
      }
      std::vector<Seeker> seekers{newcomer(key), newcomer(key + 1), newcomer(key + 2)};
      key += 3;
      std::vector<std::vector<DwellingId>> wishes;
      for (const Seeker& s : seekers) wishes.push_back(rank_dwellings(d, s, surroundings, p, luck, now));
      for (const Settled& s : settle(seekers, wishes, luck, now)) {
        const LandlordId landlord = d.buildings.landlord[d.dwellings.building[s.dwelling]];
        d.landlords.letting_days[landlord] = static_cast<float>(
            remember_letting(d.landlords.letting_days[landlord], now - d.dwellings.vacant_since[s.dwelling], p));
        add_household(d, s.dwelling, 1, now);
      }
      for (const NewRent& r : reprice_vacant(d, p, luck, now)) d.dwellings.rent[r.dwelling] = r.rent;
      if (t >= days - measured)
        for (const HouseholdId h : d.dwellings.household.span()) vacant_days += !h.exists();
    }
    return vacant_days / measured / 400;
  };
  const double from_empty = vacancy_after(100), from_full = vacancy_after(400);
  CHECK(from_empty == doctest::Approx(from_full).epsilon(0.15));
  CHECK(from_empty > 0.01);
  CHECK(from_empty < 0.4);
}

TEST_CASE("a landlord looks at a vacant room on the day it falls vacant and once in so many days from then on") {
  HousingParameters p = plain();
  p.patience = 0;
  p.cut = 0.1;
  District d;
  add_village(d, {.buildings = 2, .rooms = 3});
  for (std::uint32_t i = 0; i < 6; ++i) add_household(d, DwellingId{i}, 1, today - 400);
  list_vacancies(d, 14);
  leave(d, HouseholdId{4}, today + 3);
  leave(d, HouseholdId{1}, today + 3);
  add_household(d, DwellingId{1}, 1, today + 10);
  std::vector<int> days;
  for (int day = 3; day < 60; ++day) {
    const auto looked_at = reprice_vacant(d, p, luck, today + day);
    for (const NewRent& r : looked_at) CHECK(r.dwelling == DwellingId{4});
    if (looks_at_rent(d, DwellingId{4}, today + day)) days.push_back(day);
    CHECK(looked_at.size() == looks_at_rent(d, DwellingId{4}, today + day));
  }
  CHECK(days == std::vector<int>{3, 17, 31, 45, 59});
}
