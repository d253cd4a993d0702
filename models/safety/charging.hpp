#pragma once
/// Where e-bikes are charged at night: at a pile near home, or indoors or elsewhere for want of one.
///
/// Of the owners at a building a share uses a free pile d metres away:
///
///     use(d) = (1 - habit) / (1 + exp(-(at_door - walk d - price (pile tariff - home tariff) + rule care))),
///
/// a logit of the pile against the socket at home; some never change their habit; where the landlord forbids charging
/// indoors (care 1, see fire_care.hpp) more go. A port serves a few e-bikes, as each charges every few days. Ports are
/// taken up in the order of whole metres, then of piles, then of buildings, by the keenest owners of a building first.
/// This is the one stable matching of e-bikes and ports, so that a pile more never leaves a building with fewer e-bikes
/// served. Of the rest a share is charged indoors, less where the landlord forbids it.
///
/// Source: non-use of 0.1 to 0.4 at 10 to 20 m (case reports); logit and stable matching: McFadden 1974, Gale and
/// Shapley 1962.

#include "models/safety/fire_parameters.hpp"
#include "models/state/district.hpp"

namespace tenure {

/// Share of owners who would use a pile `metres` away that has a port free. `care`: [0, 1] how far indoor charging is
/// forbidden at home.
[[nodiscard]] double use_of_pile(double metres, double care, const ChargingParameters& p);

/// Share of the e-bikes without a port that is charged indoors.
[[nodiscard]] double indoors_without_port(double care, const ChargingParameters& p);

struct Charging {
  Column<BuildingTable, float> indoors;         ///< [0, 1] share of a building's e-bikes
  Column<BuildingTable, std::uint16_t> places;  ///< ports in reach that its e-bikes use or find free
};

/// Phase: who charges where, from today's e-bikes, piles and rules.
[[nodiscard]] Charging charge(const District&, const FireParameters&, Day today);

}  // namespace tenure
