#pragma once
/// Security incidents: routine activity (Cohen and Felson 1979, American Sociological Review 44) with near repeats (a
/// spatial Hawkes process; Mohler et al. 2011, JASA 106).
///
/// Each day every building draws its attempts, Poisson with mean mu_b + e_b, from one uniform draw of its own, so that
/// the count never falls when the mean grows and two worlds share the luck. mu_b is the exposure, e_b the excitation.
/// An attempt of type k is prevented with probability g_k (guardianship of that building), and a prevented one may move
/// next door, once, to meet the guardians there. What was not prevented is an incident; it excites this building and
/// its neighbours, hits a household, and is recorded or not:
///
///     P(recorded) = r_k + (1 - r_k) c_k x camera coverage.
///
/// Without displacement the long-run mean rate is (1 - g) mu / (1 - (1 - g) n), n being the branching ratio. That the
/// neighbours of a guarded building may be safer too (diffusion of benefit) is not modelled beyond the reach of the
/// cameras themselves.

#include <vector>

#include "models/safety/parameters.hpp"
#include "models/state/district.hpp"
#include "sim/random.hpp"

namespace tenure {

struct Incident {
  BuildingId building;
  IncidentType type;
  bool recorded;
  bool displaced;      ///< moved here from a guarded building next door
  HouseholdId victim;  ///< none in an empty building or where nobody in particular was hit
};

/// Probability that an attempt of `type` at `building` meets a capable guardian: 1 - (1 - coverage x watch x camera_k)
/// (1 - lit x lighting_k) (1 - engaged x landlord_k). The landlord's part counts once the landlord is engaged.
[[nodiscard]] double guardianship(const District&, BuildingId, IncidentType, const SafetyParameters&);

/// Expected attempts a day at a building without excitation: occupants x attempts a person x frailty x tenure x season
/// x exp(trend x (year - reference year)). Lit lanes count as guardians, not here.
[[nodiscard]] double exposure(const District&, BuildingId, const SafetyParameters&, Day today);

/// Phase: today's incidents, by building id.
[[nodiscard]] std::vector<Incident> incidents(const District&, const SafetyParameters&, const Luck&, Day today);

/// Phase: excitation after a night's decay and today's incidents; and what people know to have happened.
///
/// e' = e q + n (1 - q) sum over incidents of K(d), q = exp(-1 / decay), K ~ exp(-d / distance) summing to 1 over the
/// buildings within reach: over all nights to come one incident adds exactly n attempts. Perceived risk fades likewise,
/// and an incident adds its share of a yearly rate over the occupants within hearing.
struct Aftermath {
  Column<BuildingTable, float> excitation;      ///< [attempt/day]
  Column<BuildingTable, float> perceived_risk;  ///< [incident/year per 100 occupants]
};
[[nodiscard]] Aftermath aftermath(const District&, const std::vector<Incident>& today, const SafetyParameters&);

}  // namespace tenure
