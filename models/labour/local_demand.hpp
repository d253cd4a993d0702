#pragma once
/// Services live off what is earned here: the posts of the sector close, at rate c, the gap to
///
///     ln posts* = ln posts_0 + a ln(pay / pay_0)
///
/// with pay all wages that firms of the district pay, and 0 the first day; 1 - a of the demand comes from elsewhere. A
/// plant that opens thus brings jobs in shops and canteens (local multiplier; Moretti 2010, Amer. Econ. Rev. 100), and
/// these bring further ones.

#include "models/labour/parameters.hpp"
#include "models/state/district.hpp"

namespace tenure {

/// Notes the first day's pay and posts.
void note_local_start(District& d);

/// [1/year] growth of posts that the gap asks for.
[[nodiscard]] double local_pull(double pay_ratio, double posts_ratio, const LabourParameters& at);

/// The same for the district as it stands; 0 where nothing was paid on the first day.
[[nodiscard]] double local_pull(const District& d, const LabourParameters& at);

}  // namespace tenure
