#pragma once
/// Security incidents: routine activity (Cohen and Felson 1979) with near repeats (a spatial Hawkes process; Mohler et al. 2011).
///
/// Each day every building draws its attempts from exposure x frailty x season + excitation; each attempt of type k is prevented with
/// probability g_k (guardianship of that building), and a prevented one may move next door, once. What was not prevented is an
/// incident; it excites this building and its neighbours, hits a household, and is recorded or not.

#include <vector>

#include "models/safety/parameters.hpp"
#include "models/state/district.hpp"
#include "sim/random.hpp"

namespace tenure {

struct Incident {
  BuildingId building;
  IncidentType type;
  bool recorded;
  bool displaced;        ///< moved here from a guarded building next door
  HouseholdId victim;    ///< none in an empty building or where nobody in particular was hit
};

/// Probability that an attempt of `type` at `building` meets a capable guardian. Scalar rule over state only: cameras (coverage x
/// watch), lighting; engaged landlord's register and neighbours (0 in this version until engaged).
[[nodiscard]] double guardianship(const District&, BuildingId, IncidentType, const SafetyParameters&);

/// Expected attempts a day at a building without excitation.
[[nodiscard]] double exposure(const District&, BuildingId, const SafetyParameters&, Day today);

/// Phase: today's incidents, by building id.
[[nodiscard]] std::vector<Incident> incidents(const District&, const SafetyParameters&, const Luck&, Day today);

/// Phase: excitation after a night's decay and today's incidents; and what people know to have happened.
struct Aftermath {
  Column<BuildingTable, float> excitation;      ///< [attempt/day]
  Column<BuildingTable, float> perceived_risk;  ///< [incident/year per 100 occupants]
};
[[nodiscard]] Aftermath aftermath(const District&, const std::vector<Incident>& today, const SafetyParameters&);

}  // namespace tenure
