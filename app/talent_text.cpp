#include "app/talent_text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tenure {

std::string talent_text(const std::string& scenario, const std::vector<TalentMoves>& base,
                        const std::vector<TalentMoves>& with) {
  const std::size_t n = std::min(base.size(), with.size());
  TalentInCommon sum;
  for (std::size_t i = 0; i < n; ++i) {
    const TalentInCommon pair = in_common(base[i], with[i]);
    sum.came += pair.came, sum.came_anyway += pair.came_anyway;
    sum.left += pair.left, sum.kept += pair.kept;
  }
  if (sum.came == 0) return {};
  const auto mean = [n](std::int64_t count) { return static_cast<double>(count) / static_cast<double>(n); };
  return fmt::format(
      "{}: of {:.0f} technicians, graduates and high-level people who came, {:.0f} ({:.1f} %) came to the baseline "
      "too; of "
      "{:.0f} who left the baseline, {:.0f} stayed.\n",
      scenario, mean(sum.came), mean(sum.came_anyway), 100 * sum.deadweight(), mean(sum.left), mean(sum.kept));
}

}  // namespace tenure
