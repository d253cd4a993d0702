#pragma once
/// Other work that the organisation carries: news that must reach every household (an epidemic's rules, a flood
/// warning). It starts at the district, goes to branches and their grid workers, to engaged landlords, along the ties
/// of the landlord network, and from landlords to their tenants; neighbours tell each other. Where nothing is organised
/// the public channels, the district's own callers and word of mouth are left. Hazards a day:
///
///   landlord    told_engaged (engaged, where a branch stands) or told_other,
///               + passes for each acquaintance who knows (by whether that one is engaged)
///   household   hears + tells (by whether its landlord, who knows, is engaged) + neighbour ties (share of the building
///               that knows) + doors / households + workers worker_doors / households of the community

#include <vector>

#include "models/governance/parameters.hpp"
#include "models/state/district.hpp"
#include "sim/random.hpp"

namespace tenure {

struct Told {
  std::vector<LandlordId> landlords;
  std::vector<HouseholdId> households;
};
/// Phase: who learns of it today, landlords by id and households by building.
[[nodiscard]] Told spread_word(const District& d, const Campaign& campaign, const CampaignParameters& p,
                               const Luck& luck, Day today);

}  // namespace tenure
