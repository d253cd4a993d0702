#pragma once
/// The bonus that a firm promises, some weeks before the Spring Festival, to each of its people who comes back from it.
///
/// Of those who go home the firm expects the share l(b) = l0 exp(-s b) to stay away at a bonus of b yuan. It pays b to
/// all who come back and the cost R of replacing each who does not, and so minimises b (1 - l) + R l:
///
///     b = R - (1 - l(b)) / (s l(b)),   0 where R is too small,
///
/// at most what is customary. R is the cost of hiring plus what an open post loses a month, margin x wage, times the
/// months for which a post stays open, vacancy rate / turnover (Little 1961, Operations Research 9). Most of the money
/// goes to people who would have come back anyway, so only firms that are short of hands promise any.

#include "models/migration/parameters.hpp"
#include "models/state/district.hpp"

namespace tenure {

/// [yuan] What a firm loses by one person who does not come back. `wage` [yuan/month], `vacancy_rate` in [0, 1].
[[nodiscard]] double replacement_cost(double wage, double vacancy_rate, const MigrationParameters& at);

/// [yuan] The bonus that costs the firm least.
[[nodiscard]] double best_bonus(double replacement, const MigrationParameters& at);

/// [yuan] What the firm has promised for the coming or last festival; 0 where nothing.
[[nodiscard]] inline double promised_bonus(const District& d, EnterpriseId firm) {
  return firm.value < d.return_bonus.size() ? d.return_bonus[firm.value] : 0.0;
}

}  // namespace tenure
