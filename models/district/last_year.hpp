#pragma once
/// What was added to flows in each community over the last 365 days, for the outcomes that place rules rank by. It runs
/// through the warm-up and on over the ends of periods, and keeps nothing that nobody asks for.

#include <vector>

namespace tenure {

class LastYear {
 public:
  /// From now on keeps `outcome` (a number of the caller's) for so many communities.
  void watch(std::size_t outcome, std::size_t communities);

  void add(std::size_t outcome, std::size_t community, double amount) {
    if (outcome < watched_.size() && !watched_[outcome].empty())
      watched_[outcome][today_ * watched_[outcome].size() / days + community] += amount;
  }

  void end_day();

  /// [1/year] by community; while fewer than 365 days have passed, at the rate of those.
  [[nodiscard]] std::vector<double> yearly(std::size_t outcome) const;

  /// What an archive holds of it (sim/archive.hpp).
  template <class Archive>
  void keep(Archive& archive) {
    archive(watched_, today_, passed_);
  }

 private:
  static constexpr std::size_t days = 365;
  std::vector<std::vector<double>> watched_;  ///< [outcome] sums by day and community; empty: not watched
  std::size_t today_ = 0;                     ///< row of the running day; the oldest gives way to the next
  std::size_t passed_ = 0;                    ///< days that have ended, at most 365
};

}  // namespace tenure
