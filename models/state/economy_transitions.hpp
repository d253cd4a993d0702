#pragma once
/// The only ways in which teams take and give back places and enterprises come and go. Each keeps what must hold: teams
/// of a host within its places, no posts at a closed enterprise. Called by the day, never by a behaviour.

#include <span>

#include "models/state/district.hpp"

namespace tenure {

/// A team about to take a place.
struct NewTeam {
  std::uint32_t luck;
  std::uint8_t field;
  std::uint8_t members;
  float potential;  ///< [1]
};

/// The host must have a free place.
TeamId admit_team(District& d, const NewTeam& team, HostId host, Day today);
/// The team gives its place back.
void end_team(District& d, TeamId team, TeamFate fate);

/// An enterprise about to be founded; it has posts and no staff yet.
struct NewEnterprise {
  std::uint32_t luck;
  Sector sector;
  Point site;
  CommunityId community;
  float productivity;         ///< [1]
  BySkill<float> posts;       ///< [person]
  BySkill<float> wage_offer;  ///< [yuan/month]
  HostId host;                ///< it grew up in, none mostly
};

/// Adds them and lets the spatial index know.
void found(District& d, std::span<const NewEnterprise> enterprises, Day today);
/// It has no posts from now on; its staff is laid off with the next jobs that end. Teams lose it as a partner.
void close_down(District& d, EnterpriseId enterprise, Day today);

}  // namespace tenure
