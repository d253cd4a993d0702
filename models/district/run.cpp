#include "models/district/run.hpp"

#include <algorithm>
#include <numeric>
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

/// Lives through the days from `first` until `until`, as far as the run goes on, and ends the periods that end in them.
void live(World& world, const Scenario& scenario, Day first, Day until, const RunOptions& options) {
  const RunSettings& run = scenario.run;
  for (Day today = first; today < until; ++today) {
    if (options.stop && options.stop()) return;
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
    if (options.day_done) options.day_done();
  }
}

Replicate result_of(const World& world, const Scenario& scenario, std::uint32_t replicate) {
  Replicate result;
  result.number = replicate;
  result.periods = world.outcomes().periods();
  result.values = world.outcomes().values(wanted_outcomes(scenario));
  result.talent = world.talent_moves();
  result.talent.sort();
  for (const Schedule::Phase& phase : world.schedule().phases())
    result.seconds.emplace_back(phase.name, std::chrono::duration<double>(phase.spent).count());
  result.notes = notes_of(world, scenario);
  return result;
}

/// The day on which the scenario's first programme begins; the end of the run where it has none.
Day programmes_begin(const Scenario& scenario) {
  Day first = scenario.run.until;
  for (const Intervention& i : scenario.interventions) first = std::min(first, i.programme.start);
  return first;
}

/// What acts before any programme, and the record of it.
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

/// In the order in which they part from the common past.
std::vector<std::size_t> by_parting(std::span<const Scenario* const> scenarios) {
  std::vector<std::size_t> order(scenarios.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return programmes_begin(*scenarios[a]) < programmes_begin(*scenarios[b]);
  });
  return order;
}

}  // namespace

Replicate simulate(const Scenario& scenario, const District& from, std::uint32_t replicate, const RunOptions& options) {
  World world(scenario, from, replicate);
  live(world, scenario, first_simulated_day(scenario), scenario.run.until, options);
  return result_of(world, scenario, replicate);
}

std::vector<Replicate> simulate_together(std::span<const Scenario* const> scenarios, const District& from,
                                         std::uint32_t replicate, const RunOptions& options) {
  if (scenarios.size() == 1) return {simulate(*scenarios.front(), from, replicate, options)};
  const Scenario shared = past_of(*scenarios.front());
  World past(shared, from, replicate);
  for (const Scenario* scenario : scenarios) past.outcomes().remember_for(*scenario);
  std::vector<Replicate> results(scenarios.size());
  Day today = first_simulated_day(shared);
  for (const std::size_t i : by_parting(scenarios)) {
    const Scenario& scenario = *scenarios[i];
    const Day parts = programmes_begin(scenario);
    live(past, shared, today, parts, options);
    today = parts;
    World world(past, scenario);
    live(world, scenario, parts, scenario.run.until, options);
    results[i] = result_of(world, scenario, replicate);
  }
  for (std::size_t k = 0; k < past.schedule().phases().size(); ++k)
    results.front().seconds[k].second += std::chrono::duration<double>(past.schedule().phases()[k].spent).count();
  return results;
}

bool share_a_past(const Scenario& a, const Scenario& b) {
  return past_of(a).fingerprint() == past_of(b).fingerprint();
}

std::uint64_t days_together(std::span<const Scenario* const> scenarios) {
  const Scenario& one = *scenarios.front();
  if (scenarios.size() == 1) return static_cast<std::uint64_t>(one.run.until - first_simulated_day(one));
  int days = 0;
  Day last = first_simulated_day(one);
  for (const Scenario* scenario : scenarios) {
    days += scenario->run.until - programmes_begin(*scenario);
    last = std::max(last, programmes_begin(*scenario));
  }
  return static_cast<std::uint64_t>(days + (last - first_simulated_day(one)));
}

void simulate_all(std::span<const Scenario* const> scenarios, const District& from, std::uint32_t n,
                  std::uint32_t at_once, const RunOptions& options,
                  const std::function<void(std::size_t, Replicate&&)>& done) {
  for (std::uint32_t first = 0; first < n; first += at_once) {
    const std::uint32_t batch = std::min(at_once, n - first);
    std::vector<std::vector<Replicate>> results(batch);
    tbb::parallel_for(
        std::uint32_t{0}, batch,
        [&](std::uint32_t i) { results[i] = simulate_together(scenarios, from, first + i, options); },
        tbb::simple_partitioner{});
    for (std::vector<Replicate>& together : results)
      for (std::size_t k = 0; k < together.size(); ++k) done(k, std::move(together[k]));
    if (options.stop && options.stop()) return;
  }
}

void simulate_all(const Scenario& scenario, const District& from, std::uint32_t n, std::uint32_t at_once,
                  const RunOptions& options, const std::function<void(Replicate&&)>& done) {
  const Scenario* one = &scenario;
  simulate_all(std::span(&one, 1), from, n, at_once, options, [&](std::size_t, Replicate&& r) { done(std::move(r)); });
}

}  // namespace tenure
