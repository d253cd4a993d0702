#pragma once
/// Tenants' welfare: what the choice of dwellings that they have is worth to them, in yuan a month (Small and Rosen
/// 1981, Econometrica 49(1); McFadden 1999).
///
///   W = (rent0 / taste_rent) ln( exp(V_home) + sum over known, affordable dwellings j of exp(V_j - moving cost) )
///
/// ln sum exp V is the utility expected from the best of them. taste_rent / rent0 is the utility of a yuan at the
/// reference rent rent0 (V falls by taste_rent ln r): one exchange rate for all, so that worlds and groups compare. The
/// level has no meaning, differences have: all rents cut by the share x raise W by -rent0 ln(1 - x).

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "models/housing/search.hpp"

namespace tenure {

/// ln sum exp(u), whatever the size of u; minus infinity of nothing.
[[nodiscard]] double logsum(std::span<const double> utilities);
/// What the utility is worth [yuan/month].
[[nodiscard]] double in_yuan(double utility, const HousingParameters& p);

struct TenantWelfare {
  double means = 0;    ///< [yuan/month per member]
  double burden = 0;   ///< [1] rent / means
  double welfare = 0;  ///< [yuan/month]
};

/// Tenants of a sample, by household. A household is in it, or not, in every world: about `part` of all are.
[[nodiscard]] std::vector<TenantWelfare> welfare_of_sample(const District& d, const Surroundings& surroundings,
                                                           double part, double claim_share, const HousingParameters& p,
                                                           const Luck& luck, Day today);

inline constexpr std::size_t income_fifths = 5;
inline constexpr std::array<std::string_view, income_fifths> income_fifth_names{"poorest", "second", "third", "fourth",
                                                                                "richest"};
/// Means of each fifth of the tenants by means per member, the poorest first; not a number where there is nobody.
[[nodiscard]] std::array<TenantWelfare, income_fifths> by_income_fifth(std::vector<TenantWelfare> tenants);

}  // namespace tenure
