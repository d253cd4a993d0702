#pragma once
/// What a fire does: how far it spreads, whom it kills, what it burns.
///
///     P(serious) = s x (alarms: a_s) x e^(spread m)
///     deaths a fire = k_cause / (out of doors: l) x (alarms: a_d) x e^(lethal m) x sleep(hour)
///     sleep(hour) = (1 + asleep(hour) (r - 1)) / its mean over the hours of ignition
///
/// with m = on_foot (1 - lane access) the minutes that the brigade comes late because hoses are carried into the lane.
/// A fire that kills is a serious one. The number it kills is a discrete Pareto, P(N >= n) = n^-tail, mean zeta(tail),
/// cut at those who live there; the loss is lognormal around a level that serious fires multiply.
///
/// Sources: residential fires of China 2012-21 (tail), NFPA 2007-11 (alarms, sleep).

#include "models/safety/fire_parameters.hpp"

namespace tenure {

/// What bears on a fire's harm.
struct Blaze {
  FireCause cause = FireCause::other;
  bool out_of_doors = false;  ///< an e-bike that was not charged indoors
  int hour = 12;              ///< [0, 24) of ignition
  bool alarms = false;
  double lane_access = 1;       ///< [0, 1] how far a fire engine gets into the lane
  std::uint32_t occupants = 0;  ///< [person] who live there
};

struct Harm {
  bool serious;  ///< spread beyond the room
  int deaths;
  double loss;  ///< [yuan]
};

/// Hour of ignition for a uniform draw.
[[nodiscard]] int hour_of_ignition(const FireParameters&, double u);
/// Deaths at this hour over deaths at the mean hour of ignition.
[[nodiscard]] double sleep_factor(const FireParameters&, int hour);

/// Mean number of deaths in a fire that kills, zeta(tail); tail > 1.
[[nodiscard]] double mean_deaths(double tail);

[[nodiscard]] double chance_serious(const Blaze&, const FireParameters&);
/// Of at least one death.
[[nodiscard]] double chance_fatal(const Blaze&, const FireParameters&);
/// From uniform draws, a fixed number.
[[nodiscard]] Harm harm_of(const Blaze&, const FireParameters&, double severity, double toll, double loss);

}  // namespace tenure
