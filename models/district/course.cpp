#include "models/district/course.hpp"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/archive.hpp"

namespace tenure {

namespace {

/// What a planner must know about each programme beyond its numbers.
std::vector<std::string> notes_of(const World& world, const Scenario& scenario) {
  std::vector<std::string> notes;
  for (const BudgetLine& line : world.district().ledger.lines())
    if (line.amount - line.spent < line.amount / 1000)
      notes.push_back(fmt::format("the budget line {} of {:.0f} yuan is spent", line.name, yuan(line.amount)));
  for (std::size_t i = 0; i < scenario.interventions.size(); ++i) {
    const Account& account = world.district().ledger.accounts()[i];
    if (account.refused > 0 || (account.budget != no_cap && account.left() < account.budget / 1000))
      notes.push_back(fmt::format("{}: the budget of {:.0f} yuan ran out after {:.0f} yuan", account.programme,
                                  yuan(account.budget), yuan(account.total())));
    const Rollout& rollout = world.district().rollouts[i];
    if (rollout.stalled)
      notes.push_back(fmt::format("{}: the rollout stalled at {} of {:.0f}", account.programme, rollout.bought,
                                  scenario.interventions[i].programme.amount));
  }
  return notes;
}

std::vector<std::size_t> by_parting(std::span<const Scenario* const> scenarios) {
  std::vector<std::size_t> order(scenarios.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return programmes_begin(*scenarios[a]) < programmes_begin(*scenarios[b]);
  });
  return order;
}

void add_seconds(std::vector<std::pair<std::string, double>>& seconds, const World& world) {
  const auto& phases = world.schedule().phases();
  for (std::size_t k = 0; k < phases.size(); ++k)
    seconds[k].second += std::chrono::duration<double>(phases[k].spent).count();
}

}  // namespace

Day programmes_begin(const Scenario& scenario) {
  Day first = scenario.run.until;
  for (const Intervention& i : scenario.interventions) first = std::min(first, i.programme.start);
  return first;
}

Scenario past_of(const Scenario& scenario) {
  Scenario past = scenario;
  past.path.clear();  // files are then named from one folder, whichever the scenarios lie in
  past.title.clear();
  past.description.clear();
  past.record.outcomes.reset();
  past.budgets.clear();
  past.interventions.clear();
  return past;
}

Course::Course(std::span<const Scenario* const> scenarios, District from, std::uint32_t replicate)
    : scenarios_(scenarios.begin(), scenarios.end()),
      replicate_(replicate),
      order_(by_parting(scenarios)),
      shared_(past_of(*scenarios.front())),
      past_until_(first_simulated_day(shared_)),
      branch_until_(past_until_),
      results_(scenarios.size()) {
  if (scenarios.size() == 1) {
    branch_.emplace(*scenarios.front(), std::move(from), replicate);
    return;
  }
  past_.emplace(shared_, std::move(from), replicate);
  for (const Scenario* scenario : scenarios) past_->outcomes().remember_for(*scenario);
}

bool Course::live_through(World& world, const Scenario& scenario, Day& today, Day until, const RunOptions& options) {
  const RunSettings& run = scenario.run;
  while (today < until) {
    if (options.stop && options.stop()) return false;
    if (today == run.start) {
      world.outcomes().start_over();
      world.forget_moves();
    }
    world.live(today);
    if (options.check_invariants)
      if (const auto broken = broken_invariants(world.district(), world.population(), today); !broken.empty())
        throw std::logic_error(
            fmt::format("on {} of replicate {}: {}", format_day(today), world.replicate(), fmt::join(broken, "; ")));
    const Day next = today + 1;
    if (today >= run.start && (next == run.until || next == next_period(today, scenario.record.period(), run.start)))
      world.close_period(today);
    today = next;
    ++lived_;
    if (options.day_done) options.day_done();
    if (options.checkpoint && lived_ % options.checkpoint_every == 0) options.checkpoint(*this);
  }
  return true;
}

void Course::live(const RunOptions& options) {
  while (!over()) {
    const std::size_t i = order_[done_];
    const Scenario& scenario = *scenarios_[i];
    if (!branch_) {
      if (!live_through(*past_, shared_, past_until_, programmes_begin(scenario), options)) break;
      branch_.emplace(*past_, scenario);
      branch_until_ = past_until_;
    }
    if (!live_through(*branch_, scenario, branch_until_, scenario.run.until, options)) break;
    results_[i] = result_of(*branch_, scenario);
    ArchiveMeter meter;
    meter(*branch_);
    results_[i].state_bytes = meter.bytes();
    branch_.reset();
    ++done_;
  }
  if (over() && past_) {
    add_seconds(results_.front().seconds, *past_);
    past_.reset();
  }
  if (options.checkpoint) options.checkpoint(*this);
}

std::vector<Replicate> Course::results() const {
  std::vector<Replicate> all = results_;
  for (std::size_t k = done_; k < order_.size(); ++k) {
    const std::size_t i = order_[k];
    all[i] = k == done_ && branch_ ? result_of(*branch_, *scenarios_[i])
                                   : result_of(World(*past_, *scenarios_[i]), *scenarios_[i]);
  }
  if (past_) add_seconds(all.front().seconds, *past_);
  return all;
}

Replicate Course::result_of(const World& world, const Scenario& scenario) const {
  Replicate result;
  result.number = replicate_;
  result.periods = world.outcomes().periods();
  result.values = world.outcomes().values(wanted_outcomes(scenario));
  result.talent = world.talent_moves();
  result.talent.sort();
  for (const Schedule::Phase& phase : world.schedule().phases())
    result.seconds.emplace_back(phase.name, std::chrono::duration<double>(phase.spent).count());
  result.notes = notes_of(world, scenario);
  return result;
}

}  // namespace tenure
