#include "models/incubation/candidates.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "models/state/purposes.hpp"
#include "sim/parallel.hpp"

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
constexpr std::size_t most_favourites = 16, rows_each = 8;

/// A team that weighs the district, with the hosts it likes best, best first.
struct Seeker {
  TeamCandidate candidate;
  std::vector<HostId> favourites;
};

using Valued = std::pair<double, HostId>;

bool better(const Valued& a, const Valued& b) {
  return a.first != b.first ? a.first > b.first : a.second < b.second;
}

std::vector<Seeker> seekers_of(const District& d, const std::vector<std::uint32_t>& keys,
                               const IncubationParameters& at, const Luck& luck) {
  std::vector<Seeker> seekers(keys.size());
  const auto meet = [&](std::size_t begin, std::size_t end, std::size_t) {
    std::vector<Valued> hosts(d.hosts.size());
    for (std::size_t i = begin; i < end; ++i) {
      seekers[i].candidate = make_team(d, keys[i], at, luck);
      for (const HostId host : Ids<HostTable>(d.hosts.size()))
        hosts[host.value] = {utility(d, host, seekers[i].candidate, at, luck), host};
      const auto last = hosts.begin() + static_cast<std::ptrdiff_t>(std::min(most_favourites, hosts.size()));
      std::partial_sort(hosts.begin(), last, hosts.end(), better);
      for (auto one = hosts.begin(); one != last; ++one) seekers[i].favourites.push_back(one->second);
    }
  };
  parallel_blocks(keys.size(), meet, rows_each);
  return seekers;
}

/// The host with a place that the team likes best, and the one it wants most.
TeamArrival choose(const District& d, const Seeker& seeker, const std::vector<std::uint32_t>& taken,
                   const IncubationParameters& at, const Luck& luck) {
  const auto has_place = [&](HostId host) { return taken[host.value] < d.hosts.places[host]; };
  TeamArrival arrival{seeker.candidate.team, HostId::none(), HostId::none()};
  if (seeker.favourites.empty()) return arrival;
  arrival.wanted = seeker.favourites.front();
  const auto found = std::find_if(seeker.favourites.begin(), seeker.favourites.end(), has_place);
  if (found != seeker.favourites.end()) {
    arrival.host = *found;
  } else if (seeker.favourites.size() < d.hosts.size()) {
    Valued best{-std::numeric_limits<double>::infinity(), HostId::none()};
    for (const HostId host : Ids<HostTable>(d.hosts.size()))
      if (has_place(host))
        if (const Valued one{utility(d, host, seeker.candidate, at, luck), host}; better(one, best)) best = one;
    arrival.host = best.second;
  }
  return arrival;
}

/// Keys of the teams that stay away without a grant and could come for the greatest one on offer.
std::vector<std::uint32_t> keys_of_others(const District& d, const IncubationParameters& at, const Luck& luck,
                                          Day today) {
  double most = 0;
  for (const TeamGrants& scheme : d.rules.talent.team_grants)
    if (scheme.room >= 1) most = std::max(most, drawn_by(scheme.grant, at));
  std::vector<std::uint32_t> keys;
  if (most <= 0) return keys;
  const double mean = at.arrivals * d.places_at_start / days_per_year * (1 / at.come_anyway - 1);
  const int number = Stream(luck, purpose::team_elsewhere, 0, today).poisson(mean);
  for (int i = 0; i < number; ++i) {
    const std::uint32_t key =
        pair_bits(luck, purpose::team_elsewhere, static_cast<std::uint32_t>(i), 1, today) | top_bit;
    if (Stream(luck, purpose::team_drawn, key).chance(most)) keys.push_back(key);
  }
  return keys;
}

}  // namespace

std::vector<TeamArrival> team_arrivals(const District& d, const IncubationParameters& at, const Luck& luck, Day today) {
  const double mean = at.arrivals * d.places_at_start / days_per_year;
  std::vector<std::uint32_t> keys(
      static_cast<std::size_t>(Stream(luck, purpose::team_candidates, 0, today).poisson(mean)));
  std::iota(keys.begin(), keys.end(), d.candidate_teams);
  const std::size_t usual = keys.size();
  const std::vector<std::uint32_t> others = keys_of_others(d, at, luck, today);
  keys.insert(keys.end(), others.begin(), others.end());
  std::vector<TeamArrival> arrivals;
  if (keys.empty()) return arrivals;
  const std::vector<Seeker> seekers = seekers_of(d, keys, at, luck);
  std::vector<std::uint32_t> taken(d.hosts.taken.span().begin(), d.hosts.taken.span().end());
  for (std::size_t i = 0; i < seekers.size(); ++i) {
    TeamArrival arrival = choose(d, seekers[i], taken, at, luck);
    arrival.drawn = i >= usual;
    if (arrival.drawn) {
      const HostId host = arrival.host.exists() ? arrival.host : arrival.wanted;
      const double grant = host.exists() ? grant_at(d, d.hosts.community[host]).yuan : 0;
      if (!Stream(luck, purpose::team_drawn, keys[i]).chance(drawn_by(grant, at))) continue;
    }
    if (arrival.host.exists()) ++taken[arrival.host.value];
    arrivals.push_back(arrival);
  }
  return arrivals;
}

}  // namespace tenure
