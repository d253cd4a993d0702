#include <cmath>

#include <doctest/doctest.h>

#include "models/housing/landlords.hpp"
#include "models/housing/subsidy.hpp"
#include "tests/housing/market.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

constexpr std::uint32_t rooms = 200;
constexpr double subsidy = 100;  // [yuan/month] to everybody

struct Market {
  double rent = 0;     ///< [yuan/month] mean of let rooms
  double paid = 0;     ///< [yuan/month] of it by tenants
  double vacancy = 0;  ///< [1]
};

/// A village of 200 rooms after some years. Each day a tenant in two hundred leaves and newcomers with unlike means
/// look for a room; landlords know only how long their own rooms stand empty.
Market settled(double newcomers_a_day, bool subsidised) {
  District d;
  add_village(d, {.buildings = 20, .rooms = 10});
  for (float& cost : d.landlords.cost.span()) cost = 250;
  HousingParameters p = plain();
  p.known_anywhere = 5;
  p.burden_most = 0.12;
  list_vacancies(d, static_cast<int>(p.reprice_every));
  const Surroundings surroundings(d, p.near);
  if (subsidised) d.rules.rent_subsidies.push_back({0, static_cast<float>(subsidy), 1e6, {1}, 1'000'000});

  std::uint32_t key = 100000;
  double rent = 0, paid = 0, let = 0, vacant = 0;
  constexpr int days = 4000, measured = 1500;
  for (int t = 0; t < days; ++t) {
    const Day now = today + t;
    Stream draws(luck, Purpose{9}, 0, now);
    for (std::uint32_t i = 0; i < rooms; ++i)
      if (const HouseholdId h = d.dwellings.household[DwellingId{i}]; draws.chance(1.0 / rooms) && h.exists())
        leave(d, h, now);
    std::vector<Seeker> seekers;
    for (double left = newcomers_a_day; left > 0; left -= 1) {
      Seeker s = newcomer(key++);
      s.means = 2500 + 5000 * Stream(luck, Purpose{10}, s.luck).uniform();
      s.claims = true;
      if (left >= 1 || draws.chance(left)) seekers.push_back(s);
    }
    std::vector<std::vector<DwellingId>> wishes;
    for (const Seeker& s : seekers) wishes.push_back(rank_dwellings(d, s, surroundings, p, luck, now));
    for (const Settled& s : settle(seekers, wishes, luck, now)) {
      float& remembered = d.landlords.letting_days[d.buildings.landlord[d.dwellings.building[s.dwelling]]];
      remembered = static_cast<float>(remember_letting(remembered, now - d.dwellings.vacant_since[s.dwelling], p));
      add_household(d, s.dwelling, 1, now);
    }
    for (const NewRent& r : reprice_vacant(d, p, luck, now)) d.dwellings.rent[r.dwelling] = r.rent;
    if (t < days - measured) continue;
    for (std::uint32_t i = 0; i < rooms; ++i) {
      const double asked = d.dwellings.rent[DwellingId{i}];
      if (!d.dwellings.household[DwellingId{i}].exists()) {
        vacant += 1;
        continue;
      }
      let += 1;
      rent += asked;
      paid += asked - entitlement(d.rules, CommunityId{0}, 5000, 1, asked, true).monthly;
    }
  }
  return {rent / let, paid / let, vacant / measured / rooms};
}

}  // namespace

TEST_CASE(
    "the share of a subsidy that ends with landlords emerges: most where rooms are scarce, little where they stand "
    "empty") {
  std::array<double, 3> landlords{};
  std::array<double, 3> vacancy{};
  const std::array<double, 3> newcomers{4.0, 1.0, 0.6};  // a day, for two hundred rooms
  for (std::size_t i = 0; i < 3; ++i) {
    const Market without = settled(newcomers[i], false), with = settled(newcomers[i], true);
    vacancy[i] = without.vacancy;
    landlords[i] = (with.rent - without.rent) / subsidy;
    const double tenants = (without.paid - with.paid) / subsidy;
    CHECK(landlords[i] + tenants == doctest::Approx(1));
    MESSAGE("newcomers " << newcomers[i] << ": vacancy " << vacancy[i] << ", rent " << without.rent << ", landlords "
                         << landlords[i]);
  }
  CHECK(vacancy[0] < vacancy[2]);
  CHECK(landlords[0] > 0.6);
  CHECK(landlords[2] < 0.2);
  CHECK(landlords[0] > landlords[2] + 0.4);
}
