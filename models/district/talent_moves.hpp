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
  std::vector<std::uint32_t> tipped;  ///< of `came`, whom programmes made come: all else as it was, they would not have
  std::vector<std::uint32_t> paid;    ///< who received a talent allowance

  void sort();
};

struct TalentInCommon {
  std::int64_t came = 0;         ///< [person] in the world with programmes
  std::int64_t came_anyway = 0;  ///< of them, also without
  std::int64_t left = 0;         ///< [person] in the world without programmes
  std::int64_t kept = 0;         ///< of them, who lived in both worlds and did not leave the one with programmes

  std::int64_t paid = 0;         ///< [person] an allowance, in the world with programmes
  std::int64_t paid_came = 0;    ///< of them, who came in the recorded days: the others lived here
  std::int64_t paid_anyway = 0;  ///< of those, who also came to the world without programmes
  std::int64_t paid_tipped = 0;  ///< of those who came, whom programmes made come, all else as it was
  std::int64_t paid_kept = 0;    ///< of the paid, who left the world without programmes and not this one

  /// Share of those who came that would have come anyway; not a number where nobody came.
  [[nodiscard]] double deadweight() const;
  /// Share of the paid who are in the world without programmes too: neither came for it nor stayed for it. Not a number
  /// where nobody was paid.
  [[nodiscard]] double paid_in_vain() const;
};
[[nodiscard]] TalentInCommon in_common(const TalentMoves& base, const TalentMoves& with);

}  // namespace tenure
