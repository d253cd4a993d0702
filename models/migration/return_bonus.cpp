#include "models/migration/return_bonus.hpp"

#include <algorithm>
#include <cmath>

#include "models/migration/leaving.hpp"
#include "models/migration/migration.hpp"
#include "sim/parallel.hpp"

namespace tenure {

namespace {

constexpr double months_per_year = 12;
constexpr int halvings = 40;  // of the bracket around the best bonus: below a fen from any bonus

bool decides_bonus(Day today, std::span<const Day> spring_festivals, const MigrationParameters& at) {
  const int before = static_cast<int>(std::lround(at.bonus_days_before));
  return std::any_of(spring_festivals.begin(), spring_festivals.end(),
                     [&](Day festival) { return festival - today == before; });
}

}  // namespace

double replacement_cost(double wage, double vacancy_rate, const MigrationParameters& at) {
  const double months_open = months_per_year * vacancy_rate / at.bonus_turnover;
  return at.bonus_hiring_cost + at.bonus_margin * wage * months_open;
}

double best_bonus(double replacement, const MigrationParameters& at) {
  if (at.bonus_response <= 0 || at.bonus_loss <= 0) return 0;
  // Growth of the cost with the bonus, over the share that stays away; it rises with the bonus.
  const auto slope = [&](double bonus) {
    const double away = at.bonus_loss * std::exp(-at.bonus_response * bonus);
    return (1.0 - away) / (at.bonus_response * away) - (replacement - bonus);
  };
  if (slope(0) >= 0) return 0;
  double low = 0, high = at.bonus_most;
  if (slope(high) <= 0) return high;
  for (int i = 0; i < halvings; ++i) {
    const double middle = 0.5 * (low + high);
    (slope(middle) < 0 ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

std::optional<std::vector<float>> offer_return_bonuses(const District& d, const MigrationParameters& at, Day today) {
  if (!decides_bonus(today, d.spring_festivals, at)) return std::nullopt;
  const EnterpriseTable& firms = d.enterprises;
  std::vector<float> bonus(firms.size(), 0.0f);
  parallel_blocks(firms.size(), [&](std::size_t begin, std::size_t end, std::size_t) {
    for (std::size_t row = begin; row < end; ++row) {
      const EnterpriseId e{static_cast<std::uint32_t>(row)};
      double posts = 0, open = 0, wages = 0;
      for (std::size_t k = 0; k < skills; ++k) {
        const double target = firms.target[e][k];
        posts += target;
        wages += target * firms.wage_offer[e][k];
        open += open_posts(firms, e, k);
      }
      if (posts <= 0) continue;
      const double cost = replacement_cost(wages / posts, std::min(open / posts, 1.0), at);
      bonus[row] = static_cast<float>(best_bonus(cost, at));
    }
  });
  return bonus;
}

std::vector<EnterpriseId> owed_bonuses(const District& d, const MigrationParameters& at, const Luck& luck, Day today) {
  const HouseholdTable& homes = d.households;
  if (d.return_bonus.empty() || !just_after_festival(today, d.spring_festivals, d.household_turns.every_days()))
    return {};
  const auto due = d.household_turns.due(today);
  const Day new_year = last_festival(today, d.spring_festivals);
  return parallel_gather<EnterpriseId>(due.size(), [&](std::size_t row, std::vector<EnterpriseId>& out) {
    const HouseholdId h = due[row];
    if (homes.members[h] == 0 || homes.registered_here[h] || homes.arrival[h] > new_year) return;
    if (!went_home(luck, homes.luck[h], today, at)) return;
    for_each_member(d, h, [&](PersonId p) {
      const EnterpriseId employer = d.people.employer[p];
      if (employer.exists() && promised_bonus(d, employer) > 0) out.push_back(employer);
    });
  });
}

}  // namespace tenure
