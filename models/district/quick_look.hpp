#pragma once
/// A scenario in a scaled-down district, for an answer in seconds: people, enterprises and landlords shrink
/// (models/synthesis/scaled.hpp), and programmes shrink with them, so that a camera still watches as many rooms.
///
///     amount' = people x amount     where the amount counts things; a sum for each household and branches, of which
///                                   there is one a community, stay as they are
///     budget' = people x budget, and likewise places, honours and the workers of a branch
///
/// Chance weighs more in it: with 1/50 of the people, intervals relative to the whole are about 7 times as wide.

#include "models/district/scenario.hpp"

namespace tenure {

/// `people` in (0, 1], share of the district's; 1 changes nothing. The district's name says that it is a part, so that
/// it is never compared with the whole.
void scale_down(Scenario& scenario, double people);

}  // namespace tenure
