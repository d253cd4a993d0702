#pragma once
/// A small district with people, jobs and money, and what the day would have counted so far.

#include "models/state/invariants.hpp"
#include "tests/village.hpp"

namespace tenure::testing {

inline constexpr Day first_day{19000};

struct Example {
  District d;
  PopulationBook book;

  [[nodiscard]] std::vector<std::string> broken(Day today = first_day) const {
    return broken_invariants(d, book, today);
  }
};

/// Four buildings of five rooms, two enterprises, and six households of 1, 2, 3, 1, 2, 3 adults in the first rooms,
/// each with one e-bike; the first person works for the first enterprise; an open scheme of rent subsidies with two
/// places.
inline Example example() {
  Example e;
  const CommunityId c = add_village(e.d, {.buildings = 4, .rooms = 5});
  add_enterprise(e.d, c, {0, 0});
  add_enterprise(e.d, c, {100, 0});
  for (std::uint32_t i = 0; i < 6; ++i) add_household(e.d, DwellingId{i}, static_cast<int>(i % 3) + 1, first_day, 1);
  e.book.at_start = static_cast<std::int64_t>(e.d.people.size());
  hire(e.d, PersonId{0}, EnterpriseId{0}, 5000, first_day);
  const std::size_t account = e.d.ledger.open("subsidy", fen(1000));
  e.d.rollouts.resize(1);
  e.d.rules.rent_subsidies.push_back({account, 100, 10000, {1}, 2});
  return e;
}

}  // namespace tenure::testing
