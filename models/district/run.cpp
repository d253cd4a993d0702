#include "models/district/run.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include "models/district/world.hpp"
#include "models/synthesis/synthesise.hpp"

namespace tenure {

std::vector<Variable> wanted_outcomes(const Scenario& scenario) {
  if (!scenario.record.outcomes) return outcome_variables();
  std::vector<Variable> wanted;
  for (const Variable& variable : outcome_variables())
    if (std::find(scenario.record.outcomes->begin(), scenario.record.outcomes->end(), variable.name) !=
        scenario.record.outcomes->end())
      wanted.push_back(variable);
  return wanted;
}

Day first_simulated_day(const Scenario& scenario) {
  return scenario.run.start - static_cast<int>(scenario.run.warm_up_days);
}

District first_day(const Scenario& scenario) {
  return synthesise(scenario.district, Luck{static_cast<std::uint64_t>(scenario.run.seed), 0},
                    first_simulated_day(scenario));
}

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

}  // namespace

Replicate simulate(const Scenario& scenario, const District& from, std::uint32_t replicate, const RunOptions& options) {
  World world(scenario, from, replicate);
  const Period period = scenario.record.period();
  Day closes = next_period(scenario.run.start, period, scenario.run.start);
  for (Day today = first_simulated_day(scenario); today < scenario.run.until; ++today) {
    if (options.stop && options.stop()) break;
    if (today == scenario.run.start) world.outcomes().start_over();
    world.live(today);
    if (options.check_invariants)
      if (const auto broken = broken_invariants(world.district(), world.population(), today); !broken.empty())
        throw std::logic_error(
            fmt::format("on {} of replicate {}: {}", format_day(today), replicate, fmt::join(broken, "; ")));
    if (today + 1 == closes || today + 1 == scenario.run.until) {
      if (today >= scenario.run.start) world.close_period(today);
      closes = next_period(today + 1, period, scenario.run.start);
    }
    if (options.day_done) options.day_done();
  }
  Replicate result;
  result.number = replicate;
  result.periods = world.outcomes().periods();
  result.values = world.outcomes().values(wanted_outcomes(scenario));
  for (const Schedule::Phase& phase : world.schedule().phases())
    result.seconds.emplace_back(phase.name, std::chrono::duration<double>(phase.spent).count());
  result.notes = notes_of(world, scenario);
  return result;
}

void simulate_all(const Scenario& scenario, const District& from, std::uint32_t n, std::uint32_t at_once,
                  const RunOptions& options, const std::function<void(Replicate&&)>& done) {
  for (std::uint32_t first = 0; first < n; first += at_once) {
    const std::uint32_t batch = std::min(at_once, n - first);
    std::vector<Replicate> results(batch);
    tbb::parallel_for(
        std::uint32_t{0}, batch, [&](std::uint32_t i) { results[i] = simulate(scenario, from, first + i, options); },
        tbb::simple_partitioner{});
    for (Replicate& result : results) done(std::move(result));
    if (options.stop && options.stop()) return;
  }
}

}  // namespace tenure
