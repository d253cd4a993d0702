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

double drawn_by(double grant, const IncubationParameters& at) {
  const double anyway = at.come_anyway;
  if (grant <= 0 || anyway >= 1) return 0;
  const double odds = anyway / (1 - anyway) * std::exp(at.taste_grant * grant / 1e5);
  return (odds / (1 + odds) - anyway) / (1 - anyway);
}

Grant grant_at(const District& d, CommunityId community) {
  Grant best;
  const auto& schemes = d.rules.talent.team_grants;
  for (std::size_t s = 0; s < schemes.size(); ++s)
    if (schemes[s].covers[community.value] && schemes[s].room >= 1 && schemes[s].grant > best.yuan)
      best = {schemes[s].grant, s};
  return best;
}

namespace {

constexpr std::uint32_t top_bit = 1u << 31;  // of the keys of teams that only a grant could draw

/// The host that the candidate takes, and the one it wants most.
TeamArrival choose(const District& d, const TeamCandidate& c, std::vector<std::uint32_t>& taken,
                   const IncubationParameters& at, const Luck& luck) {
  TeamArrival arrival{c.team, HostId::none(), HostId::none()};
  double best = -std::numeric_limits<double>::infinity(), best_free = best;
  for (const HostId host : Ids<HostTable>(d.hosts.size())) {
    const double value = utility(d, host, c, at, luck);
    if (value > best) best = value, arrival.wanted = host;
    if (taken[host.value] < d.hosts.places[host] && value > best_free) best_free = value, arrival.host = host;
  }
  if (arrival.host.exists()) ++taken[arrival.host.value];
  return arrival;
}

/// Teams that stay away without a grant and come for the one offered at the host they would take.
void draw_others(const District& d, std::vector<TeamArrival>& arrivals, std::vector<std::uint32_t>& taken,
                 const IncubationParameters& at, const Luck& luck, Day today) {
  if (d.rules.talent.team_grants.empty() || at.come_anyway >= 1) return;
  const double mean = at.arrivals * d.places_at_start / days_per_year * (1 / at.come_anyway - 1);
  const int number = Stream(luck, purpose::team_elsewhere, 0, today).poisson(mean);
  for (int i = 0; i < number; ++i) {
    const std::uint32_t key =
        pair_bits(luck, purpose::team_elsewhere, static_cast<std::uint32_t>(i), 1, today) | top_bit;
    const TeamCandidate c = make_team(d, key, at, luck);
    const std::vector<std::uint32_t> before = taken;
    TeamArrival arrival = choose(d, c, taken, at, luck);
    const HostId host = arrival.host.exists() ? arrival.host : arrival.wanted;
    const double grant = host.exists() ? grant_at(d, d.hosts.community[host]).yuan : 0;
    arrival.drawn = true;
    if (Stream(luck, purpose::team_drawn, key).chance(drawn_by(grant, at)))
      arrivals.push_back(arrival);
    else
      taken = before;
  }
}

}  // namespace

std::vector<TeamArrival> team_arrivals(const District& d, const IncubationParameters& at, const Luck& luck, Day today) {
  const double mean = at.arrivals * d.places_at_start / days_per_year;
  const int number = Stream(luck, purpose::team_candidates, 0, today).poisson(mean);
  std::vector<TeamArrival> arrivals;
  if (number == 0 && d.rules.talent.team_grants.empty()) return arrivals;
  std::vector<std::uint32_t> taken(d.hosts.taken.span().begin(), d.hosts.taken.span().end());
  for (int i = 0; i < number; ++i)
    arrivals.push_back(
        choose(d, make_team(d, d.candidate_teams + static_cast<std::uint32_t>(i), at, luck), taken, at, luck));
  draw_others(d, arrivals, taken, at, luck, today);
  return arrivals;
}

}  // namespace tenure
