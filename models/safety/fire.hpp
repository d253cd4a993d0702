#pragma once
/// Fires by cause: daily hazard of a building from its wiring under load, e-bikes charged indoors, cooking and others.
///
///     wiring  = occupants x w x (old wiring: m) x (1 - lines x tidy lines) x house
///     e-bike  = e-bikes x (indoors x b + (1 - indoors) x b'),  indoors: see charging.hpp
///     cooking = occupants x c x house,  other = occupants x o x house
///     house   = (let by the room: s) x (1 - visit x care),  care: see fire_care.hpp
///
/// each times the season. Occupants stand for load and stoves in use, so that a bed place does not count as a flat. A
/// building's fires of a day and cause are Poisson with the hazard as mean, from one uniform draw of their own, so that
/// what changes one cause leaves the fires of the others as they are. What a fire does is in fire_severity.hpp: alarms
/// change that and prevent none.

#include <array>
#include <vector>

#include "models/safety/fire_parameters.hpp"
#include "models/state/district.hpp"
#include "sim/random.hpp"

namespace tenure {

struct Fire {
  BuildingId building;
  FireCause cause;
  std::uint8_t hour;  ///< [0, 24) of ignition
  bool serious;       ///< spread beyond the room
  std::uint8_t deaths;
  float loss;  ///< [yuan] direct loss
};

/// Fires a day to be expected at a building, by FireCause.
[[nodiscard]] std::array<double, fire_causes> fire_hazard(const District&, BuildingId, const FireParameters&,
                                                          Day today);

/// Phase: today's fires, by building and cause.
[[nodiscard]] std::vector<Fire> fires(const District&, const FireParameters&, const Luck&, Day today);

}  // namespace tenure
