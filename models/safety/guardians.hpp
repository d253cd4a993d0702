#pragma once
/// Capable guardians (Cohen and Felson 1979): what keeps an attempt from becoming an incident.
///
/// An attempt of type k in a span of the day is prevented with probability
///
///     g = 1 - (1 - residents_k at_home eyes) (1 - together(parts)),     eyes = min(1, occupants / dwellings),
///     together(parts) = m (1 - prod over the guardians (1 - part / m)),
///
/// m being what all guardians together can prevent. One guardian alone prevents its part exactly; a bundle prevents
/// less than independent chances would, as evaluations of bundles with cameras say (Piza et al. 2019, Criminology &
/// Public Policy 18(1)). Parts, each a share x the share of full presence:
///
///     cameras       camera_k x coverage x watch            patrols    patrol_k x presence in that span
///     both          camera_patrol_k x coverage x watch x presence
///     register      register_k, where the landlord keeps it
///     landlord      landlord_k, where engaged and on rounds
///     neighbours    organised_k x share of households that take part
///     lit lane      lighting_k x darkness of the span      paved lane  paving_k
///     parking       of attempts at e-bikes: parking x share with a marked, overlooked place
///
/// Diffusion of benefit (Clarke and Weisburd 1994): offenders take the guardians of one building for those of its
/// neighbours. With G the mean over types' hours of what can be recognised from outside (cameras, patrols, register,
/// landlord, neighbours), an attempt at b that no guardian there met is given up with probability
///
///     share x max(0, mean of G over the buildings within reach - G_b).
///
/// Word of guardians that came or went gets round within `guards_seen_every` days.

#include <array>

#include "models/safety/parameters.hpp"
#include "models/state/district.hpp"

namespace tenure {

/// What an offender sets out to do.
struct Attempt {
  IncidentType type = IncidentType::theft;
  DaySpan span = DaySpan::night;
  bool at_e_bike = false;  ///< a theft of an e-bike
};

/// Probability that an attempt at `building` meets a capable guardian.
[[nodiscard]] double guardianship(const District&, BuildingId, const Attempt&, const SafetyParameters&);

/// Probability that an attempt that met no guardian here is given up because of those around.
[[nodiscard]] double deterred_nearby(const District&, BuildingId, IncidentType, const SafetyParameters&);

/// Share of the presence of patrols that is left a day later.
[[nodiscard]] double patrol_keeps(const SafetyParameters&);

inline constexpr int guards_seen_every = 14;

/// Phase: BuildingTable::nearby_guards as offenders now see it. Nothing to see anywhere: all zero.
[[nodiscard]] Column<BuildingTable, std::array<float, incident_types>> see_guards(const District&,
                                                                                  const SafetyParameters&);

}  // namespace tenure
