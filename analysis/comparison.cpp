#include "analysis/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include <fmt/format.h>

#include "analysis/comparison_series.hpp"
#include "sim/results_writer.hpp"

namespace tenure {

namespace {

constexpr double level = 0.95;

void require_comparable(const NamedResults& base, const NamedResults& other) {
  const auto refuse = [&](const std::string& why) {
    throw std::invalid_argument(fmt::format("{} can't be compared with {}: {}", other.name, base.name, why));
  };
  for (const std::string name : {"seed", "district_name", "until"}) {
    const std::string a = attribute_text(*base.file, name), b = attribute_text(*other.file, name);
    if (a != b) refuse(fmt::format("{} {} against {}", name, b, a));
  }
  const auto &a = time_of(*base.file), &b = time_of(*other.file);
  if (a == b) return;
  if (a.empty() || b.empty()) refuse("one has no periods");
  refuse(fmt::format("time axis {} periods from {} to {} against {} from {} to {}", b.size(), format_day(b.front()),
                     format_day(b.back()), a.size(), format_day(a.front()), format_day(a.back())));
}

std::size_t position(const ResultsFile& file, std::int64_t replicate) {
  const auto& all = file.replicates();
  return static_cast<std::size_t>(std::find(all.begin(), all.end(), replicate) - all.begin());
}

/// The reduction must be told from 0 and the cost too, else a ratio of them says nothing.
CostPerAverted cost_per_averted(const ComparedOutcome& spending, const ComparedOutcome& events) {
  std::vector<double> averted = events.draws;
  for (double& x : averted) x = -x;
  CostPerAverted cost{events.variable, -events.difference, ratio_of_means(spending.draws, averted, level)};
  if (cost.averted <= 0.0 || (cost.yuan.interval && cost.yuan.interval->contains(0.0))) cost.yuan.interval.reset();
  return cost;
}

}  // namespace

std::vector<std::int64_t> comparable_replicates(const NamedResults& base, const std::vector<NamedResults>& others) {
  for (const NamedResults& other : others) require_comparable(base, other);
  std::vector<std::int64_t> common = base.file->replicates();
  for (const NamedResults& other : others) {
    std::vector<std::int64_t> both;
    const auto& own = other.file->replicates();
    std::set_intersection(common.begin(), common.end(), own.begin(), own.end(), std::back_inserter(both));
    if (both.empty())
      throw std::invalid_argument(
          fmt::format("{} can't be compared with {}: no replicate in common", other.name, base.name));
    common = std::move(both);
  }
  return common;
}

ComparedOutcome compare_outcome(const ResultsFile& base, const ResultsFile& other, const Variable& variable,
                                const std::string& label, const std::vector<std::int64_t>& replicates) {
  ComparedOutcome out;
  out.variable = variable;
  out.label = label;
  const std::optional<std::string> only = label.empty() ? std::nullopt : std::optional(label);
  std::vector<double> before, after;
  for (std::int64_t r : replicates) {
    const std::vector<double> a = series_of(base, variable.name, only, position(base, r));
    const std::vector<double> b = series_of(other, variable.name, only, position(other, r));
    before.push_back(over_horizon(variable, a));
    after.push_back(over_horizon(variable, b));
    if (label.empty()) out.over_time.push_back(paired_differences(a, b));
  }
  out.draws = paired_differences(before, after);
  out.base_mean = mean(before);
  out.difference = mean(out.draws);
  out.interval = t_interval(out.draws, level);
  const Ratio relative = ratio_of_means(out.draws, before, level);
  out.relative = relative.value;
  out.relative_interval = relative.interval;
  const double up = share_above_zero(out.draws);
  out.p_good = variable.better == Better::down ? 1.0 - up : up;
  out.variance_ratio = variance_ratio(before, after);
  return out;
}

bool ComparedOutcome::exactly_zero() const {
  return std::all_of(draws.begin(), draws.end(), [](double x) { return x == 0.0; });
}

bool ComparedOutcome::clear() const {
  return interval && (interval->low > 0.0 || interval->high < 0.0);
}

const ComparedOutcome* ScenarioComparison::find(const std::string& outcome, const std::string& label) const {
  const auto at = std::find_if(outcomes.begin(), outcomes.end(), [&](const ComparedOutcome& o) {
    return o.variable.name == outcome && o.label == label;
  });
  return at == outcomes.end() ? nullptr : &*at;
}

Comparison compare(const NamedResults& base, const std::vector<NamedResults>& others) {
  std::vector<std::int64_t> replicates = comparable_replicates(base, others);
  const ResultsFile& first = *base.file;
  Comparison comparison{base.name,
                        base.title,
                        attribute_text(first, "district_name"),
                        time_of(first).empty() ? std::string() : format_day(time_of(first).front()),
                        format_day(horizon_end(first)),
                        attribute_text(first, "tenure_version"),
                        0,
                        time_of(first),
                        std::move(replicates),
                        {}};
  if (const auto at = first.attributes().find("seed"); at != first.attributes().end())
    if (const auto* seed = std::get_if<std::int64_t>(&at->second)) comparison.seed = *seed;

  for (const NamedResults& other : others) {
    ScenarioComparison scenario{other.name, other.title, {}, {}};
    for (const Variable& variable : first.variables()) {
      const Variable* same = other.file->find(variable.name);
      if (same == nullptr || same->dimensions != variable.dimensions) continue;
      const auto add = [&](const std::string& label) {
        scenario.outcomes.push_back(compare_outcome(first, *other.file, variable, label, comparison.replicates));
      };
      add("");
      for (const std::string dimension : {"incident_type", "fire_cause", "skill"}) {
        const std::vector<std::string> theirs = labels_of(*other.file, variable, dimension);
        for (const std::string& label : labels_of(first, variable, dimension))
          if (std::find(theirs.begin(), theirs.end(), label) != theirs.end()) add(label);
      }
    }
    if (const ComparedOutcome* spending = scenario.find("spending"); spending && !spending->exactly_zero())
      for (const std::string events : {"incidents_actual", "incidents_recorded", "fires", "displaced"})
        if (const ComparedOutcome* outcome = scenario.find(events))
          scenario.cost_per_averted.push_back(cost_per_averted(*spending, *outcome));
    comparison.scenarios.push_back(std::move(scenario));
  }
  return comparison;
}

void write_comparison(const Comparison& comparison, const std::filesystem::path& path) {
  std::vector<std::string> names;
  std::vector<Variable> variables;
  std::vector<std::string> outcomes;
  for (const ScenarioComparison& scenario : comparison.scenarios) {
    names.push_back(scenario.name);
    for (const ComparedOutcome& outcome : scenario.outcomes) {
      if (!outcome.label.empty() ||
          std::find(outcomes.begin(), outcomes.end(), outcome.variable.name) != outcomes.end())
        continue;
      outcomes.push_back(outcome.variable.name);
      Variable& variable = variables.emplace_back(outcome.variable);
      variable.name = "difference_" + outcome.variable.name;
      variable.long_name = fmt::format("difference from {}: {}", comparison.base_name, outcome.variable.long_name);
      variable.dimensions = {"scenario"};
      variable.storage = Storage::real;
    }
  }
  const std::map<std::string, Attribute> attributes{{"title", "Paired differences from " + comparison.base_title},
                                                    {"baseline", comparison.base_name},
                                                    {"district_name", comparison.district},
                                                    {"seed", comparison.seed},
                                                    {"start", comparison.start},
                                                    {"until", comparison.until},
                                                    {"tenure_version", comparison.version}};
  ResultsWriter out(path, {{"time", "first day of the period", comparison.time}, {"scenario", "scenario", names}},
                    variables, attributes);
  for (std::size_t r = 0; r < comparison.replicates.size(); ++r) {
    std::vector<std::vector<double>> values;
    for (const std::string& outcome : outcomes) {
      auto& cells =
          values.emplace_back(comparison.time.size() * names.size(), std::numeric_limits<double>::quiet_NaN());
      for (std::size_t s = 0; s < names.size(); ++s)
        if (const ComparedOutcome* o = comparison.scenarios[s].find(outcome))
          for (std::size_t t = 0; t < comparison.time.size(); ++t) cells[t * names.size() + s] = o->over_time[r][t];
    }
    out.append(comparison.replicates[r], values);
  }
  out.finish("complete", {});
}

}  // namespace tenure
