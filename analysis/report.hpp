#pragma once
/// The report of a study: one HTML page that needs no network, with its data, its script and its styles inside.
///
/// The data is JSON (`<script type="application/json" id="data">`), versioned by `schema`; docs/report.md describes it.
/// All differences, intervals and shares in it are worked out here from paired draws and rounded to four significant
/// digits; the script only chooses, words and draws. Nothing of the inputs reaches the page but as JSON text with every
/// `<` escaped or as escaped HTML, and the page's Content-Security-Policy allows no script but its own (by hash) and no
/// connection.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "analysis/comparison.hpp"

namespace tenure {

/// What is known of a parameter beside its value: from the parameter book.
struct ReportParameter {
  std::string name, unit, kind, meaning, source;
  double low = 0, high = 0;  ///< plausible
};

struct ReportInputs {
  NamedResults base;
  std::vector<NamedResults> others;
  std::vector<ReportParameter> book;
  std::optional<std::filesystem::path> sensitivity;  ///< table of `tenure sensitivity analyse`
  std::optional<std::filesystem::path> scores;       ///< coverage and PIT of a backtest, docs/report.md
  std::optional<std::filesystem::path> validation;   ///< validation.csv of `tenure validate`
  std::string command;                               ///< that makes the results anew; empty: told from them
  std::string created;                               ///< "2026-11-26T02:30:00Z"
  std::string version, commit;                       ///< of the Tenure that writes the page
  std::string review_number;                         ///< of the map, where boundaries are real
  std::optional<Day> forecast_from;                  ///< first day that nobody had measured
};

/// Throws std::invalid_argument where the results can't be compared, WrongInput where a table is not what it should be.
[[nodiscard]] std::string report_page(const ReportInputs& inputs);

struct ReportStudy;
/// The JSON alone, as it stands in the page before `<` is escaped; `study` was read from the same files.
[[nodiscard]] std::string report_data(const ReportInputs& inputs, const ReportStudy& study);

}  // namespace tenure
