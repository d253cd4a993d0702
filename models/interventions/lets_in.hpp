#pragma once
/// Which houses let the assets of others in: those without a landlord, those whose landlord keeps Duty::assets, and
/// some of the rest.

#include "models/interventions/measure.hpp"

namespace tenure {

/// `refusal`: share of landlords not bound by the duty who refuse; the same ones in every world.
[[nodiscard]] bool lets_in(const District& d, BuildingId b, double refusal, const Luck& luck);

/// The house itself, or else the nearest within `reach` that lets assets in, ties to the lower id; none where nobody
/// does.
[[nodiscard]] BuildingId nearest_that_lets_in(const District& d, BuildingId asked, double reach, double refusal,
                                              const Luck& luck);

}  // namespace tenure
