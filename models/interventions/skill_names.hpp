#pragma once
/// Skills as scenarios name them.

#include <string>
#include <vector>

#include "models/state/talent.hpp"

namespace tenure {

[[nodiscard]] inline std::vector<std::string> skill_choices() {
  return {skill_names.begin(), skill_names.end()};
}

/// The skill of that name, which is one of `skill_names`.
[[nodiscard]] inline Skill skill_named(std::string_view name) {
  std::size_t k = 0;
  while (k + 1 < skills && skill_names[k] != name) ++k;
  return static_cast<Skill>(k);
}

[[nodiscard]] inline SkillSet skill_set(const std::vector<std::string>& names) {
  SkillSet set = 0;
  for (const std::string& name : names) set |= static_cast<SkillSet>(1u << static_cast<unsigned>(skill_named(name)));
  return set;
}

}  // namespace tenure
