#include "models/incubation/stock.hpp"

#include "models/incubation/candidates.hpp"
#include "models/incubation/progressing.hpp"
#include "models/state/purposes.hpp"

namespace tenure {

Column<TeamTable, TeamStanding> standing_teams(const District& d, const IncubationParameters& at, const Luck& luck,
                                               Day first_day) {
  constexpr int most_tries = 10'000;
  Column<TeamTable, TeamStanding> standing(d.teams.size());
  for (const TeamId team : Ids<TeamTable>(d.teams.size())) {
    Stream draws(luck, purpose::team_stock, d.teams.luck[team]);
    standing[team] = {first_day - 1, 1, 0};
    for (int i = 0; i < most_tries; ++i) {
      const double years = at.longest_stay * draws.uniform();
      const float quality = potential(draws.normal(), at);
      const double kept = draws.uniform();
      const double progress = years * progress_rate(quality, d.hosts.support[d.teams.host[team]], false, at);
      if (progress >= 1 || kept >= team_survival(years, at)) continue;
      standing[team] = {first_day - 1 - static_cast<int>(years * days_per_year), quality, static_cast<float>(progress)};
      break;
    }
  }
  return standing;
}

}  // namespace tenure
