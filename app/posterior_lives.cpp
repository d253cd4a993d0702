#include "app/posterior_lives.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "analysis/posterior_file.hpp"
#include "sim/toml_reader.hpp"

namespace tenure {

std::optional<std::string> intervention_of(const std::string& parameter) {
  const std::string prefix = "intervention.";
  const auto end = parameter.rfind('.');
  if (!parameter.starts_with(prefix) || end <= prefix.size()) return std::nullopt;
  return parameter.substr(prefix.size(), end - prefix.size());
}

bool has_parameter(const Scenario& scenario, const std::string& parameter) {
  const auto name = intervention_of(parameter);
  return !name || std::any_of(scenario.interventions.begin(), scenario.interventions.end(), [&](const Intervention& i) {
    return i.programme.name == *name || i.programme.kind == *name;
  });
}

PosteriorLives::PosteriorLives(const std::filesystem::path& file, std::span<const Scenario* const> scenarios)
    : posterior_(read_posterior(file)) {
  Problems problems;
  for (const PosteriorParameter& p : posterior_.parameters) {
    const bool of_intervention = intervention_of(p.name).has_value();
    const bool known = std::any_of(scenarios.begin(), scenarios.end(), [&](const Scenario* s) {
      return of_intervention ? has_parameter(*s, p.name) : s->book.find(p.name) != nullptr;
    });
    if (known) continue;
    problems.add({file.string()}, fmt::format("moves {}", p.name),
                 of_intervention ? "no scenario has that intervention" : "the book has no such parameter",
                 suggestion(p.name, scenarios.front()->book.names()));
  }
  problems.stop_here();
}

Scenario PosteriorLives::scenario(const Scenario& base, std::uint32_t replicate,
                                  const std::vector<std::string>& sets) const {
  const std::vector<double>& draw = posterior_.draws[draw_of(posterior_, replicate)];
  std::vector<std::string> all;
  for (std::size_t j = 0; j < draw.size(); ++j)
    if (has_parameter(base, posterior_.parameters[j].name))
      all.push_back(fmt::format("{}={}", posterior_.parameters[j].name, toml_number(draw[j])));
  all.insert(all.end(), sets.begin(), sets.end());
  return parse_scenario(base.resolved_text(), base.path, all);
}

}  // namespace tenure
