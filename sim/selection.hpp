#pragma once
/// Rows that pass a test which chance decides, as most tests of agents do.

#include <algorithm>
#include <array>
#include <cstddef>

namespace tenure {

/// Calls f(i) for each i from `begin` to `end` - 1 for which test(i) holds, in order. All of some 64 are asked before f
/// is called for any of them, and asked without a branch: a processor could only guess how it goes, and forgets what it
/// has under way, such as rows to come that lie far away in memory, where it guessed wrongly. So test(i) should do
/// little, join its conditions by & and not by &&, and must not depend on what f does.
template <class Test, class F>
void for_each_where(std::size_t begin, std::size_t end, Test&& test, F&& f) {
  constexpr std::size_t together = 64;
  std::array<std::size_t, together> passed;
  while (begin < end) {
    std::size_t found = 0;
    for (const std::size_t until = std::min(end, begin + together); begin < until; ++begin) {
      passed[found] = begin;
      found += static_cast<std::size_t>(test(begin));
    }
    for (std::size_t i = 0; i < found; ++i) f(passed[i]);
  }
}

}  // namespace tenure
