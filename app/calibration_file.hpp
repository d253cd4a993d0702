#pragma once
/// A calibration: parameters with priors, targets with errors, and how the two are brought together.
///
///     title = "Incidents and fires of the year before"
///     scenario = "../zhongkai/baseline.toml"   # beside the file; of an outside model none
///     people = 0.05                            # of the district's
///
///     [method]
///     kind = "history_matching"                # or abc_smc
///     points = 60                              # a wave
///     replicates = 4
///
///     [[parameter]]
///     name = "safety.attempts"                 # range and prior from the book, or low, high, prior
///
///     [[target]]
///     name = "recorded incidents a resident"
///     outcome = "incidents_recorded"           # of an outside model: the column of that name
///     per = "residents"
///     from = 2022-01-01
///     until = 2023-01-01
///     value = 0.0101
///     error = 0.002                            # standard deviation
///     source = "..."
///
/// Without `prior` a parameter of kind `assumed` or `calibrated` is even over its range (what it was fitted to before
/// is not used twice), one that was `measured` normal about its value, its range read as two standard deviations either
/// way; a `choice` is not to be learnt from data and refused.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/calibration.hpp"
#include "analysis/prior.hpp"
#include "sim/fields.hpp"
#include "sim/problem.hpp"

namespace tenure {

struct CalibrationTarget {
  std::string name;
  std::optional<std::string> outcome, label, per;
  double value = 0, error = 0;
  std::optional<double> discrepancy;
  std::optional<Day> from, until;  ///< days that count: both, or the whole run
  std::string source;
  Place place;

  void describe(Fields& at);
};

/// [method]
struct CalibrationMethod {
  std::string kind;
  std::optional<std::int64_t> seed, points, replicates, waves, draws, population, generations;
  std::optional<double> cutoff, chance_share, keep, least_accepted, tolerance;
  std::optional<std::string> kernel, mean;

  void describe(Fields& at);
};

struct CalibrationFile {
  std::filesystem::path path;
  std::string title;
  std::optional<std::string> scenario;
  std::optional<double> people;
  std::optional<std::int64_t> seed;  ///< of the lives, in place of the scenario's
  std::optional<std::string> every;  ///< how often outcomes are kept, in place of the scenario's
  CalibrationMethod method;
  std::vector<Prior> priors;
  std::vector<CalibrationTarget> targets;

  void describe(Fields& at);
  /// A calibration that has been told nothing yet. Throws WrongInput where the method's numbers don't go together.
  [[nodiscard]] std::unique_ptr<Calibration> begin() const;
  [[nodiscard]] std::vector<std::string> target_names() const;
};

/// Of the district where it names a scenario, else of an outside model. Throws WrongInput with every problem.
[[nodiscard]] CalibrationFile read_calibration(const std::filesystem::path& path);

}  // namespace tenure
