#pragma once
/// Start-up teams that look for a place, and the host each takes.
///
/// On a day Poisson(arrivals x places of the first day / 365.25) teams come. How many, who they are and their luck keys
/// depend on (seed, replicate, day) and on how many came before, never on the state of the district, so that the same
/// team can be followed in two worlds. Potential is lognormal with mean 1, drawn once.
///
/// Of the hosts with a free place a team takes the best by V + Gumbel taste (McFadden 1974),
///
///     V = maker_space [it is one] + support x platform support - distance x km from where the team is,
///
/// and is turned away where all are full: hosts are a loss system.
///
/// Those who come are the share s of all who weigh the district; the others stay away, by logit. A grant of g yuan is
/// worth taste_grant g / 100,000 and makes the odds better: of the others (P - s) / (1 - s) come too,
/// logit P = logit s + taste_grant g / 100,000. They have luck keys of their own, by day, so that those who come anyway
/// are the same teams in every world.

#include <vector>

#include "models/incubation/parameters.hpp"
#include "models/state/district.hpp"
#include "models/state/economy_transitions.hpp"
#include "sim/random.hpp"

namespace tenure {

/// A potential of mean 1 from a standard normal `z`.
[[nodiscard]] float potential(double z, const IncubationParameters& at);

struct TeamCandidate {
  NewTeam team;
  Point from;
};
/// The candidate of key `key`.
[[nodiscard]] TeamCandidate make_team(const District& d, std::uint32_t key, const IncubationParameters& at,
                                      const Luck& luck);

/// Share of the teams that would stay away which a grant [yuan] draws.
[[nodiscard]] double drawn_by(double grant, const IncubationParameters& at);

/// What a team that takes a place in the community would be granted today [yuan], and under which scheme; 0 where there
/// is none.
struct Grant {
  double yuan = 0;
  std::size_t scheme = 0;  ///< index into TalentRules::team_grants
};
[[nodiscard]] Grant grant_at(const District& d, CommunityId community);

struct TeamArrival {
  NewTeam team;
  HostId host;         ///< none: turned away
  HostId wanted;       ///< it would have taken, had it had room; none where there are no hosts
  bool drawn = false;  ///< by a grant
};
/// Phase: today's candidates and the places they take, in the order of their keys. Keys run on from
/// `District::candidate_teams`.
[[nodiscard]] std::vector<TeamArrival> team_arrivals(const District& d, const IncubationParameters& at,
                                                     const Luck& luck, Day today);

}  // namespace tenure
