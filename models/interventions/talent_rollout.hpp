#pragma once
/// What the talent measures have in common: they cover communities wave by wave, and put one scheme each in
/// force on their first day.

#include <vector>

#include "models/interventions/rollout.hpp"

namespace tenure {

/// The scheme of this account, made on the programme's first day; null where it has ended early.
template <class Scheme, class Make>
[[nodiscard]] Scheme* scheme_in_force(const District& d, std::vector<Scheme>& schemes, std::size_t account,
                                      Make&& make) {
  Scheme* scheme = scheme_of(schemes, account);
  if (scheme == nullptr && !d.rollouts[account].begun) scheme = &schemes.emplace_back(make());
  return scheme;
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
