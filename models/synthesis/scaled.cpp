#include "models/synthesis/scaled.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

DistrictFile scaled(DistrictFile counts, double part) {
  const auto shrink = [part](std::int64_t& n) {
    n = std::max<std::int64_t>(1, std::llround(static_cast<double>(n) * part));
  };
  counts.population.employed *= part;
  for (std::int64_t& n : counts.housing.landlords) shrink(n);
  shrink(counts.enterprises.count);
  counts.enterprises.largest = std::max(10.0, counts.enterprises.largest * part);
  shrink(counts.incubation.incubators);
  shrink(counts.incubation.maker_spaces);
  shrink(counts.incubation.teams);
  // Totals follow their parts, so that the file still adds up.
  counts.population.residents = 0;
  for (TownCounts& town : counts.towns) town.residents = 0;
  for (CommunityCounts& community : counts.communities) {
    shrink(community.residents);
    counts.population.residents += community.residents;
    counts.towns[community.town].residents += community.residents;
    if (community.rental_buildings) shrink(*community.rental_buildings);
  }
  for (RegionCounts& region : counts.regions) {
    region.candidates *= part;
    for (std::optional<double>& people : region.people)
      if (people) *people *= part;
  }
  for (DepartmentCounts& department : counts.departments)
    if (department.staff) *department.staff *= part;
  return counts;
}

}  // namespace tenure
