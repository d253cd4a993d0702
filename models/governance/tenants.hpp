#pragma once
/// Tenants' part in governance, and whom they know. Once a month, at a household's turn, where a branch stands:
///
///   starts  starts e^(landlord [engaged] + tie ties + satisfied (s - 1/2) + served e^(-days / memory))   [1/year]
///   stops   stops   [1/year], times `unorganised` where no branch stands any longer
///
/// Member tenants go first: they take part from the first turn after the branch was set up. Neighbours become known at
/// rate (1 - ties / most), from none on moving in, so that after t years the mean is most (1 - e^(-rate t / most)).

#include <vector>

#include "models/governance/parameters.hpp"
#include "models/state/district.hpp"
#include "sim/random.hpp"

namespace tenure {

struct Part {
  bool landlord_engaged;
  int ties;
  double satisfaction;
  double days_since_activity;
};
[[nodiscard]] double starting_hazard(const Part& part, const TenantParameters& p);
/// Mean number of neighbours known after so long.
[[nodiscard]] double mean_ties(double years, const TenantParameters& p);

struct TenantMonth {
  HouseholdId household;
  bool takes_part;
  std::uint8_t ties;
};
/// Phase: households whose turn it is and for whom something changes, by turn.
[[nodiscard]] std::vector<TenantMonth> review_part(const District& d, const GovernanceParameters& p, const Luck& luck,
                                                   Day today);

/// Phase of the first day: ties of all households by the time they have lived there (Poisson, at most ties_most).
[[nodiscard]] Column<HouseholdTable, std::uint8_t> first_ties(const District& d, const TenantParameters& p,
                                                              const Luck& luck, Day today);

/// Phase, once in 30 days: share of the households in and around each building that take part, by building; empty on
/// other days, and where nobody ever took part.
[[nodiscard]] Column<BuildingTable, float> organised_around(const District& d, const TenantParameters& p, Day today);

struct Attendance {
  HouseholdId household;
  bool new_tie;
};
/// Phase: who comes to today's activities, one of a household: of the households in reach a share `regulars` goes at
/// all, the same ones again and again, all with the chance that `people` come; in order of activities.
[[nodiscard]] std::vector<Attendance> attend_activities(const District& d, const TenantParameters& p, const Luck& luck,
                                                        Day today);

}  // namespace tenure
