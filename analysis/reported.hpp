#pragma once
/// Figures that were reported of a district, each with its source, to be set beside what is simulated. Read from a TOML
/// file of [[figure]] tables.
///
///     [[figure]]
///     name = "recorded incidents"
///     kind = "change"                    # change, level, amount or given
///     outcome = "incidents_recorded"     # of `tenure explain outcomes`; of the first day where kind = "given"
///     value = -0.21
///     unit = "1"
///     source = "as reported in the press on 12 January 2023"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/fields.hpp"
#include "sim/problem.hpp"
#include "sim/toml.hpp"

namespace tenure {

struct ReportedFigure {
  std::string name;
  std::string kind;
  std::optional<std::string> outcome;  ///< none: the model has no counterpart
  std::optional<std::string> label;    ///< of one of the outcome's dimensions
  std::optional<std::string> per;      ///< of a level: the stock that it is told for one of
  double value = 0;                    ///< as reported; a change as a share
  std::optional<double> low, high;     ///< what the evidence allows, for a level
  std::optional<Day> from, until;      ///< days that the figure counts, where these are not whole years
  std::string unit;
  std::optional<std::string> actual;  ///< of a change: the outcome that counts what happened; none: the same
  std::optional<std::string> trend;   ///< of a change: the parameter that is its yearly background trend, in logs
  std::string source;
  Place place;  ///< of its table in the file

  void describe(Fields& at);
};

/// Throws WrongInput with every problem of the file.
[[nodiscard]] std::vector<ReportedFigure> read_reported(const std::filesystem::path& path);
[[nodiscard]] std::vector<ReportedFigure> reported_figures(const TomlTable& file, Problems& problems);

}  // namespace tenure
