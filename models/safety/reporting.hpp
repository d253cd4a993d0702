#pragma once
/// From what happens to what the police have on record, in two steps.
///
///     P(reported) = 1 - (1 - r_k) (1 - takes_part [the victim does]) (1 - landlord [keeps the duty to report])
///                       (1 - camera_k coverage)
///     P(recorded | reported) = q_k
///
/// Programmes that mobilise or watch raise the first while they lower what happens, so that recorded incidents fall by
/// less than actual ones (Vollaard and Hamed 2012, Journal of Law and Economics 55).

#include "models/safety/parameters.hpp"
#include "models/state/district.hpp"

namespace tenure {

/// `victim`: none where nobody in particular was hit.
[[nodiscard]] double reporting(const District&, BuildingId, IncidentType, HouseholdId victim, const SafetyParameters&);
[[nodiscard]] double recording(IncidentType, const SafetyParameters&);

}  // namespace tenure
