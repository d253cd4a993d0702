#include "models/incubation/candidates.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/state/purposes.hpp"

namespace tenure {

namespace {

constexpr double metres_a_km = 1000;

double utility(const District& d, HostId host, const TeamCandidate& c, const IncubationParameters& at,
               const Luck& luck) {
  const double km = distance(c.from, d.hosts.site[host]) / metres_a_km;
  return at.taste_maker_space * (d.hosts.kind[host] == HostKind::maker_space) +
         at.taste_support * d.hosts.support[host] - at.taste_distance * km +
         pair_gumbel(luck, purpose::host_taste, c.team.luck, host.value, {});
}

}  // namespace

float potential(double z, const IncubationParameters& at) {
  const double sd = at.potential_spread;
  return static_cast<float>(std::exp(sd * z - 0.5 * sd * sd));
}

TeamCandidate make_team(const District& d, std::uint32_t key, const IncubationParameters& at, const Luck& luck) {
  Stream draws(luck, purpose::team_candidate, key);
  TeamCandidate c{{key, 0, 1, 1}, {}};
  c.team.potential = potential(draws.normal(), at);
  c.team.members = static_cast<std::uint8_t>(std::min(255, 1 + draws.poisson(at.team_members - 1)));
  // Fields are as frequent as among the teams of the first day, whose rows come first and stay.
  const std::uint32_t like = draws.below(std::max(d.teams_at_start, 1u));
  if (d.teams_at_start > 0) c.team.field = d.teams.field[TeamId{like}];
  const std::uint32_t home = draws.below(std::max(static_cast<std::uint32_t>(d.buildings.size()), 1u));
  if (d.buildings.size() > 0) c.from = d.buildings.place[BuildingId{home}];
  return c;
}

std::vector<TeamArrival> team_arrivals(const District& d, const IncubationParameters& at, const Luck& luck, Day today) {
  const double mean = at.arrivals * d.places_at_start / days_per_year;
  const int number = Stream(luck, purpose::team_candidates, 0, today).poisson(mean);
  std::vector<TeamArrival> arrivals;
  if (number == 0) return arrivals;
  arrivals.reserve(static_cast<std::size_t>(number));
  std::vector<std::uint32_t> taken(d.hosts.taken.span().begin(), d.hosts.taken.span().end());
  for (int i = 0; i < number; ++i) {
    const TeamCandidate c = make_team(d, d.candidate_teams + static_cast<std::uint32_t>(i), at, luck);
    TeamArrival arrival{c.team, HostId::none(), HostId::none()};
    double best = -std::numeric_limits<double>::infinity(), best_free = best;
    for (const HostId host : Ids<HostTable>(d.hosts.size())) {
      const double value = utility(d, host, c, at, luck);
      if (value > best) best = value, arrival.wanted = host;
      if (taken[host.value] < d.hosts.places[host] && value > best_free) best_free = value, arrival.host = host;
    }
    if (arrival.host.exists()) ++taken[arrival.host.value];
    arrivals.push_back(arrival);
  }
  return arrivals;
}

}  // namespace tenure
