#pragma once
/// How much a household likes a dwelling: the systematic part of a multinomial logit (McFadden 1974).
///
///   V = - rent ln(r) + area ln(a / members) - commute t - safety q / 10 + charging [has e-bike and place] + lit [lit
///   lane] + wiring [sound] + alarms [hung] + cameras x reassurance
///
/// Cameras reassure locals as far as they see. Migrants they reassure only as far as those know their neighbours.

#include "models/housing/parameters.hpp"
#include "models/state/district.hpp"

namespace tenure {

/// A dwelling as one household meets it.
struct DwellingOffer {
  double rent = 0;     ///< [yuan/month] to be paid, after any subsidy
  double area = 0;     ///< [m2]
  double commute = 0;  ///< [minute] one way to the main job; 0 without one
  double risk = 0;     ///< [incident/year per 100 occupants] known to have happened there
  bool charging = false;
  bool lit = false;
  bool sound_wiring = false;
  bool alarms = false;
  double reassurance = 0;  ///< [0, 1]
};

/// `coverage` for a local; for others min(1, ties / reassured_ties) of it.
[[nodiscard]] double reassurance(double coverage, bool local, int neighbour_ties, const HousingParameters& p);

[[nodiscard]] double dwelling_utility(const DwellingOffer& offer, int members, bool has_e_bike,
                                      const HousingParameters& p);

/// One-way minutes along the straight line.
[[nodiscard]] double commute_minutes(Point home, Point work, const HousingParameters& p);

/// What a household may spend [yuan/month]: wages, talent allowances, and the income floor for each adult without one.
[[nodiscard]] double means(const District& d, HouseholdId household, const HousingParameters& p, Day today);

/// Rent / means of a household in its present dwelling, after the subsidy it receives. 0 where it pays no rent.
[[nodiscard]] double rent_burden(const District& d, HouseholdId household, const HousingParameters& p, Day today);

}  // namespace tenure
