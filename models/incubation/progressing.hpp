#pragma once
/// What a month brings a team: progress, a partner, and perhaps the end of its stay.
///
/// Progress runs at  r p (1 + b s p) (1 + k [it has a partner])  a year, with potential p (selection) and platform
/// support s (treatment): support does most for teams of high potential (Gonzalez-Uribe and Reyes 2021, J. Financ.
/// Intermed. 48). A team fails at a hazard of the time since it came, graduates at progress 1, and leaves at the
/// longest stay.

#include <vector>

#include "models/incubation/parameters.hpp"
#include "models/state/district.hpp"
#include "sim/random.hpp"

namespace tenure {

/// [1/year]
[[nodiscard]] double progress_rate(double potential, double support, bool has_partner, const IncubationParameters& at);

/// Share of teams not failed `years` after they came: through the given points at 0, 1, 3 and 5 years with a constant
/// hazard between them, and beyond at the last one.
[[nodiscard]] double team_survival(double years, const IncubationParameters& at);

/// Chance that a team which has not failed by `from` has by `to` [year]. The hazard is exp(c s) times that of the
/// curve.
[[nodiscard]] double chance_of_failing(double from, double to, double support, const IncubationParameters& at);

struct TeamMonth {
  TeamId team;
  float progress;
  EnterpriseId partner;
  TeamFate fate;
};
/// Phase: teams whose turn it is (team_turns), for the days since they were looked at last.
[[nodiscard]] std::vector<TeamMonth> team_months(const District& d, const IncubationParameters& at, const Luck& luck,
                                                 Day today);

}  // namespace tenure
