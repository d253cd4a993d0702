#include "models/district/last_year.hpp"

#include <algorithm>

#include "sim/calendar.hpp"

namespace tenure {

void LastYear::watch(std::size_t outcome, std::size_t communities) {
  if (watched_.size() <= outcome) watched_.resize(outcome + 1);
  watched_[outcome].assign(days * communities, 0.0);
}

void LastYear::end_day() {
  today_ = (today_ + 1) % days;
  passed_ = std::min(passed_ + 1, days);
  for (auto& sums : watched_) {
    const auto communities = static_cast<std::ptrdiff_t>(sums.size() / days);
    const auto from = sums.begin() + static_cast<std::ptrdiff_t>(today_) * communities;
    std::fill(from, from + communities, 0.0);
  }
}

std::vector<double> LastYear::yearly(std::size_t outcome) const {
  const std::vector<double>& sums = watched_.at(outcome);
  const std::size_t communities = sums.size() / days;
  std::vector<double> year(communities, 0.0);
  for (std::size_t i = 0; i < sums.size(); ++i) year[i % communities] += sums[i];
  for (double& sum : year) sum *= passed_ == 0 ? 0.0 : days_per_year / static_cast<double>(passed_);
  return year;
}

}  // namespace tenure
