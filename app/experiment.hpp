#pragma once
/// An experiment: scenarios x points of parameters x replicates.
///
///     title = "What drives incidents"
///     scenarios = ["../zhongkai/baseline.toml", "../zhongkai/cameras.toml"]   # beside the file
///     replicates = 4
///     people = 0.05               # of the district's; without it all
///     outcomes = ["incidents_actual", "fires"]
///
///     [design]
///     method = "sobol"            # or none, full_factorial, one_at_a_time, lhs, morris, saltelli, points, posterior
///     n = 64
///
///     [[parameter]]
///     name = "safety.near_repeat.branching_ratio"     # within the book's range, or low and high

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "analysis/design.hpp"
#include "models/district/scenario.hpp"
#include "sim/fields.hpp"

namespace tenure {

struct Experiment {
  std::filesystem::path path;
  std::string title;
  std::vector<std::string> scenarios;  ///< files, relative to the experiment's
  std::int64_t replicates = 1;
  std::optional<std::int64_t> seed;                  ///< in place of the scenarios'
  std::optional<Day> until;                          ///< in place of the scenarios'
  std::optional<double> people;                      ///< (0, 1] of the district's
  std::optional<std::vector<std::string>> outcomes;  ///< in place of the scenarios'
  std::optional<std::string> every;                  ///< in place of the scenarios'

  std::string method = "none";
  std::vector<DesignParameter> parameters;
  std::vector<std::vector<bool>> applies;   ///< [scenario][parameter] false where the scenario lacks its intervention
  std::vector<std::vector<double>> points;  ///< [point][parameter] in their own units; one empty point without a design

  void describe(Fields& at);
  [[nodiscard]] std::filesystem::path scenario_path(std::size_t scenario) const;
  /// File names without ending, which name results.
  [[nodiscard]] std::vector<std::string> scenario_names() const;
  /// The scenario with the values of a point, one replicate, and the experiment's own settings. Values of an
  /// intervention that a scenario does not have are left out. Throws WrongInput.
  [[nodiscard]] Scenario scenario_at(std::size_t scenario, std::size_t point) const;
};

/// Reads the file, and of its scenarios what ranges and values it takes from them. Throws WrongInput with every
/// problem.
[[nodiscard]] Experiment read_experiment(const std::filesystem::path& path);

}  // namespace tenure
