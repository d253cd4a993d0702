#pragma once
/// A village to test with: one community of rental buildings in a row, all rooms alike and vacant.

#include "models/state/district.hpp"
#include "models/state/transitions.hpp"

namespace tenure::testing {

struct VillagePlan {
  std::uint32_t buildings = 3;
  std::uint32_t rooms = 1;    ///< a building
  double spacing = 20;        ///< [m]
  float rent = 400;           ///< [yuan/month]
  float area = 16;            ///< [m2]
  std::uint8_t capacity = 4;  ///< [person]
  Tenure tenure = Tenure::rental;
};

/// Adds a community "Village n" in the town "Town" with one enterprise at its centre (posts: none).
inline CommunityId add_village(District& d, const VillagePlan& plan, Point at = {}) {
  if (d.towns.size() == 0) d.towns.name.push("Town");
  const CommunityId community = d.communities.name.push("Village " + std::to_string(d.communities.size() + 1));
  const float width = static_cast<float>(plan.spacing * plan.buildings);
  d.communities.town.push(TownId{0});
  d.communities.outline.push(
      {{at.x, at.y - 100}, {at.x + width, at.y - 100}, {at.x + width, at.y + 100}, {at.x, at.y + 100}});
  d.communities.centre.push({at.x + width / 2, at.y});
  d.communities.first_building.push(BuildingId{static_cast<std::uint32_t>(d.buildings.size())});
  d.communities.buildings.push(plan.buildings);
  d.communities.first_rental.push(DwellingId{static_cast<std::uint32_t>(d.dwellings.size())});
  d.communities.organised_since.push(never);
  d.communities.grid_workers.push(0);
  d.communities.request_news.push(0);
  d.communities.rentals.push(plan.tenure == Tenure::rental ? plan.buildings * plan.rooms : 0);
  for (std::uint32_t i = 0; i < plan.buildings; ++i) {
    BuildingTable& b = d.buildings;
    const BuildingId building{static_cast<std::uint32_t>(b.size())};
    b.resize(building.value + 1);
    b.place[building] = {at.x + static_cast<float>((i + 0.5) * plan.spacing), at.y};
    b.community[building] = community;
    b.tenure[building] = plan.tenure;
    if (plan.tenure == Tenure::rental) {
      const LandlordId landlord{static_cast<std::uint32_t>(d.landlords.size())};
      d.landlords.resize(landlord.value + 1);
      d.landlords.tier[landlord] = Tier::other;
      d.landlords.letting_days[landlord] = 60;
      d.landlords.cost[landlord] = 100;
      b.landlord[building] = landlord;
    }
    b.first_dwelling[building] = DwellingId{static_cast<std::uint32_t>(d.dwellings.size())};
    b.dwellings[building] = b.vacant[building] = plan.rooms;
    b.frailty[building] = 1;
    for (std::uint32_t k = 0; k < plan.rooms; ++k) {
      d.dwellings.building.push(building);
      d.dwellings.household.push(HouseholdId::none());
      d.dwellings.rent.push(plan.tenure == Tenure::rental ? plan.rent : 0);
      d.dwellings.area.push(plan.area);
      d.dwellings.capacity.push(plan.capacity);
      d.vacancies.add_on(d.dwellings.vacant_since.push(Day{0}), Day{0});
      d.dwellings.outlay.push(0);
    }
  }
  d.building_index = SpatialIndex(d.buildings.place.span(), 100);
  return community;
}

/// An enterprise without posts.
inline EnterpriseId add_enterprise(District& d, CommunityId community, Point site) {
  EnterpriseTable& e = d.enterprises;
  const EnterpriseId id = e.luck.push(static_cast<std::uint32_t>(e.luck.size()));
  e.sector.push(Sector::manufacturing);
  e.site.push(site);
  e.community.push(community);
  e.productivity.push(1);
  e.target.push({});
  e.headcount.push({});
  e.wage_offer.push({5000, 6000, 7000, 9000});
  e.founded.push(never);
  e.closed.push(never);
  e.host.push(HostId::none());
  d.enterprise_turns.add(id, id.value);
  d.enterprise_index = SpatialIndex(e.site.span(), 500);
  return id;
}

/// A household of `adults` thirty-year-olds (as of 2022) with basic skill and no job.
inline HouseholdId add_household(District& d, DwellingId dwelling, int adults = 1, Day today = Day{19000},
                                 std::uint8_t e_bikes = 0) {
  const auto luck = static_cast<std::uint32_t>(d.households.size());
  std::vector<NewPerson> members;
  for (int i = 0; i < adults; ++i)
    members.push_back({static_cast<std::uint32_t>(d.people.size()) + static_cast<std::uint32_t>(i), 1992, Skill::basic,
                       i % 2 == 1, true});
  return settle_new(d, {luck, RegionId::none(), false, e_bikes, today}, members, dwelling, today);
}

}  // namespace tenure::testing
