#pragma once
/// What the talent measures have in common: they cover communities wave by wave, and every one of their schemes is
/// known by its account.

#include <algorithm>
#include <vector>

#include "models/interventions/rollout.hpp"

namespace tenure {

/// The scheme of this account; null where there is none.
template <class Scheme>
[[nodiscard]] Scheme* scheme_of(std::vector<Scheme>& schemes, std::size_t account) {
  for (Scheme& scheme : schemes)
    if (scheme.account == account) return &scheme;
  return nullptr;
}

/// Begins the rollout on the first day and marks the communities of the waves that are open today.
inline void cover(District& d, const Programme& programme, std::size_t account, const Luck& luck, Day today,
                  std::vector<std::uint8_t>& covers) {
  begin_rollout(d, programme, account, luck, [](const District&, BuildingId) { return 1.0; });
  covers.resize(d.communities.size(), 0);
  for (const CommunityId c : open_places(d.rollouts[account], today)) covers[c.value] = 1;
}

/// True on the programme's first day and each year after it.
[[nodiscard]] inline bool yearly(const Programme& programme, Day today) {
  return (today - programme.start) % 365 == 0;
}

}  // namespace tenure
