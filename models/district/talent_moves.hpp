#pragma once
/// Who of the talent skills (all above basic) came and left in the recorded days, by luck key, and what two worlds of
/// one luck have in common: the same person has the same key in both, so that one can tell whom a programme moved and
/// whom it paid for what they would have done anyway.

#include <cstdint>
#include <vector>

#include "models/state/kinds.hpp"

namespace tenure {

[[nodiscard]] constexpr bool is_talent(Skill skill) {
  return skill != Skill::basic;
}

/// Luck keys of persons, rising, each once.
struct TalentMoves {
  std::vector<std::uint32_t> came, left;
};

struct TalentInCommon {
  std::int64_t came = 0;         ///< [person] in the world with programmes
  std::int64_t came_anyway = 0;  ///< of them, also without
  std::int64_t left = 0;         ///< [person] in the world without programmes
  std::int64_t kept = 0;         ///< of them, who lived in both worlds and did not leave the one with programmes

  /// Share of those who came that would have come anyway; not a number where nobody came.
  [[nodiscard]] double deadweight() const;
};
[[nodiscard]] TalentInCommon in_common(const TalentMoves& base, const TalentMoves& with);

}  // namespace tenure
