#pragma once
/// How the rental areas are organised, and what programmes have put in force there: branches with their workers and
/// meetings, orders to keep a register, activities, campaigns. Behaviours read it and never learn which measure wrote
/// it.

#include <cstdint>
#include <vector>

#include "models/state/ids.hpp"
#include "sim/calendar.hpp"

namespace tenure {

/// The three levels: the district's joint meeting, a committee a town, a branch a community (CommunityTable).
struct Organisation {
  Day joint_since = never;           ///< first joint meeting
  std::vector<Day> committee_since;  ///< [town] first meeting of its committee; empty while there is no organisation
  std::vector<float> visits;         ///< [community] doors of landlords that grid workers knock on each day
};

/// How the branches of one programme work.
struct Mobilisation {
  std::size_t account;               ///< in the ledger
  std::vector<std::uint8_t> covers;  ///< [community] 1 where its branch stands
  float mandate;                     ///< [0, 1] share of landlords ordered to come to meetings
  float meeting_every;               ///< [day]
};

/// Landlords ordered to keep the tenant register, engaged or not.
struct RegisterOrder {
  std::size_t account;
  std::vector<std::uint8_t> ordered;  ///< [landlord]
  float checks;                       ///< [1/year] of each landlord's register
};

/// A service activity held today.
struct Activity {
  std::size_t account;
  BuildingId place;
  Day held;
};

/// News that must reach every household: an epidemic's rules, a flood warning.
struct Campaign {
  std::size_t account;
  Day start;
  float doors;                          ///< [household/day] that the district's own staff call on
  std::vector<std::uint8_t> covers;     ///< [community]
  std::vector<std::uint8_t> landlords;  ///< [landlord] 1 once told
  /// [household] 1 once told; households that came since the last day it was written are missing at the end.
  std::vector<std::uint8_t> households;

  [[nodiscard]] bool told(HouseholdId h) const { return h.value < households.size() && households[h.value] != 0; }
};

}  // namespace tenure
