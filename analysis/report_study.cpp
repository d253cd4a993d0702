#include "analysis/report_study.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/chart_fan.hpp"
#include "analysis/comparison_series.hpp"

namespace tenure {

namespace {

ReportStudy::Runs runs_of(const ResultsFile& file, const ReportIndicator& indicator,
                          const std::vector<std::int64_t>& replicates) {
  const std::optional<std::string> label =
      indicator.label.empty() ? std::nullopt : std::optional<std::string>(indicator.label);
  const auto& all = file.replicates();
  ReportStudy::Runs runs;
  for (const std::int64_t r : replicates) {
    const auto at = std::lower_bound(all.begin(), all.end(), r);
    runs.push_back(series_of(file, indicator.outcome, label, static_cast<std::size_t>(at - all.begin())));
  }
  return runs;
}

}  // namespace

ReportStudy read_study(const NamedResults& base, const std::vector<NamedResults>& others) {
  ReportStudy study;
  study.replicates = comparable_replicates(base, others);
  study.scenarios.push_back(base);
  study.scenarios.insert(study.scenarios.end(), others.begin(), others.end());
  study.time = time_of(*base.file);
  study.until = horizon_end(*base.file);
  std::vector<const ResultsFile*> files;
  for (const NamedResults& scenario : study.scenarios) files.push_back(scenario.file);
  study.indicators = report_indicators(files);
  for (const ReportIndicator& indicator : study.indicators) {
    study.variables.push_back(*base.file->find(indicator.outcome));
    auto& of_indicator = study.runs.emplace_back();
    for (const ResultsFile* file : files) of_indicator.push_back(runs_of(*file, indicator, study.replicates));
  }
  return study;
}

Comparison ReportStudy::against_baseline() const {
  const ResultsFile& first = *scenarios.front().file;
  Comparison comparison;
  comparison.base_name = scenarios.front().name;
  comparison.base_title = scenarios.front().title;
  comparison.district = attribute_text(first, "district_name");
  comparison.version = attribute_text(first, "tenure_version");
  comparison.start = format_day(time.front());
  comparison.until = format_day(until);
  comparison.time = time;
  comparison.replicates = replicates;
  for (std::size_t s = 1; s < scenarios.size(); ++s) {
    ScenarioComparison& scenario = comparison.scenarios.emplace_back();
    scenario.name = scenarios[s].name;
    scenario.title = scenarios[s].title;
    for (std::size_t i = 0; i < indicators.size(); ++i)
      scenario.outcomes.push_back(compare_series(variables[i], indicators[i].label, runs[i][0], runs[i][s]));
  }
  return comparison;
}

ReportFan fan_of_runs(const ReportStudy::Runs& runs, const Variable& variable) {
  ReportFan fan;
  fan.bands = bands_for(runs.size());
  fan.low.resize(fan.bands.size());
  fan.high.resize(fan.bands.size());
  std::vector<double> totals, draws;
  for (const auto& run : runs) totals.push_back(over_horizon(variable, run));
  fan.whole = effect_of(totals);
  for (std::size_t t = 0; t < runs.front().size(); ++t) {
    draws.clear();
    for (const auto& run : runs)
      if (std::isfinite(run[t])) draws.push_back(run[t]);
    const PairedEffect level = effect_of(draws);
    fan.median.push_back(level.median);
    fan.mean.push_back(level.mean);
    fan.low90.push_back(level.most.low);
    fan.high90.push_back(level.most.high);
    for (std::size_t b = 0; b < fan.bands.size(); ++b) {
      fan.low[b].push_back(quantile(draws, (1.0 - fan.bands[b]) / 2.0));
      fan.high[b].push_back(quantile(draws, (1.0 + fan.bands[b]) / 2.0));
    }
  }
  return fan;
}

ReportEffect effect_of_pair(const ReportStudy& study, std::size_t indicator, std::size_t base, std::size_t other) {
  const auto &a = study.runs[indicator][base], &b = study.runs[indicator][other];
  ReportEffect effect{compare_series(study.variables[indicator], study.indicators[indicator].label, a, b), {}, {}};
  effect.draws = effect_of(effect.whole.draws);
  std::vector<double> draws(a.size());
  for (std::size_t t = 0; t < study.time.size(); ++t) {
    for (std::size_t r = 0; r < a.size(); ++r) draws[r] = b[r][t] - a[r][t];
    effect.by_period.push_back(effect_of(draws));
  }
  return effect;
}

}  // namespace tenure
