#pragma once
/// Scenarios against a baseline, by pairs of replicates that share their luck: what changes, how sure that is, and what
/// it costs.
///
/// Per pair and outcome: difference = other - base, of the sums over the horizon (flows) or the means over time
/// (stocks); how dimensions are summed or weighted is said in comparison_series.hpp. Intervals are 95 %: Student's t
/// for a mean difference, Fieller for ratios. An interval speaks of the average over the simulated lives, not of the
/// range of one year, and of chance within the model, not of doubt about the model.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "analysis/results_file.hpp"
#include "analysis/statistics.hpp"

namespace tenure {

struct NamedResults {
  std::string name;   ///< "cameras", short, for tables and file names
  std::string title;  ///< "500 cameras in the villages"
  const ResultsFile* file = nullptr;
};

/// One outcome, or one label of it, in one scenario against the baseline.
struct ComparedOutcome {
  Variable variable;
  std::string label;                 ///< "theft"; empty for the whole outcome
  double base_mean = 0;              ///< in the variable's unit, over the horizon
  double difference = 0;             ///< mean of the paired differences
  std::optional<Interval> interval;  ///< of `difference`, 95 %
  double relative = 0;               ///< difference over base_mean, 0.02 = 2 %; NaN where base_mean is not above 0
  std::optional<Interval> relative_interval;  ///< Fieller, 95 %
  double p_good = 0;          ///< share of pairs that move in the good direction (up where neither is), ties half
  double variance_ratio = 0;  ///< unpaired over paired variance
  std::vector<double> draws;  ///< the paired differences, by replicate
  std::vector<std::vector<double>> over_time;  ///< [replicate][period] paired differences; empty for a label

  /// No difference at all in any replicate.
  [[nodiscard]] bool exactly_zero() const;
  /// The interval leaves out 0. False where there is no interval.
  [[nodiscard]] bool clear() const;
};

/// Yuan of additional cost, whoever bears it, per event averted; the events' mean reduction is positive and told from
/// 0, else no interval.
struct CostPerAverted {
  Variable variable;
  double averted = 0;  ///< mean of base - other
  Ratio yuan;          ///< additional cost / averted
};

struct ScenarioComparison {
  std::string name, title;
  std::vector<ComparedOutcome> outcomes;  ///< in the base file's order; labels of an outcome follow it
  std::vector<CostPerAverted> cost_per_averted;

  /// nullptr where it was not compared.
  [[nodiscard]] const ComparedOutcome* find(const std::string& outcome, const std::string& label = {}) const;
};

struct Comparison {
  std::string base_name, base_title, district, start, until, version;
  std::int64_t seed = 0;
  std::vector<Day> time;
  std::vector<std::int64_t> replicates;  ///< that every file has
  std::vector<ScenarioComparison> scenarios;
};

/// What two results, or two scenarios before they run, must share to be compared.
struct ComparisonFrame {
  std::string seed, district, until;
  std::vector<Day> time;  ///< first days of the periods
};
[[nodiscard]] ComparisonFrame frame_of(const ResultsFile& file);
/// "seed 8 against 7"; empty where nothing is in the way.
[[nodiscard]] std::string why_not_comparable(const ComparisonFrame& base, const ComparisonFrame& other);

/// Replicate numbers that all files have, rising. Throws std::invalid_argument, saying which file and why, where the
/// files can't be compared: another time axis, seed or district, or no replicate in common.
[[nodiscard]] std::vector<std::int64_t> comparable_replicates(const NamedResults& base,
                                                              const std::vector<NamedResults>& others);

/// One outcome, or one label of it (empty: all), over the replicates of these numbers, which both files have.
[[nodiscard]] ComparedOutcome compare_outcome(const ResultsFile& base, const ResultsFile& other,
                                              const Variable& variable, const std::string& label,
                                              const std::vector<std::int64_t>& replicates);

/// The same of series by replicate and period that were read before: pairs at the same position. `over_time` is filled
/// for a whole outcome.
[[nodiscard]] ComparedOutcome compare_series(const Variable& variable, const std::string& label,
                                             const std::vector<std::vector<double>>& base,
                                             const std::vector<std::vector<double>>& other);

/// Every outcome that both have, or of these only those named in `only`, where it names any. Throws as
/// comparable_replicates does. Throws std::runtime_error where a file is damaged.
[[nodiscard]] Comparison compare(const NamedResults& base, const std::vector<NamedResults>& others,
                                 const std::vector<std::string>& only = {});

/// Plain sentences for each scenario, then tables. Ends with a newline.
[[nodiscard]] std::string comparison_text(const Comparison& comparison);

/// Tidy CSV, a row for each outcome and label: scenario,outcome,label,unit and the columns of comparison_table.hpp.
/// Numbers that don't exist are empty fields.
[[nodiscard]] std::string comparison_csv(const Comparison& comparison);

/// A results file (netCDF-4): `difference_<outcome>` by replicate, time and scenario, and in the group /table what the
/// CSV says, by scenario and outcome. Throws std::runtime_error where the file cannot be made.
void write_comparison(const Comparison& comparison, const std::filesystem::path& path);

}  // namespace tenure
