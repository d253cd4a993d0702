#pragma once
/// What a report is made of: the lives of every scenario by indicator, read once, and what is said of any two of them.
///
/// Differences are by pair of replicates with the same luck, from the draws: mean with its 95 % interval and share of
/// pairs as in comparison.hpp, median and central 50 and 90 % of pairs as in paired_effect.hpp.

#include <string>
#include <vector>

#include "analysis/comparison.hpp"
#include "analysis/paired_effect.hpp"
#include "analysis/report_indicators.hpp"

namespace tenure {

struct ReportStudy {
  using Runs = std::vector<std::vector<double>>;  ///< [replicate][period]

  std::vector<NamedResults> scenarios;  ///< the baseline first
  std::vector<ReportIndicator> indicators;
  std::vector<Variable> variables;  ///< by indicator
  std::vector<std::int64_t> replicates;
  std::vector<Day> time;
  Day until;
  std::vector<std::vector<Runs>> runs;  ///< [indicator][scenario]

  /// Every indicator of the scenarios against the first: what comparisons and cost planes are made of.
  [[nodiscard]] Comparison against_baseline() const;
};

/// Throws std::invalid_argument where the files can't be compared.
[[nodiscard]] ReportStudy read_study(const NamedResults& base, const std::vector<NamedResults>& others);

/// What one arm shows over time: median, and the central bands that so many runs can carry (chart_fan.hpp), the
/// outermost first; single runs, at most twenty, evenly chosen.
struct ReportFan {
  std::vector<double> median, mean, low90, high90;
  std::vector<double> bands;
  std::vector<std::vector<double>> low, high;  ///< [band][period]
  PairedEffect whole;                          ///< over the horizon, of the level itself
};
[[nodiscard]] ReportFan fan_of_runs(const ReportStudy::Runs& runs, const Variable& variable);

/// One scenario less another, over time and over the horizon.
struct ReportEffect {
  ComparedOutcome whole;
  PairedEffect draws;
  std::vector<PairedEffect> by_period;
};
[[nodiscard]] ReportEffect effect_of_pair(const ReportStudy& study, std::size_t indicator, std::size_t base,
                                          std::size_t other);

}  // namespace tenure
