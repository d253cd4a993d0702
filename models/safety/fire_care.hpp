#pragma once
/// How far the people who run a house look after its fire safety.
///
///     care = 1 - (1 - keeps) (1 - e^(-days since the last inspection / memory)),
///
/// keeps being 1 where the landlord keeps fire duties. Full care prevents a share of all ignitions but those of
/// e-bikes, and forbids charging indoors. Source of the effect of a visit: Arch and Thurston 2013 (home safety visits
/// in Cheshire); of an inspection with orders: Levine, Toffel and Johnson 2012, Science 336.

#include "models/safety/fire_parameters.hpp"
#include "models/state/district.hpp"

namespace tenure {

/// In [0, 1].
[[nodiscard]] double fire_care(const District&, BuildingId, const FireParameters&, Day today);

}  // namespace tenure
