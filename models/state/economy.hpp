#pragma once
/// Enterprises, incubators and maker spaces, start-up teams, and the outside regions people come from and leave for.

#include <array>
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
  Column<HostId> host;  ///< incubator it sits in, none mostly

  [[nodiscard]] std::size_t size() const { return luck.size(); }
};

struct HostTable {
  template <class T>
  using Column = tenure::Column<HostTable, T>;

  Column<HostKind> kind;
  Column<Point> site;
  Column<CommunityId> community;
  Column<std::uint32_t> places;

  [[nodiscard]] std::size_t size() const { return kind.size(); }
};

struct TeamTable {
  template <class T>
  using Column = tenure::Column<TeamTable, T>;

  Column<HostId> host;
  Column<std::uint8_t> field;
  Column<std::uint8_t> members;
  Column<Day> entered;
  Column<float> progress;  ///< [0, 1]

  [[nodiscard]] std::size_t size() const { return host.size(); }
};

/// Sources and sinks of migration; they do not react to the district.
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

  [[nodiscard]] std::size_t size() const { return name.size(); }
};

}  // namespace tenure
