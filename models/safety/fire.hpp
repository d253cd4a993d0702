#pragma once
/// Fires by cause: daily hazard of a building from its wiring under load, e-bikes charged indoors, cooking and others; severity by alarms.

#include <vector>

#include "models/safety/parameters.hpp"
#include "models/state/district.hpp"
#include "sim/random.hpp"

namespace tenure {

struct Fire {
  BuildingId building;
  FireCause cause;
  bool serious;        ///< spread beyond the room
  std::uint8_t deaths;
  float loss;          ///< [yuan] direct loss
};

/// Fires a day to be expected at a building, by cause.
[[nodiscard]] std::array<double, fire_causes> fire_hazard(const District&, BuildingId, const FireParameters&, Day today);

/// Share of the e-bikes kept at a building that is charged indoors tonight.
[[nodiscard]] double charged_indoors(const District&, BuildingId, const FireParameters&);

/// Phase: today's fires, by building id.
[[nodiscard]] std::vector<Fire> fires(const District&, const FireParameters&, const Luck&, Day today);

}  // namespace tenure
