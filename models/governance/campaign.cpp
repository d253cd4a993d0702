#include "models/governance/campaign.hpp"

#include <cmath>

#include "models/state/purposes.hpp"
#include "sim/parallel.hpp"

namespace tenure {

namespace {

double landlord_hazard(const District& d, const Campaign& campaign, LandlordId l, bool organised,
                       const CampaignParameters& p) {
  double hazard = organised && d.landlords.engaged(l) ? p.told_engaged : p.told_other;
  for (const std::uint32_t row : d.landlord_network.neighbours(l.value))
    if (campaign.landlords[row] != 0)
      hazard += d.landlords.engaged(LandlordId{row}) ? p.passes_engaged : p.passes_other;
  return hazard;
}

/// What every household of a building hears on a day beside its neighbours' word: callers and its landlord.
double common_hazard(const District& d, const Campaign& campaign, BuildingId b, double callers,
                     const CampaignParameters& p) {
  double hazard = p.hears + callers;
  const LandlordId l = d.buildings.landlord[b];
  if (l.exists() && campaign.landlords[l.value] != 0)
    hazard += d.landlords.engaged(l) ? p.tells_engaged : p.tells_other;
  return hazard;
}

template <class F>
void each_household(const District& d, BuildingId b, F&& f) {
  for (std::uint32_t k = 0; k < d.buildings.dwellings[b]; ++k)
    if (const HouseholdId h = d.dwellings.household[DwellingId{d.buildings.first_dwelling[b].value + k}]; h.exists())
      f(h);
}

}  // namespace

Told spread_word(const District& d, const Campaign& campaign, const CampaignParameters& p, const Luck& luck,
                 Day today) {
  std::vector<double> households(d.communities.size(), 0);
  parallel_each(households.size(), [&](std::size_t row) {
    const CommunityId c{static_cast<std::uint32_t>(row)};
    for (std::uint32_t i = 0; i < d.communities.buildings[c]; ++i)
      each_household(d, BuildingId{d.communities.first_building[c].value + i}, [&](HouseholdId) { ++households[row]; });
  });
  double all = 0;
  for (std::size_t c = 0; c < households.size(); ++c) all += campaign.covers[c] != 0 ? households[c] : 0.0;

  Told told;
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) {
    const LandlordId l = d.buildings.landlord[b];
    const CommunityId c = d.buildings.community[b];
    if (!l.exists() || campaign.covers[c.value] == 0 || campaign.landlords[l.value] != 0) continue;
    const double hazard = landlord_hazard(d, campaign, l, d.communities.organised_since[c] != never, p);
    if (Stream(luck, purpose::campaign_landlord, l.value, today).chance(1.0 - std::exp(-hazard)))
      told.landlords.push_back(l);
  }
  told.households =
      parallel_gather<HouseholdId>(d.buildings.size(), [&](std::size_t row, std::vector<HouseholdId>& out) {
        const BuildingId b{static_cast<std::uint32_t>(row)};
        const CommunityId c = d.buildings.community[b];
        if (campaign.covers[c.value] == 0) return;
        double here = 0, know = 0;
        each_household(d, b, [&](HouseholdId h) { ++here, know += campaign.told(h); });
        if (know == here) return;
        const double callers =
            campaign.doors / all + d.communities.grid_workers[c] * p.worker_doors / households[c.value];
        const double common = common_hazard(d, campaign, b, callers, p), neighbours = p.neighbour * know / here;
        each_household(d, b, [&](HouseholdId h) {
          if (campaign.told(h)) return;
          const double u = Stream(luck, purpose::campaign_household, d.households.luck[h], today).uniform();
          if (u < 1.0 - std::exp(-common - neighbours * d.households.neighbour_ties[h])) out.push_back(h);
        });
      });
  return told;
}

}  // namespace tenure
