#include "models/migration/vital.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/migration/migration.hpp"
#include "models/state/purposes.hpp"
#include "sim/drawing.hpp"

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

struct Member {
  HouseholdId household;
  PersonId person;
};

/// Whether a household may grow by a child: a couple with room.
bool may_bear(const District& d, HouseholdId h, Day today) {
  if (d.households.members[h] >= d.dwellings.capacity[d.households.dwelling[h]]) return false;
  bool man = false;
  for_each_member(d, h, [&](PersonId p) { man = man || (!d.people.female[p] && age(d, p, today) >= adult_from); });
  return man;
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
  const int year = year_of(today);
  const auto of_block = [&](std::size_t begin, std::size_t end, std::vector<Event>& out) {
    constexpr std::size_t seldom_more = 3;  // in a household, on average
    std::vector<Member> members, mothers;
    members.reserve(seldom_more * (end - begin));
    for (std::size_t row = begin; row < end; ++row)
      for_each_member(d, due[row], [&](PersonId p) { members.push_back({due[row], p}); });
    const auto luck_of = [&](const Member& member) { return d.people.luck[member.person]; };
    const auto key = [&](std::size_t i) { return luck_of(members[i]); };
    for_each_drawing(members.size(), {luck, purpose::death, today}, key, [&](std::size_t i, Stream death) {
      const auto [h, p] = members[i];
      const int old = year - d.people.birth_year[p];
      const double u = death.uniform(), dies = dies_at(old);
      // 1 - exp(-x) <= x, which for nearly everybody spares the exponential.
      if (u < dies && u < -std::expm1(-dies)) {
        out.push_back({p, {HouseholdId::none(), {}}});
        return;
      }
      const bool may = (d.people.female[p] != 0) & (old >= at.birth_from) & (old <= at.birth_until);
      if (may && d.households.members[h] >= 2) mothers.push_back(members[i]);
    });
    HouseholdId bore;
    const auto mother_key = [&](std::size_t i) { return luck_of(mothers[i]); };
    for_each_drawing(mothers.size(), {luck, purpose::birth, today}, mother_key, [&](std::size_t i, Stream draws) {
      const HouseholdId h = mothers[i].household;
      if (!draws.chance(birth_chance) || h == bore || !may_bear(d, h, today)) return;
      out.push_back({PersonId::none(),
                     {h,
                      {child_key(luck, mother_key(i), today), static_cast<std::int16_t>(year), Skill::basic,
                       draws.chance(at.female), false}}});
      bore = h;
    });
  };
  const auto events = parallel_gather_blocks<Event>(due.size(), of_block);
  VitalEvents result;
  for (const Event& e : events) {
    if (e.dead.exists()) result.deaths.push_back(e.dead);
    if (e.birth.household.exists()) result.births.push_back(e.birth);
  }
  return result;
}

}  // namespace tenure
