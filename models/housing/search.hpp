#pragma once
/// Who looks for a dwelling, which ones a searcher comes to know, which it likes best, and who gets which.
///
/// Hazard to search [1/year]:
///   h = base exp(burden (b - comfort)+ + dissatisfied (1 - s) + victim e^(-days/memory) + far_job hours - settled
///   years + registered [the landlord keeps a tenant register])
/// A searcher draws a choice set of vacant dwellings near its job, near its home and anywhere, and ranks those that it
/// prefers to staying: U = V + Gumbel, the taste shock keyed by (household, dwelling, day). Conflicts are settled by a
/// total order of keyed priorities: each in turn takes its best dwelling that is still free. (The order is common to
/// all dwellings, so this is also the one stable matching.)

#include <optional>
#include <span>
#include <vector>

#include "models/housing/parameters.hpp"
#include "models/housing/surroundings.hpp"
#include "models/state/district.hpp"
#include "sim/random.hpp"

namespace tenure {

struct Troubles {
  double burden;        ///< [1] rent / means
  double satisfaction;  ///< [0, 1]
  double days_since_victimised;
  double commute;  ///< [hour] one way
  double years_settled;
  bool registered = false;  ///< the landlord keeps a tenant register
};
[[nodiscard]] double search_hazard(const Troubles& troubles, const HousingParameters& p);

/// Someone who needs or wants a dwelling: a household of the district, or one about to arrive.
struct Seeker {
  std::uint32_t luck = 0;
  HouseholdId household;       ///< none: a newcomer
  std::uint32_t newcomer = 0;  ///< index of the caller, for newcomers
  int members = 1;
  bool has_e_bike = false;
  bool claims = false;    ///< takes subsidies it is entitled to
  bool receives = false;  ///< receives one now
  bool local = false;     ///< registered here
  int ties = 0;           ///< neighbours known well around the present home
  double means = 0;       ///< [yuan/month]
  std::optional<Point> work;
  CommunityId work_community;  ///< none without work
  DwellingId home;             ///< none for newcomers
};

/// A household of the district as a seeker, whether it looks around or not.
[[nodiscard]] Seeker seeker_of(const District& d, HouseholdId household, const HousingParameters& p, double claim_share,
                               const Luck& luck, Day today);

/// Phase: tenants whose turn it is and who decide to look around, by id.
[[nodiscard]] std::vector<Seeker> searchers(const District& d, const HousingParameters& p, double claim_share,
                                            const Luck& luck, Day today);

/// A dwelling that a seeker comes to know today, has the room and can pay for; its utility without the taste shock.
struct Alternative {
  DwellingId dwelling;
  double utility;
};
[[nodiscard]] std::vector<Alternative> choice_set(const District& d, const Seeker& seeker,
                                                  const Surroundings& surroundings, const HousingParameters& p,
                                                  const Luck& luck, Day today);
/// Utility of the present home, without the taste shock.
[[nodiscard]] double utility_of_staying(const District& d, const Seeker& seeker, const HousingParameters& p);

/// Dwellings a seeker would rather take than stay, best first.
[[nodiscard]] std::vector<DwellingId> rank_dwellings(const District& d, const Seeker& seeker,
                                                     const Surroundings& surroundings, const HousingParameters& p,
                                                     const Luck& luck, Day today);

/// A place that is allotted, not chosen on a market: a free bed in a dormitory or a free own home for a newcomer whose
/// keyed draw says so; none otherwise or where none is found.
[[nodiscard]] DwellingId allotted_place(const District& d, const Seeker& newcomer, const HousingParameters& p,
                                        const Luck& luck, Day today);

struct Settled {
  std::uint32_t seeker;  ///< index
  DwellingId dwelling;
};
/// `preferences[i]`: best first. Returns who gets what, by seeker index; nobody gets what another has.
[[nodiscard]] std::vector<Settled> settle(std::span<const Seeker> seekers,
                                          const std::vector<std::vector<DwellingId>>& preferences, const Luck& luck,
                                          Day today);

}  // namespace tenure
