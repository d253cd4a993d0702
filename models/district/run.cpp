#include "models/district/run.hpp"

#include <algorithm>
#include <memory>

#include "models/district/course.hpp"
#include "models/synthesis/synthesise.hpp"
#include "sim/side_by_side.hpp"

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

Replicate simulate(const Scenario& scenario, District from, std::uint32_t replicate, const RunOptions& options) {
  const Scenario* one = &scenario;
  return std::move(simulate_together(std::span(&one, 1), std::move(from), replicate, options).front());
}

std::vector<Replicate> simulate_together(std::span<const Scenario* const> scenarios, District from,
                                         std::uint32_t replicate, const RunOptions& options) {
  Course course(scenarios, std::move(from), replicate);
  if (options.resume) options.resume(course);
  if (options.day_done)
    for (std::uint64_t day = 0; day < course.days_lived(); ++day) options.day_done();
  if (!course.over()) course.live(options);
  return course.results();
}

bool share_a_past(const Scenario& a, const Scenario& b) {
  return past_of(a).fingerprint() == past_of(b).fingerprint();
}

std::vector<std::vector<std::size_t>> by_past(std::span<const Scenario* const> scenarios) {
  std::vector<std::vector<std::size_t>> groups;
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    const auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& others) {
      return share_a_past(*scenarios[others.front()], *scenarios[s]);
    });
    if (group == groups.end())
      groups.push_back({s});
    else
      group->push_back(s);
  }
  return groups;
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

void simulate_all(std::span<const Scenario* const> scenarios, District from, std::uint32_t n, std::uint32_t at_once,
                  const RunOptions& options, const std::function<void(std::size_t, Replicate&&)>& done) {
  // As soon as a replicate is whole and its turn has come it is handed over (and written) while the others go on.
  std::uint32_t started = 0;
  const auto next = [&]() -> std::optional<std::uint32_t> {
    if (started == n || (options.stop && options.stop())) return std::nullopt;
    return started++;
  };
  const auto live = [&](std::uint32_t replicate) {
    std::vector<Scenario> own;
    if (options.scenarios_of) own = options.scenarios_of(replicate);
    std::vector<const Scenario*> lived(scenarios.begin(), scenarios.end());
    for (std::size_t s = 0; s < own.size(); ++s) lived[s] = &own[s];
    return n == 1 ? simulate_together(lived, std::move(from), replicate, options)
                  : simulate_together(lived, from, replicate, options);
  };
  side_by_side(at_once, next, live, [&](std::vector<Replicate>&& together) {
    for (std::size_t k = 0; k < together.size(); ++k) done(k, std::move(together[k]));
  });
}

void simulate_all(const Scenario& scenario, District from, std::uint32_t n, std::uint32_t at_once,
                  const RunOptions& options, const std::function<void(Replicate&&)>& done) {
  const Scenario* one = &scenario;
  simulate_all(std::span(&one, 1), std::move(from), n, at_once, options,
               [&](std::size_t, Replicate&& r) { done(std::move(r)); });
}

}  // namespace tenure
