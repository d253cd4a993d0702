#pragma once
/// The teams of the first day, as they would stand had teams come and gone at steady rates for long.
///
/// How long a team has been there and its potential are drawn together: time there uniform up to the longest stay and
/// potential as of those who come, kept with the chance of not having failed and only where the team would not have
/// graduated yet (rejection). So slow teams are more common among those there than among those who come.

#include "models/incubation/parameters.hpp"
#include "models/state/district.hpp"
#include "sim/random.hpp"

namespace tenure {

struct TeamStanding {
  Day entered;
  float potential;
  float progress;
};
/// One a team, by id, on the morning of `first_day`.
[[nodiscard]] Column<TeamTable, TeamStanding> standing_teams(const District& d, const IncubationParameters& at,
                                                             const Luck& luck, Day first_day);

}  // namespace tenure
