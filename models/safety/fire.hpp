#pragma once
/// Fires by cause: daily hazard of a building from its wiring under load, e-bikes charged indoors, cooking and others;
/// severity by alarms.
///
///     wiring = occupants x w x (old wiring: m), e-bike = e-bikes x charged_indoors x b, cooking = occupants x c, other
///     = occupants x o,
///
/// each times the season. Occupants stand for load and stoves in use, so that a bed place does not count as a flat. A
/// building's fires of a day are Poisson with the sum of its hazards as mean, from one uniform draw of its own. Alarms
/// change what a fire does and prevent none.

#include <array>
#include <vector>

#include "models/safety/fire_parameters.hpp"
#include "models/state/district.hpp"
#include "sim/random.hpp"

namespace tenure {

struct Fire {
  BuildingId building;
  FireCause cause;
  bool serious;  ///< spread beyond the room
  std::uint8_t deaths;
  float loss;  ///< [yuan] direct loss
};

/// Fires a day to be expected at a building, by FireCause.
[[nodiscard]] std::array<double, fire_causes> fire_hazard(const District&, BuildingId, const FireParameters&,
                                                          Day today);

/// Share of the e-bikes kept at a building that is charged indoors: i (1 - uptake x min(1, places x e-bikes a place
/// serves / e-bikes)), i being the share where there are no places. BuildingTable::charging_places counts what is there
/// for this building.
[[nodiscard]] double charged_indoors(const District&, BuildingId, const FireParameters&);

/// Phase: today's fires, by building id.
[[nodiscard]] std::vector<Fire> fires(const District&, const FireParameters&, const Luck&, Day today);

}  // namespace tenure
