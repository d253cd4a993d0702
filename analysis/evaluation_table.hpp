#pragma once
/// The validation table: each reported figure beside the distribution of simulated ones, with a verdict in words, and
/// what each recorded change is made of (evaluation.hpp). Nothing is fitted to a figure.
///
/// Both files hold the year before the scenario's start and the scenario itself, for the same replicates. The
/// *programme's year* is the scenario's last year, or all of a shorter scenario; the *year before* ends where the
/// scenario starts, and for a shorter scenario it is the same months. Simulated figures:
///     change   recorded in the programme's year over recorded in the year before, less 1
///     level    of the year before: flows scaled to a year, stocks averaged
///              with `from` and `until` of those days, of the world with programmes: flows added, stocks averaged
///              with `per` over the mean of that stock in the same days
///     amount   from the scenario's start to its end, of the world with programmes: flows added, stocks as last read
///     given    of the first day

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "analysis/evaluation.hpp"
#include "analysis/reported.hpp"
#include "analysis/results_file.hpp"

namespace tenure {

struct EvaluationInput {
  const ResultsFile* without = nullptr;
  const ResultsFile* with = nullptr;
  std::string title;  ///< of the scenario
  Day start, until;   ///< of the scenario
  std::vector<ReportedFigure> figures;
  std::map<std::string, double> first_day;  ///< what the district was built from, by name
  std::map<std::string, double> trends;     ///< [1/year] by parameter
};

enum class Verdict { within, not_reached, beyond, below, above, no_counterpart };

struct JudgedFigure {
  ReportedFigure figure;
  std::vector<double> draws;             ///< by replicate; one for a given figure, none without a counterpart
  double middle = 0, low = 0, high = 0;  ///< median, or mean where `rare`; 90 % of the draws lie between low and high
  /// A level that counts fewer than ten events in a mean run. The median of a Poisson count lies about a third of an
  /// event below its mean, and at 0 for any mean below 0.69: such a level is judged by the mean over runs.
  bool rare = false;
  double at_or_beyond = 0;  ///< share of draws at least as large as reported, in the reported direction
  Verdict verdict = Verdict::no_counterpart;
};

/// How a group of communities fared, chosen before its programme year.
struct PlacedChange {
  double communities = 0;  ///< mean number chosen
  Estimate naive;          ///< ln recorded, the world with programmes over the year before
  Estimate untreated;      ///< the same communities without programmes
  Estimate regression;     ///< `untreated` less the same of the whole district
  Estimate caused;         ///< ln actual, with over without, in the programme's year
};

struct EvaluatedChange {
  std::string name, outcome;
  double reported = 0;
  PairedCounts mean_counts;
  std::size_t left_out = 0;  ///< pairs with a count of 0, which have no logarithm
  Estimate total;
  std::array<Estimate, change_parts> part;
  std::vector<ChangeSplit> splits;  ///< by pair, without those left out
  /// selection_effect of the worst third of lives, on ln(recorded without / before); none of what is better for more
  std::optional<Estimate> by_year;
  std::optional<PlacedChange> worst_communities;  ///< the tenth with most recorded before; none likewise
  std::optional<PlacedChange> chosen;             ///< those where a programme has begun; none where that is all or none
};

struct Evaluation {
  std::string title, district, seed, version;
  Day before_from, before_until, from, until;
  std::vector<std::int64_t> replicates;
  std::vector<JudgedFigure> figures;
  std::vector<EvaluatedChange> changes;
};

/// Throws std::invalid_argument where the files can't be compared or the year before is not the same in both.
[[nodiscard]] Evaluation evaluate(const EvaluationInput& input);

/// The day a year earlier; the 28th for a 29 February.
[[nodiscard]] Day year_before(Day day);

[[nodiscard]] std::string_view verdict_name(Verdict verdict);

[[nodiscard]] std::string evaluation_text(const Evaluation& evaluation);
/// Tidy CSV: table,figure,term,unit,reported,evidence_low,evidence_high,statistic,estimate,low,high,share_at_or_beyond,
/// pairs,verdict,source. In `reported` rows estimate is the median, or the mean where `statistic` says so, and low to
/// high holds 90 % of the runs; in others it is a mean of logarithms with its 95 % interval.
[[nodiscard]] std::string evaluation_csv(const Evaluation& evaluation);
/// The draws behind both tables, by replicate, as a results file. Throws std::runtime_error where it cannot be made.
void write_evaluation(const Evaluation& evaluation, const std::filesystem::path& path);

}  // namespace tenure
