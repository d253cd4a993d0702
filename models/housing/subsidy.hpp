#pragma once
/// Rent subsidies in force, as households see them: who is entitled, who claims, how much.

#include <vector>

#include "models/housing/parameters.hpp"
#include "models/state/district.hpp"
#include "sim/random.hpp"

namespace tenure {

/// Whether this household claims scheme number `scheme` if it is entitled: a trait of the household, the same in every
/// world.
[[nodiscard]] bool claims_subsidies(std::uint32_t household_luck, double claim_share, const Luck& luck);

/// The largest monthly subsidy [yuan] a household of `members` with these means would receive in a dwelling of
/// `community` at `rent` under the schemes in force, and which scheme pays; 0 where none. Never more than the rent. A
/// scheme whose places are all taken gives nothing to those who do not receive it already.
struct Entitlement {
  double monthly = 0;
  std::size_t scheme = 0;  ///< index into RulesInForce::rent_subsidies
};
[[nodiscard]] Entitlement entitlement(const RulesInForce& rules, CommunityId community, double means, int members,
                                      double rent, bool receives_already);

/// Phase: subsidies due to households whose turn it is, by id.
struct Claim {
  HouseholdId household;
  Entitlement due;  ///< monthly = 0: receives nothing (any more)
};
[[nodiscard]] std::vector<Claim> claims(const District& d, const HousingParameters& p, double claim_share,
                                        const Luck& luck, Day today);

}  // namespace tenure
