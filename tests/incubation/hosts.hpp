#pragma once
/// A village with one incubator, and the parameters of teams with round numbers.

#include "models/incubation/candidates.hpp"
#include "models/incubation/progressing.hpp"
#include "models/state/economy_transitions.hpp"
#include "tests/village.hpp"

namespace tenure::testing {

inline constexpr Luck team_luck{11, 0};
inline constexpr Day teams_from{19000};

/// Teams all alike, that never fail, graduate or find a partner, and may stay for ever.
inline IncubationParameters idle_teams() {
  IncubationParameters at;
  at.team_members = 5;
  at.partner_reach = 2000;
  at.longest_stay = 1000;
  at.graduate_posts = 2;
  at.graduate_mix = {0, 0, 1, 1};
  return at;
}

inline HostId add_host(District& d, std::uint32_t places, Point site = {}, HostKind kind = HostKind::incubator) {
  const HostId host = d.hosts.kind.push(kind);
  d.hosts.site.push(site);
  d.hosts.community.push(CommunityId{0});
  d.hosts.places.push(places);
  d.hosts.taken.push(0);
  d.hosts.support.push(0);
  d.places_at_start += places;
  return host;
}

inline District hosting(std::uint32_t places) {
  District d;
  add_village(d, {.buildings = 3});
  add_host(d, places);
  return d;
}

/// What has become of the teams of a district without any other life.
struct Course {
  int came = 0, turned_away = 0, graduated = 0, failed = 0, left = 0;
  double team_days = 0;
};

/// Lives `days` days from day `from` after `teams_from`.
inline Course live(District& d, const IncubationParameters& at, int days, int from = 0) {
  Course course;
  for (int t = from; t < from + days; ++t) {
    const Day today = teams_from + t;
    for (const TeamMonth& month : team_months(d, at, team_luck, today)) {
      d.teams.progress[month.team] = month.progress;
      d.teams.partner[month.team] = month.partner;
      d.teams.seen[month.team] = today;
      if (month.fate == TeamFate::there) continue;
      end_team(d, month.team, month.fate);
      ++(month.fate == TeamFate::graduated ? course.graduated
         : month.fate == TeamFate::failed  ? course.failed
                                           : course.left);
    }
    d.team_turns.forget(today, [&](TeamId team) { return d.teams.fate[team] != TeamFate::there; });
    for (const TeamArrival& arrival : team_arrivals(d, at, team_luck, today)) {
      ++d.candidate_teams;
      if (arrival.host.exists())
        admit_team(d, arrival.team, arrival.host, today), ++course.came;
      else
        ++course.turned_away;
    }
    for (const std::uint32_t taken : d.hosts.taken.span()) course.team_days += taken;
  }
  return course;
}

}  // namespace tenure::testing
