#pragma once
/// Enterprises that begin: those of teams that graduate, and others.
///
/// A graduated team founds an enterprise near its host with `posts` posts a member in the given mix of skills and the
/// productivity potential^e. On a day Poisson(rate x enterprises of the first day / 365.25) others are founded, each
/// near an enterprise of the first day, in its sector and as productive, with lognormal posts in the sector's mix. How
/// many, and near which, is the same in every world. All offer going wages and have nobody yet.

#include <vector>

#include "models/incubation/parameters.hpp"
#include "models/state/district.hpp"
#include "models/state/economy_transitions.hpp"
#include "sim/random.hpp"

namespace tenure {

/// What enterprises offer today, by posts, and how each sector's posts divide over skills (adding to 1).
struct GoingTerms {
  BySkill<float> offer;
  std::array<BySkill<double>, sectors> mix;
};
[[nodiscard]] GoingTerms going_terms(const EnterpriseTable& firms);

/// The enterprise that a team becomes.
[[nodiscard]] NewEnterprise enterprise_of(const District& d, TeamId team, const GoingTerms& going,
                                          const IncubationParameters& incubation, const FirmTurnoverParameters& firms,
                                          const Luck& luck);

/// How many others are founded today.
[[nodiscard]] int entries_today(const District& d, const FirmTurnoverParameters& at, const Luck& luck, Day today);
/// The one of key `key`.
[[nodiscard]] NewEnterprise make_entry(const District& d, std::uint32_t key, const GoingTerms& going,
                                       const FirmTurnoverParameters& at, const Luck& luck);

}  // namespace tenure
