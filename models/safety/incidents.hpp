#pragma once
/// Security incidents: routine activity (Cohen and Felson 1979, American Sociological Review 44) with near repeats (a
/// spatial Hawkes process; Mohler et al. 2011, JASA 106).
///
/// Each day every building draws its attempts, Poisson with mean mu_b + e_b, from one uniform draw of its own, so that
/// the count never falls when the mean grows and two worlds share the luck. mu_b is the exposure (who lives there and
/// what can be stolen), e_b the excitation. An attempt has a type and an hour; it is prevented with probability g
/// (guardians.hpp), and a prevented one may move next door, once, to meet the guardians there; one that met no guardian
/// may be given up because of those around. What is left is an incident: it excites this building and its neighbours,
/// hits a household, and is reported and recorded or not (reporting.hpp).
///
/// A near repeat is what its parent was, with probability `repeat_same_type`: of N attempts a share e_b / (mu_b + e_b)
/// are repeats, and one that keeps its type has type k in proportion to e_b,k. All others come in the mix of the
/// building.
///
/// Without displacement the long-run mean rate is (1 - g) mu / (1 - (1 - g) n), n being the branching ratio.

#include <vector>

#include "models/safety/guardians.hpp"
#include "models/safety/parameters.hpp"
#include "models/state/district.hpp"
#include "sim/random.hpp"

namespace tenure {

struct Incident {
  BuildingId building;
  IncidentType type;
  std::uint8_t hour = 0;   ///< 0 to 23
  bool at_e_bike = false;  ///< a theft of an e-bike
  bool reported = false;
  bool recorded = false;    ///< by the police; only what was reported is
  bool displaced = false;   ///< moved here from a guarded building next door
  HouseholdId victim = {};  ///< none in an empty building or where nobody in particular was hit
};

/// Expected attempts a day at a building without excitation.
struct Exposure {
  double persons = 0;  ///< occupants x attempts a person x frailty x tenure x season x trend
  double e_bikes = 0;  ///< e-bikes kept here x attempts at one x the same factors

  [[nodiscard]] double total() const { return persons + e_bikes; }
};

/// exp(trend x (year - reference year)) x season: what moves all attempts alike, whoever governs.
[[nodiscard]] double background(const SafetyParameters&, Day today);

[[nodiscard]] Exposure exposure(const District&, BuildingId, const SafetyParameters&, Day today);

/// Phase: today's incidents, by building id.
[[nodiscard]] std::vector<Incident> incidents(const District&, const SafetyParameters&, const Luck&, Day today);

/// Phase: what a night and today's incidents leave behind at the buildings, in their columns.
///
/// Excitation, for each type: e' = e q + n (1 - q) sum over incidents of K(d), q = exp(-1 / decay), K ~ exp(-d /
/// distance) summing to 1 over the buildings within reach: over all nights to come one incident adds exactly n
/// attempts. Perceived risk fades likewise, and an incident adds its share of a yearly rate over the occupants within
/// hearing. The police remember what they recorded. The presence of patrols halves every `half_life`.
void aftermath(District&, const std::vector<Incident>& today, const SafetyParameters&);

}  // namespace tenure
