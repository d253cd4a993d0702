#pragma once
/// A village of rental buildings on a square grid, for tests of incidents and fires: every dwelling is let to a
/// household of two.

#include "models/safety/parameters.hpp"
#include "models/state/district.hpp"

namespace tenure::test {

inline const Day spring = day_of(std::chrono::year{2022} / 3 / 1);

/// `side` x `side` buildings, `spacing` metres apart, of `dwellings` dwellings each.
inline District village(int side, double spacing, std::uint32_t dwellings) {
  District d;
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x) {
      const BuildingId b{static_cast<std::uint32_t>(d.buildings.size())};
      auto& t = d.buildings;
      t.resize(b.value + 1);
      d.landlords.resize(b.value + 1);
      t.place[b] = {static_cast<float>(x * spacing), static_cast<float>(y * spacing)};
      t.community[b] = CommunityId{0};
      t.landlord[b] = LandlordId{b.value};
      t.first_dwelling[b] = DwellingId{static_cast<std::uint32_t>(d.dwellings.building.size())};
      t.dwellings[b] = dwellings;
      t.occupants[b] = 2 * dwellings;
      t.e_bikes[b] = dwellings;
      t.frailty[b] = 1;
      for (std::uint32_t k = 0; k < dwellings; ++k) {
        d.dwellings.building.push(b);
        d.households.takes_part.push(0);
        d.dwellings.household.push(HouseholdId{
            d.households.dwelling.push(DwellingId{static_cast<std::uint32_t>(d.dwellings.household.size())}).value});
      }
    }
  d.building_index = SpatialIndex(d.buildings.place.span(), 100);
  return d;
}

/// Every factor off: no season, trend, guardian, displacement or near repeat. `attempts` a building and day in a
/// village whose buildings have `persons` occupants.
inline SafetyParameters bare(double attempts, double persons) {
  SafetyParameters p;
  p.attempts = attempts / persons * 1000.0 * days_per_year;
  p.tenure.fill(1);
  p.mix.fill(0.2);
  p.trend_year = 2022.5;
  p.displacement_reach = 100;
  p.diffusion_reach = 100;
  for (BySpan& hours : p.hours) hours.fill(1);
  p.darkness.fill(1);
  p.reporting.fill(0.8);
  p.recording.fill(0.5);
  p.repeat_decay = 14;
  p.repeat_distance = 100;
  p.repeat_reach = 400;
  p.known_reach = 150;
  p.known_memory = 365;
  return p;
}

/// Cameras that see all at one building.
inline void guard(District& d, BuildingId b, float coverage = 1) {
  d.buildings.camera_coverage[b] = coverage;
  d.buildings.camera_watch[b] = 1;
}

}  // namespace tenure::test
