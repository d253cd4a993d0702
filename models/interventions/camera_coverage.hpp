#pragma once
/// What the cameras that stand today let be seen at each building.
///
/// A camera sees the share v(d) = uptime view (1 - d / reach)+ of what happens at distance d. Together: coverage = 1 -
/// prod(1 - v_i). As guardians they weigh watch = sum v_i w_i / sum v_i, w = e^(-fading years) times 1 if monitored,
/// `passive` if not.

#include "models/interventions/measure.hpp"

namespace tenure {

/// Writes BuildingTable::camera_coverage and camera_watch from District::cameras.
void refresh_coverage(District& d, const CameraAssets& assets, Day today);

}  // namespace tenure
