#include "app/talent_text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tenure {

namespace {

std::string table_of_the_paid(const TalentInCommon& sum, double lives) {
  const auto row = [&](std::string_view who, std::int64_t count) {
    return fmt::format("    {:<58}{:>8.1f}{:>8.1f} %\n", who, static_cast<double>(count) / lives,
                       100.0 * static_cast<double>(count) / static_cast<double>(sum.paid));
  };
  const std::int64_t lived_here = sum.paid - sum.paid_came;
  return fmt::format("  {:.1f} % of those who were paid an allowance would be here without it:\n",
                     100 * sum.paid_in_vain()) +
         row("paid an allowance", sum.paid) + row("lived here already", lived_here) +
         row("came, to the baseline too", sum.paid_anyway) +
         row("came to this world alone", sum.paid_came - sum.paid_anyway) +
         row("of all who came: would not have, had nothing been offered", sum.paid_tipped) +
         row("of all: left the baseline and stayed here", sum.paid_kept) +
         "  Two worlds drift apart by chance too: a few come to one alone whatever is offered.\n";
}

}  // namespace

std::string talent_text(const std::string& scenario, const std::vector<TalentMoves>& base,
                        const std::vector<TalentMoves>& with) {
  const std::size_t n = std::min(base.size(), with.size());
  TalentInCommon sum;
  for (std::size_t i = 0; i < n; ++i) {
    const TalentInCommon pair = in_common(base[i], with[i]);
    sum.came += pair.came, sum.came_anyway += pair.came_anyway;
    sum.left += pair.left, sum.kept += pair.kept;
    sum.paid += pair.paid, sum.paid_came += pair.paid_came, sum.paid_anyway += pair.paid_anyway;
    sum.paid_tipped += pair.paid_tipped, sum.paid_kept += pair.paid_kept;
  }
  if (sum.came == 0) return {};
  const auto mean = [n](std::int64_t count) { return static_cast<double>(count) / static_cast<double>(n); };
  const std::string text = fmt::format(
      "{}: of {:.0f} technicians, graduates and high-level people who came, {:.0f} ({:.1f} %) came to the baseline "
      "too; of "
      "{:.0f} who left the baseline, {:.0f} stayed.\n",
      scenario, mean(sum.came), mean(sum.came_anyway), 100 * sum.deadweight(), mean(sum.left), mean(sum.kept));
  return sum.paid == 0 ? text : text + table_of_the_paid(sum, static_cast<double>(n));
}

}  // namespace tenure
