#include "models/housing/subsidy.hpp"

#include <algorithm>

#include "models/housing/dwelling_utility.hpp"
#include "models/state/purposes.hpp"
#include "sim/parallel.hpp"

namespace tenure {

bool claims_subsidies(std::uint32_t household_luck, double claim_share, const Luck& luck) {
  return Stream(luck, purpose::subsidy_claim, household_luck).chance(claim_share);
}

Entitlement entitlement(const RulesInForce& rules, CommunityId community, double means, int members, double rent,
                        bool receives_already) {
  Entitlement best;
  for (std::size_t i = 0; i < rules.rent_subsidies.size(); ++i) {
    const RentSubsidy& scheme = rules.rent_subsidies[i];
    if (!scheme.covers[community.value] || means / members > scheme.income_limit) continue;
    if (!receives_already && scheme.taken >= scheme.places) continue;
    const double monthly = std::min<double>(scheme.monthly, rent);
    if (monthly > best.monthly) best = {monthly, i};
  }
  return best;
}

namespace {

/// Whether a programme of talent homes pays part of the rent: a household has one or the other.
bool has_talent_home(const District& d, HouseholdId h) {
  return d.households.subsidy[h] > 0 &&
         std::any_of(d.rules.talent.homes.begin(), d.rules.talent.homes.end(),
                     [&](const TalentHomes& homes) { return homes.account == d.households.subsidy_account[h]; });
}

}  // namespace

std::vector<Claim> claims(const District& d, const HousingParameters& p, double claim_share, const Luck& luck,
                          Day today) {
  const auto due = d.household_turns.due(today);
  return parallel_gather<Claim>(due.size(), [&](std::size_t i, std::vector<Claim>& out) {
    const HouseholdId h = due[i];
    if (d.households.members[h] == 0) return;
    if (has_talent_home(d, h)) return;
    const DwellingId dwelling = d.households.dwelling[h];
    Entitlement e;
    if (!d.rules.rent_subsidies.empty() && d.buildings.tenure[d.dwellings.building[dwelling]] == Tenure::rental &&
        claims_subsidies(d.households.luck[h], claim_share, luck))
      e = entitlement(d.rules, community_of(d, dwelling), means(d, h, p, today), d.households.members[h],
                      d.dwellings.rent[dwelling], d.households.subsidy[h] > 0);
    if (e.monthly > 0 || d.households.subsidy[h] > 0) out.push_back({h, e});
  });
}

}  // namespace tenure
