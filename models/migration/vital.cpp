#include "models/migration/vital.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/migration/migration.hpp"
#include "models/state/purposes.hpp"
#include "sim/parallel.hpp"

namespace tenure {

double death_hazard(double years, const MigrationParameters& at) {
  return at.death_at_60 * std::exp(at.death_growth * (years - 60.0));
}

std::uint32_t child_key(const Luck& luck, std::uint32_t mother, Day today) {
  constexpr std::uint32_t top_bit = 1u << 31;
  return pair_bits(luck, purpose::birth, mother, 0, today) | top_bit;
}

namespace {

struct Event {
  PersonId dead;
  Birth birth;
};

bool has_man(const District& d, HouseholdId h, Day today) {
  bool found = false;
  for_each_member(d, h, [&](PersonId p) { found = found || (!d.people.female[p] && age(d, p, today) >= adult_from); });
  return found;
}

}  // namespace

VitalEvents vital_events(const District& d, const MigrationParameters& at, const Luck& luck, Day today) {
  const auto due = d.household_turns.due(today);
  const double years = d.household_turns.every_days() / days_per_year;
  const double birth_chance = -std::expm1(-at.birth_rate * years);
  std::array<double, 121> hazard_of_turn{};  // by age, which so many share
  for (std::size_t old = 0; old < hazard_of_turn.size(); ++old)
    hazard_of_turn[old] = death_hazard(static_cast<double>(old), at) * years;
  const auto dies_at = [&](int old) {
    const auto row = static_cast<std::size_t>(old);
    return row < hazard_of_turn.size() ? hazard_of_turn[row] : death_hazard(old, at) * years;
  };
  const auto events = parallel_gather<Event>(due.size(), [&](std::size_t row, std::vector<Event>& out) {
    const HouseholdId h = due[row];
    const int members = d.households.members[h];
    if (members == 0) return;
    bool may_bear = members > 1 && members < d.dwellings.capacity[d.households.dwelling[h]] && has_man(d, h, today);
    for_each_member(d, h, [&](PersonId p) {
      const int old = age(d, p, today);
      const std::uint32_t key = d.people.luck[p];
      const double u = Stream(luck, purpose::death, key, today).uniform(), dies = dies_at(old);
      // 1 - exp(-x) <= x, which for nearly everybody spares the exponential.
      if (u < dies && u < -std::expm1(-dies)) {
        out.push_back({p, {HouseholdId::none(), {}}});
        return;
      }
      if (!may_bear || !d.people.female[p] || old < at.birth_from || old > at.birth_until) return;
      Stream draws(luck, purpose::birth, key, today);
      if (!draws.chance(birth_chance)) return;
      const auto year = static_cast<std::int16_t>(year_of(today));
      out.push_back(
          {PersonId::none(), {h, {child_key(luck, key, today), year, Skill::basic, draws.chance(at.female), false}}});
      may_bear = false;
    });
  });
  VitalEvents result;
  for (const Event& e : events) {
    if (e.dead.exists()) result.deaths.push_back(e.dead);
    if (e.birth.household.exists()) result.births.push_back(e.birth);
  }
  return result;
}

}  // namespace tenure
