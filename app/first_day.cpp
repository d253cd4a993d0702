#include "app/first_day.hpp"

#include <fmt/format.h>

namespace tenure {

std::map<std::string, double> first_day_counts(const District& d) {
  double residents = 0, floating = 0, rental_buildings = 0;
  for (const PersonId p : Ids<PersonTable>(d.people.size())) {
    if (d.people.presence[p] != Presence::here) continue;
    residents += 1;
    floating += d.households.registered_here[d.people.household[p]] == 0;
  }
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size()))
    rental_buildings += d.buildings.tenure[b] == Tenure::rental;
  std::map<std::string, double> counts{{"residents", residents},
                                       {"floating_share", residents > 0 ? floating / residents : 0},
                                       {"rental_buildings", rental_buildings},
                                       {"communities", static_cast<double>(d.communities.size())},
                                       {"towns", static_cast<double>(d.towns.size())},
                                       {"departments", static_cast<double>(d.departments.size())},
                                       {"incubators", 0},
                                       {"maker_spaces", 0},
                                       {"teams", static_cast<double>(d.teams.size())}};
  for (const HostKind kind : d.hosts.kind.span())
    counts[kind == HostKind::incubator ? "incubators" : "maker_spaces"] += 1;
  for (std::size_t tier = 0; tier < tiers; ++tier) counts[fmt::format("landlords_{}", tier_names[tier])] = 0;
  for (const LandlordId l : Ids<LandlordTable>(d.landlords.size()))
    counts[fmt::format("landlords_{}", tier_names[static_cast<std::size_t>(d.landlords.tier[l])])] += 1;
  return counts;
}

}  // namespace tenure
