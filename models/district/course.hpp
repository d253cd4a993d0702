#pragma once
/// How far one replicate of scenarios that share a past has come. Their worlds are one until a programme begins: the
/// days before it are lived once, and each scenario lives on from a copy. Written to an archive at the end of any day
/// and read back, a course goes on to the same bits.

#include <optional>
#include <span>
#include <vector>

#include "models/district/run.hpp"
#include "models/district/world.hpp"

namespace tenure {

class Course {
 public:
  /// On the first day, which `from` is. Scenarios must outlive it.
  Course(std::span<const Scenario* const> scenarios, District from, std::uint32_t replicate);

  /// Lives on to the end, or until `options.stop` asks to stop; hands itself to `options.checkpoint` where it is due.
  void live(const RunOptions& options);
  [[nodiscard]] bool over() const { return done_ == order_.size(); }
  /// Of each scenario, in their order; where it is not over, of what was lived so far.
  [[nodiscard]] std::vector<Replicate> results() const;
  [[nodiscard]] std::uint32_t replicate() const { return replicate_; }
  [[nodiscard]] std::uint64_t days_lived() const { return lived_; }

  /// What an archive holds of it (sim/archive.hpp). A course is read into one of the same scenarios, first day and
  /// replicate.
  template <class Archive>
  void keep(Archive& archive) {
    archive(past_until_, branch_until_, done_, lived_, results_);
    bool past = past_.has_value(), branch = branch_.has_value();
    archive(past, branch);
    if (!past) past_.reset();
    if (past) archive(*past_);
    if (!branch) branch_.reset();
    if (branch && !branch_) branch_.emplace(*past_, *scenarios_[order_[done_]]);
    if (branch) archive(*branch_);
  }

 private:
  /// Lives through the days from `today` until `until` and moves `today` along; false where it was stopped.
  bool live_through(World& world, const Scenario& scenario, Day& today, Day until, const RunOptions& options);
  [[nodiscard]] Replicate result_of(const World& world, const Scenario& scenario) const;

  std::vector<const Scenario*> scenarios_;
  std::uint32_t replicate_;
  std::vector<std::size_t> order_;  ///< in which scenarios part from the common past
  Scenario shared_;                 ///< what the common past is lived under; means nothing for one scenario
  std::optional<World> past_;       ///< none for one scenario, and once nothing parts from it any more
  std::optional<World> branch_;     ///< of the scenario now lived
  Day past_until_, branch_until_;   ///< first day that was not lived yet
  std::size_t done_ = 0;            ///< scenarios whose last day was lived
  std::uint64_t lived_ = 0;         ///< [day] in all
  std::vector<Replicate> results_;  ///< of those done; the others are empty
};

/// What acts before any programme of the scenario, and the record of it: scenarios with the same past `share_a_past`.
[[nodiscard]] Scenario past_of(const Scenario& scenario);
/// The day on which the scenario's first programme begins; the end of the run where it has none.
[[nodiscard]] Day programmes_begin(const Scenario& scenario);

}  // namespace tenure
