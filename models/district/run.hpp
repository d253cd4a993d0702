#pragma once
/// One replicate from the first day to the last, and many of them at once; of several scenarios, with the days before
/// their programmes lived once for all.

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "models/district/outcomes.hpp"
#include "models/district/scenario.hpp"
#include "models/district/talent_moves.hpp"

namespace tenure {

class Course;

/// What came of one replicate.
struct Replicate {
  std::uint32_t number = 0;
  std::size_t periods = 0;                              ///< closed; fewer than planned where the run was interrupted
  std::vector<std::vector<double>> values;              ///< [outcome wanted] periods x its dimensions
  TalentMoves talent;                                   ///< of the recorded days
  std::vector<std::pair<std::string, double>> seconds;  ///< by phase
  std::uint64_t state_bytes = 0;                        ///< of all tables on its last day, and of what was recorded
  std::vector<std::string> notes;                       ///< "cameras: stalled, 1,200 of 2,042 bought"
};

struct RunOptions {
  bool check_invariants = false;   ///< after every day; throws std::logic_error naming day and breach
  std::function<void()> day_done;  ///< called after each day, from any thread
  std::function<bool()> stop;      ///< asked before each day; true ends the replicate early

  /// Called with each replicate's course before its first day: may read into it how far it came another time.
  std::function<void(Course&)> resume;
  /// Called with it after every `checkpoint_every` days, when it is over, and when it was stopped.
  std::function<void(Course&)> checkpoint;
  std::uint64_t checkpoint_every = 1;  ///< [day]

  /// Where replicates differ in more than luck: what `simulate_all` lives in a replicate in place of its scenarios, as
  /// many, which share a past as those do. Called from any thread.
  std::function<std::vector<Scenario>(std::uint32_t replicate)> scenarios_of;
};

/// The outcomes that the scenario asks for, in the list's order.
[[nodiscard]] std::vector<Variable> wanted_outcomes(const Scenario& scenario);

/// The morning of the first simulated day: warm_up_days before `run.start`.
[[nodiscard]] Day first_simulated_day(const Scenario& scenario);
[[nodiscard]] District first_day(const Scenario& scenario);

/// `from`: what `first_day` made, shared by all replicates.
[[nodiscard]] Replicate simulate(const Scenario& scenario, District from, std::uint32_t replicate,
                                 const RunOptions& options);

/// The same replicate of each scenario, in their order. Their worlds are one until a programme begins: the days before
/// it are lived once, and each scenario lives on from a copy, to the same bits as alone. The seconds of those days
/// count with the first. All must `share_a_past`.
[[nodiscard]] std::vector<Replicate> simulate_together(std::span<const Scenario* const> scenarios, District from,
                                                       std::uint32_t replicate, const RunOptions& options);

/// True where the scenarios differ in nothing that acts before the first programme begins: in programmes, budgets,
/// words and the outcomes they keep, but not in district, parameters, seed, dates, replicates or periods.
[[nodiscard]] bool share_a_past(const Scenario& a, const Scenario& b);

/// The numbers of those that share a past, group by group, in the order in which each first stands.
[[nodiscard]] std::vector<std::vector<std::size_t>> by_past(std::span<const Scenario* const> scenarios);

/// How many days `simulate_together` lives through for one replicate.
[[nodiscard]] std::uint64_t days_together(std::span<const Scenario* const> scenarios);

/// Runs replicates 0 to n - 1, up to `at_once` side by side, and hands them to `done` in order. Memory holds `at_once`
/// districts, and `from` beside them where there are several replicates.
void simulate_all(const Scenario& scenario, District from, std::uint32_t n, std::uint32_t at_once,
                  const RunOptions& options, const std::function<void(Replicate&&)>& done);
/// The same of scenarios that share a past; `done` also gets the number of the scenario. Of several scenarios memory
/// holds twice `at_once` districts.
void simulate_all(std::span<const Scenario* const> scenarios, District from, std::uint32_t n, std::uint32_t at_once,
                  const RunOptions& options, const std::function<void(std::size_t, Replicate&&)>& done);

}  // namespace tenure
