#include "analysis/comparison_table.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "sim/csv.hpp"
#include "sim/results_writer.hpp"

namespace tenure {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

double low(const std::optional<Interval>& interval) {
  return interval ? interval->low : nothing;
}
double high(const std::optional<Interval>& interval) {
  return interval ? interval->high : nothing;
}

/// Of a whole outcome whose reduction has a price; nothing where none can be told.
Ratio yuan_per_averted(const ScenarioComparison& scenario, const ComparedOutcome& row) {
  if (row.label.empty())
    for (const CostPerAverted& cost : scenario.cost_per_averted)
      if (cost.variable.name == row.variable.name && cost.yuan.interval) return cost.yuan;
  return {nothing, {}};
}

std::string row_name(const ComparedOutcome& row) {
  return row.label.empty() ? row.variable.name : row.variable.name + ": " + row.label;
}

/// Every row that some scenario has, in the order of the first that has it.
std::vector<std::string> row_names(const Comparison& comparison) {
  std::vector<std::string> names;
  for (const ScenarioComparison& scenario : comparison.scenarios)
    for (const ComparedOutcome& row : scenario.outcomes)
      if (std::find(names.begin(), names.end(), row_name(row)) == names.end()) names.push_back(row_name(row));
  return names;
}

std::vector<std::string> scenario_names(const Comparison& comparison) {
  std::vector<std::string> names;
  for (const ScenarioComparison& scenario : comparison.scenarios) names.push_back(scenario.name);
  return names;
}

void write_table(const Comparison& comparison, ResultsWriter& out) {
  const std::vector<std::string> scenarios = scenario_names(comparison), rows = row_names(comparison);
  if (rows.empty()) return;
  std::vector<ResultsWriter::TableColumn> columns;
  for (const ComparisonColumn& column : comparison_columns()) {
    auto& cells = columns.emplace_back(column.name, column.long_name).values;
    cells.assign(scenarios.size() * rows.size(), nothing);
    for (std::size_t s = 0; s < scenarios.size(); ++s)
      for (const ComparedOutcome& row : comparison.scenarios[s].outcomes) {
        const auto at = std::find(rows.begin(), rows.end(), row_name(row)) - rows.begin();
        cells[s * rows.size() + static_cast<std::size_t>(at)] = column.value(comparison.scenarios[s], row);
      }
  }
  out.add_table("table", {{"scenario", "scenario", scenarios}, {"outcome", "outcome, and label of it", rows}}, columns);
}

}  // namespace

const std::vector<ComparisonColumn>& comparison_columns() {
  using S = const ScenarioComparison&;
  using O = const ComparedOutcome&;
  static const std::vector<ComparisonColumn> columns{
      {"base_mean", "mean of the baseline over the horizon", [](S, O o) { return o.base_mean; }},
      {"difference", "mean of the paired differences", [](S, O o) { return o.difference; }},
      {"low95", "95 % interval of the difference, from", [](S, O o) { return low(o.interval); }},
      {"high95", "95 % interval of the difference, to", [](S, O o) { return high(o.interval); }},
      {"relative_percent", "difference over base_mean [%]", [](S, O o) { return 100.0 * o.relative; }},
      {"relative_low95", "95 % interval of relative_percent, from [%]",
       [](S, O o) { return 100.0 * low(o.relative_interval); }},
      {"relative_high95", "95 % interval of relative_percent, to [%]",
       [](S, O o) { return 100.0 * high(o.relative_interval); }},
      {"p_good", "share of pairs that move in the good direction [1]",
       [](S, O o) { return o.variable.better == Better::neither ? nothing : o.p_good; }},
      {"pairs", "pairs of replicates [1]", [](S, O o) { return static_cast<double>(o.draws.size()); }},
      {"variance_ratio", "times more replicates that an unpaired comparison would need [1]",
       [](S, O o) { return std::isfinite(o.variance_ratio) ? o.variance_ratio : nothing; }},
      {"yuan_per_averted", "additional cost, whoever bears it, per event averted [yuan]",
       [](S s, O o) { return yuan_per_averted(s, o).value; }},
      {"yuan_per_averted_low95", "95 % interval of yuan_per_averted, from [yuan]",
       [](S s, O o) { return low(yuan_per_averted(s, o).interval); }},
      {"yuan_per_averted_high95", "95 % interval of yuan_per_averted, to [yuan]",
       [](S s, O o) { return high(yuan_per_averted(s, o).interval); }},
  };
  return columns;
}

std::string comparison_csv(const Comparison& comparison) {
  std::string text = "scenario,outcome,label,unit";
  for (const ComparisonColumn& column : comparison_columns()) text += "," + column.name;
  text += "\n";
  for (const ScenarioComparison& scenario : comparison.scenarios)
    for (const ComparedOutcome& row : scenario.outcomes) {
      text += fmt::format("{},{},{},{}", csv_cell(scenario.name), csv_cell(row.variable.name), csv_cell(row.label),
                          csv_cell(row.variable.unit));
      for (const ComparisonColumn& column : comparison_columns()) text += "," + csv_cell(column.value(scenario, row));
      text += "\n";
    }
  return text;
}

void write_comparison(const Comparison& comparison, const std::filesystem::path& path) {
  const std::vector<std::string> names = scenario_names(comparison);
  std::vector<Variable> variables;
  std::vector<std::string> outcomes;
  for (const ScenarioComparison& scenario : comparison.scenarios) {
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
  write_table(comparison, out);
  out.finish("complete", {});
}

}  // namespace tenure
