#include "analysis/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include <fmt/format.h>

#include "analysis/comparison_series.hpp"

namespace tenure {

namespace {

constexpr double level = 0.95;

std::size_t position(const ResultsFile& file, std::int64_t replicate) {
  const auto& all = file.replicates();
  return static_cast<std::size_t>(std::find(all.begin(), all.end(), replicate) - all.begin());
}

/// Additional cost by pair, whoever bears it.
std::vector<double> whole_cost(const ScenarioComparison& scenario) {
  std::vector<double> cost;
  for (const char* part : {"spending", "borne_by_others"}) {
    const ComparedOutcome* outcome = scenario.find(part);
    if (outcome == nullptr) continue;
    cost.resize(outcome->draws.size(), 0.0);
    for (std::size_t i = 0; i < cost.size(); ++i) cost[i] += outcome->draws[i];
  }
  return cost;
}

/// The reduction must be told from 0 and the cost too, else a ratio of them says nothing.
CostPerAverted cost_per_averted(const std::vector<double>& whole, const ComparedOutcome& events) {
  std::vector<double> averted = events.draws;
  for (double& x : averted) x = -x;
  CostPerAverted cost{events.variable, -events.difference, ratio_of_means(whole, averted, level)};
  if (cost.averted <= 0.0 || (cost.yuan.interval && cost.yuan.interval->contains(0.0))) cost.yuan.interval.reset();
  return cost;
}

}  // namespace

ComparisonFrame frame_of(const ResultsFile& file) {
  return {attribute_text(file, "seed"), attribute_text(file, "district_name"), attribute_text(file, "until"),
          time_of(file)};
}

std::string why_not_comparable(const ComparisonFrame& base, const ComparisonFrame& other) {
  if (other.seed != base.seed) return fmt::format("seed {} against {}", other.seed, base.seed);
  if (other.district != base.district) return fmt::format("district {} against {}", other.district, base.district);
  if (other.until != base.until) return fmt::format("until {} against {}", other.until, base.until);
  const auto &a = base.time, &b = other.time;
  if (a == b) return "";
  if (a.empty() || b.empty()) return "one has no periods";
  return fmt::format("time axis {} periods from {} to {} against {} from {} to {}", b.size(), format_day(b.front()),
                     format_day(b.back()), a.size(), format_day(a.front()), format_day(a.back()));
}

std::vector<std::int64_t> comparable_replicates(const NamedResults& base, const std::vector<NamedResults>& others) {
  const ComparisonFrame frame = frame_of(*base.file);
  for (const NamedResults& other : others)
    if (const std::string why = why_not_comparable(frame, frame_of(*other.file)); !why.empty())
      throw std::invalid_argument(fmt::format("{} can't be compared with {}: {}", other.name, base.name, why));
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
  const std::optional<std::string> only = label.empty() ? std::nullopt : std::optional(label);
  std::vector<std::vector<double>> a, b;
  for (std::int64_t r : replicates) {
    a.push_back(series_of(base, variable.name, only, position(base, r)));
    b.push_back(series_of(other, variable.name, only, position(other, r)));
  }
  return compare_series(variable, label, a, b);
}

ComparedOutcome compare_series(const Variable& variable, const std::string& label,
                               const std::vector<std::vector<double>>& base,
                               const std::vector<std::vector<double>>& other) {
  ComparedOutcome out;
  out.variable = variable;
  out.label = label;
  std::vector<double> before, after;
  for (std::size_t r = 0; r < base.size(); ++r) {
    before.push_back(over_horizon(variable, base[r]));
    after.push_back(over_horizon(variable, other[r]));
    if (label.empty()) out.over_time.push_back(paired_differences(base[r], other[r]));
  }
  out.draws = paired_differences(before, after);
  out.base_mean = mean(before);
  out.difference = mean(out.draws);
  out.interval = t_interval(out.draws, level);
  // Per cent of less than nothing would turn signs round: more of a loss would read as growth.
  const Ratio relative = out.base_mean > 0 ? ratio_of_means(out.draws, before, level)
                                           : Ratio{std::numeric_limits<double>::quiet_NaN(), std::nullopt};
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

Comparison compare(const NamedResults& base, const std::vector<NamedResults>& others,
                   const std::vector<std::string>& only) {
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
      if (!only.empty() && std::find(only.begin(), only.end(), variable.name) == only.end()) continue;
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
    const std::vector<double> whole = whole_cost(scenario);
    if (std::any_of(whole.begin(), whole.end(), [](double yuan) { return yuan != 0; }))
      for (const std::string events : {"incidents_actual", "incidents_recorded", "fires", "displaced"})
        if (const ComparedOutcome* outcome = scenario.find(events))
          scenario.cost_per_averted.push_back(cost_per_averted(whole, *outcome));
    comparison.scenarios.push_back(std::move(scenario));
  }
  return comparison;
}

}  // namespace tenure
