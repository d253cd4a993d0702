#pragma once
/// A series that was observed, to be laid over a forecast and to score it. CSV with a row an observation:
///
///     time,outcome,value,error
///     2022-01-01,incidents_recorded,402,
///     2022-01-01,incidents_recorded: theft,161,
///
/// `time` is the first day of the period, `outcome` that of a results file, with one of its labels after a colon or
/// without; `error` (may be empty or left out) is the standard deviation of the measurement, in the outcome's unit.
/// Other columns, such as a source, are passed over.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/calendar.hpp"
#include "sim/problem.hpp"

namespace tenure {

/// "incidents_recorded: theft", as a file of observations names a series; without a label the outcome alone.
[[nodiscard]] std::string series_name(const std::string& outcome, const std::optional<std::string>& label);

struct Observation {
  Day time;
  std::string outcome;
  std::optional<std::string> label;
  double value = 0;
  double error = 0;
  Place place;  ///< of its time

  [[nodiscard]] std::string series() const { return series_name(outcome, label); }
};

/// By outcome, label and time. Throws WrongInput with every problem: a column missing, no day, no number, an error
/// below 0, one period of a series twice.
[[nodiscard]] std::vector<Observation> read_observed(const std::filesystem::path& path);

}  // namespace tenure
