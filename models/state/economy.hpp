#pragma once
/// Enterprises, incubators and maker spaces, start-up teams, and the outside regions people come from and leave for.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <string>

#include "models/state/ids.hpp"
#include "models/state/kinds.hpp"
#include "sim/calendar.hpp"
#include "sim/geometry.hpp"

namespace tenure {

template <class T>
using BySkill = std::array<T, skills>;

template <class T>
using BySector = std::array<T, sectors>;

/// [m] cell of the index over enterprises, about the radii that the models search.
inline constexpr double enterprise_cell = 500;

struct EnterpriseTable {
  template <class T>
  using Column = tenure::Column<EnterpriseTable, T>;

  Column<std::uint32_t> luck;
  Column<Sector> sector;
  Column<Point> site;
  Column<CommunityId> community;
  Column<float> productivity;                ///< [1] relative to the district's mean
  Column<BySkill<float>> target;             ///< [person] posts it wants filled
  Column<BySkill<std::uint32_t>> headcount;  ///< [person] who name it as employer
  Column<BySkill<float>> wage_offer;         ///< [yuan/month] to a new hire
  Column<Day> founded;
  Column<Day> closed;   ///< never while it is open; a closed one keeps its row, without posts and staff
  Column<HostId> host;  ///< incubator or maker space it grew up in, none mostly

  [[nodiscard]] std::size_t size() const { return luck.size(); }
  [[nodiscard]] bool open(EnterpriseId e) const { return closed[e] == never; }
  [[nodiscard]] std::uint32_t staff(EnterpriseId e) const {  ///< [person] of all skills
    return std::accumulate(headcount[e].begin(), headcount[e].end(), std::uint32_t{0});
  }
};

/// Posts of a skill that are open now: round(target) - headcount, never negative.
[[nodiscard]] inline std::uint32_t open_posts(const EnterpriseTable& firms, EnterpriseId firm, std::size_t skill) {
  const auto posts = static_cast<long>(double{firms.target[firm][skill]} + 0.5);  // lround of what is not below zero
  const long heads = static_cast<long>(firms.headcount[firm][skill]);
  return posts > heads ? static_cast<std::uint32_t>(posts - heads) : 0;
}

struct HostTable {
  template <class T>
  using Column = tenure::Column<HostTable, T>;

  Column<HostKind> kind;
  Column<Point> site;
  Column<CommunityId> community;
  Column<std::uint32_t> places;
  Column<std::uint32_t> taken;  ///< teams in it, at most `places`
  Column<float> support;        ///< [0, 1] platform support that a team finds there beyond the usual

  [[nodiscard]] std::size_t size() const { return kind.size(); }
  [[nodiscard]] bool has_room(HostId h) const { return taken[h] < places[h]; }
};

struct TeamTable {
  template <class T>
  using Column = tenure::Column<TeamTable, T>;

  Column<std::uint32_t> luck;
  Column<HostId> host;
  Column<std::uint8_t> field;
  Column<std::uint8_t> members;
  Column<Day> entered;
  Column<Day> seen;              ///< day until which its progress has been counted
  Column<float> potential;       ///< [1] latent quality, mean 1 among those who come; nobody in the model sees it
  Column<float> progress;        ///< [0, 1]
  Column<EnterpriseId> partner;  ///< enterprise that it works with, none mostly
  Column<TeamFate> fate;

  [[nodiscard]] std::size_t size() const { return host.size(); }
};

/// How demand outside moves, the same in every world of a scenario. All 0: as on the first day.
struct Swing {
  double goods_growth = 0;  ///< [1/year] of the log of demand for the district's goods, today
  double outside_wage = 0;  ///< [1] log of wages outside, over those of the first day
};

/// Sources and sinks of migration. Their wages and rents do not react to the district; the people of those that count
/// them do: whoever comes here is missing there.
struct RegionTable {
  template <class T>
  using Column = tenure::Column<RegionTable, T>;

  Column<std::string> name;
  Column<BySkill<float>> wage;        ///< [yuan/month]
  Column<BySkill<float>> job_chance;  ///< [0, 1] chance of a job there
  Column<float> rent;                 ///< [yuan/month] of a room like the district's
  Column<float> distance;             ///< [km] to the district
  Column<float> candidates;           ///< [household/day] who weigh coming
  Column<float> pull;                 ///< [1] share of leavers' thoughts it takes, all regions together 1
  Column<BySkill<float>> allowance;   ///< [yuan/month] that somebody of this skill can expect from programmes there
  Column<float> services;             ///< [1] worth of its services over those usual here, in utility
  Column<BySkill<double>> people;     ///< [person] there on the first day; 0 where nobody counts them: inexhaustible
  Column<BySkill<std::int64_t>> balance;  ///< [person] won from the district since the first day, less those lost to it

  /// How many of the people of a skill that were there on the first day are there now, 1 where nobody counts them.
  [[nodiscard]] double presence(RegionId r, std::size_t skill) const {
    const double before = people[r][skill];
    return before > 0 ? std::max(0.0, 1.0 + static_cast<double>(balance[r][skill]) / before) : 1.0;
  }
  /// A neighbour, whose people are counted because the district can tell in their number.
  [[nodiscard]] bool counts(RegionId r) const {
    return std::any_of(people[r].begin(), people[r].end(), [](double n) { return n > 0; });
  }
  [[nodiscard]] std::size_t size() const { return name.size(); }
};

}  // namespace tenure
