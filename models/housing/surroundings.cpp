#include "models/housing/surroundings.hpp"

namespace tenure {

Surroundings::Surroundings(const District& d, double near) : near_(d.communities.size()) {
  const auto add = [&](Area& area, CommunityId c) {
    if (d.communities.rentals[c] == 0) return;
    area.ranges.push_back({d.communities.first_rental[c], area.dwellings});
    area.dwellings += d.communities.rentals[c];
  };
  for (const CommunityId here : Ids<CommunityTable>(d.communities.size())) {
    add(anywhere_, here);
    for (const CommunityId there : Ids<CommunityTable>(d.communities.size()))
      if (here == there || distance(d.communities.centre[here], d.communities.centre[there]) <= near)
        add(near_[here.value], there);
  }
}

DwellingId Surroundings::at(CommunityId community, std::uint32_t word) const {
  const Area& area = community.exists() ? near_[community.value] : anywhere_;
  if (area.dwellings == 0) return DwellingId::none();
  const std::uint32_t n = below_of(word, static_cast<std::uint32_t>(area.dwellings));
  // The last range that begins at n or before, halved down to without a branch that a processor could only guess.
  const Range* range = area.ranges.data();
  for (std::size_t left = area.ranges.size(); left > 1;) {
    const std::size_t half = left / 2;
    range += range[half].before <= n ? half : 0;
    left -= half;
  }
  return DwellingId{static_cast<std::uint32_t>(range->first.value + (n - range->before))};
}

DwellingId vacant_in_building(const District& d, DwellingId start, int members, Day today) {
  const BuildingId building = d.dwellings.building[start];
  if (d.buildings.vacant[building] == 0) return DwellingId::none();
  const std::uint32_t first = d.buildings.first_dwelling[building].value, end = first + d.buildings.dwellings[building];
  const auto between = [&](std::uint32_t from, std::uint32_t until) {
    for (DwellingId dwelling{from}; dwelling.value < until; ++dwelling.value)
      if (d.dwellings.vacant_since[dwelling] < today && d.dwellings.capacity[dwelling] >= members) return dwelling;
    return DwellingId::none();
  };
  const DwellingId onwards = between(start.value, end);
  return onwards.exists() ? onwards : between(first, start.value);
}

}  // namespace tenure
