#pragma once
/// What landlords ask. They know only their own rooms: how long those stood empty of late.
///
///   on a room falling vacant   ask = rent (1 + raise (1 - letting_days / slow_letting))
///   at each look while vacant  ask = ask (1 - cut (0.5 + draw)), once it has stood empty longer than `patience`
///   at a sitting tenant's review rent grows by the same raise, never falls, at most by raise_most
/// What a landlord has spent of late (upgrades.hpp, and duties that programmes lay on it) comes on top, once: of every
/// rent the part that is to bring back an outlay is kept apart, so that at the next letting the present outlay takes
/// its place. Never below the landlord's cost. Vacancy settles where raises and cuts balance; an allowance passes into
/// rents only as far as it makes rooms let sooner.

#include <vector>

#include "models/housing/parameters.hpp"
#include "models/state/district.hpp"
#include "sim/random.hpp"

namespace tenure {

[[nodiscard]] double ask_when_vacated(double last_rent, double letting_days, double cost, const HousingParameters& p);
[[nodiscard]] double ask_while_vacant(double asked, int days_vacant, double cost, double draw,
                                      const HousingParameters& p);
[[nodiscard]] double reviewed_rent(double rent, double letting_days, const HousingParameters& p);
/// The review of a rent of which `held` brings back an outlay that now is `outlay`.
[[nodiscard]] double reviewed_with_outlay(double rent, double held, double outlay, double letting_days,
                                          const HousingParameters& p);
[[nodiscard]] double remember_letting(double remembered, int days_vacant, const HousingParameters& p);

struct NewRent {
  DwellingId dwelling;
  float rent;    ///< [yuan/month]
  float outlay;  ///< [yuan/month] part of it that is to bring back an outlay
};

/// Whether its landlord looks at what to ask for the dwelling today: it fell vacant today, or a whole number of times
/// the days between looks ago.
[[nodiscard]] bool looks_at_rent(const District& d, DwellingId dwelling, Day today);

/// Phase: asking rents of vacant rental dwellings whose landlords look today, those vacated today among them: a room is
/// priced on the evening it falls vacant and let from the next day. In the order of District::vacancies.
[[nodiscard]] std::vector<NewRent> reprice_vacant(const District& d, const HousingParameters& p, const Luck& luck,
                                                  Day today);

/// Phase: rents of tenants whose turn it is and whose landlord reviews them, by household.
[[nodiscard]] std::vector<NewRent> review_rents(const District& d, const HousingParameters& p, const Luck& luck,
                                                Day today);

}  // namespace tenure
