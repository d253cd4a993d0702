/// `tenure report DIR|FILE... -o report.html`: one page that needs no network, of a study.

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "analysis/comparison_series.hpp"
#include "analysis/report.hpp"
#include "app/commands.hpp"
#include "app/output_folder.hpp"
#include "app/simulation.hpp"
#include "app/version.hpp"
#include "models/district/parameter_book.hpp"
#include "models/district/parameters.hpp"
#include "sim/problem.hpp"

namespace tenure {

namespace {

namespace fs = std::filesystem;

struct ReportArguments {
  std::vector<std::string> study;
  std::string out, scenarios = "scenarios", command, review_number, forecast_from;
  std::optional<std::string> sensitivity, scores, validation;
  bool overwrite = false;
};

ResultsFile opened(const fs::path& path) {
  try {
    return ResultsFile{path};
  } catch (const std::runtime_error& error) {
    throw WrongInput({{}, error.what(), "", "Name a folder of tenure compare, or results files, the baseline first."});
  }
}

/// The results that a folder of `tenure compare` holds, in the order they were compared in.
std::vector<fs::path> results_in(const fs::path& folder) {
  const fs::path differences = folder / "differences.h5";
  if (!fs::exists(differences))
    throw WrongInput({{folder.string()},
                      "holds no differences.h5",
                      "this is not a folder of tenure compare",
                      "Name one, or results files, the baseline first."});
  const ResultsFile comparison = opened(differences);
  std::vector<std::string> names{attribute_text(comparison, "baseline")};
  const auto& others = std::get<std::vector<std::string>>(comparison.dimension("scenario").labels);
  names.insert(names.end(), others.begin(), others.end());
  std::vector<fs::path> files;
  Problems problems;
  for (const std::string& name : names) {
    files.push_back(folder / (name + ".h5"));
    if (!fs::exists(files.back()))
      problems.add({folder.string()}, fmt::format("holds no {}.h5", name), "differences.h5 compares it",
                   "Name the results files one by one, the baseline first.");
  }
  problems.stop_here();
  return files;
}

std::vector<fs::path> results_of(const std::vector<std::string>& study) {
  if (study.size() == 1 && fs::is_directory(study.front())) return results_in(study.front());
  if (study.size() == 1)
    throw WrongInput({{study.front()},
                      "is one results file",
                      "a report compares",
                      "Name the baseline first and then the others, or a folder of tenure compare."});
  return {study.begin(), study.end()};
}

NamedResults named(const ResultsFile& file) {
  const std::string title = attribute_text(file, "title"), name = file.path().stem().string();
  return {name, title.empty() ? name : title, &file};
}

std::vector<ReportParameter> book_in(const fs::path& scenarios) {
  const fs::path path = scenarios / "parameters.toml";
  if (!fs::exists(path)) return {};
  ParameterBook book = ParameterBook::read(path);
  Parameters parameters;
  book.fill(fields_of(parameters).all());
  std::vector<ReportParameter> all;
  for (const BookEntry& e : book.entries())
    all.push_back({e.name, e.unit, e.kind, e.help, e.source, e.range[0], e.range[1]});
  return all;
}

/// Now, or the time that SOURCE_DATE_EPOCH names, for pages that are to be the same byte for byte.
std::string creation_time() {
  const char* fixed = std::getenv("SOURCE_DATE_EPOCH");
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  const std::time_t at = fixed == nullptr ? now : static_cast<std::time_t>(std::strtoll(fixed, nullptr, 10));
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(at));
}

std::optional<fs::path> table_at(const std::optional<std::string>& given, const char* within) {
  if (!given) return std::nullopt;
  const fs::path path = fs::is_directory(*given) ? fs::path(*given) / within : fs::path(*given);
  if (!fs::exists(path)) throw WrongInput({{path.string()}, "no such file", "", "Name a table that exists."});
  return path;
}

void report(const ReportArguments& args) {
  require_free(args.out, args.overwrite);
  ReportInputs inputs;
  inputs.sensitivity = table_at(args.sensitivity, "indices.csv");
  inputs.scores = table_at(args.scores, "scores.csv");
  inputs.validation = table_at(args.validation, "validation.csv");
  if (!args.forecast_from.empty()) {
    inputs.forecast_from = parse_day(args.forecast_from);
    if (!inputs.forecast_from)
      throw WrongInput(
          {{"--forecast-from"}, fmt::format("\"{}\" is no day", args.forecast_from), "", "Write one as 2023-01-01."});
  }
  std::vector<ResultsFile> files;
  for (const fs::path& path : results_of(args.study)) files.push_back(opened(path));
  for (const ResultsFile& file : files)
    for (const Dimension& dimension : file.dimensions())
      if (dimension.name == "point")
        throw WrongInput({{file.path().string()},
                          "holds a batch's runs, at many points of parameters",
                          "a report compares runs that differ in their programmes alone",
                          "Name results of tenure run or tenure compare."});
  inputs.base = named(files.front());
  for (std::size_t i = 1; i < files.size(); ++i) inputs.others.push_back(named(files[i]));
  inputs.book = book_in(args.scenarios);
  inputs.command = args.command;
  inputs.created = creation_time();
  inputs.version = version();
  inputs.commit = commit();
  inputs.review_number = args.review_number;
  std::string page;
  try {
    page = report_page(inputs);
  } catch (const std::invalid_argument& error) {
    throw WrongInput({{args.study.front()}, error.what(), "", "Report runs of one district, period and seed."});
  }
  write_text(args.out, page);
  fmt::print("{}: {} scenarios, {:.1f} MB; open it in a browser\n", args.out, files.size(),
             static_cast<double>(page.size()) / 1e6);
}

}  // namespace

void add_report_command(CLI::App& app, int& exit_code) {
  auto args = std::make_shared<ReportArguments>();
  CLI::App* command = app.add_subcommand("report", "Write one page about a study, for a browser, offline");
  command->footer(
      "Example:\n  tenure compare scenarios/zhongkai/baseline.toml scenarios/zhongkai/cameras.toml -o study\n"
      "  tenure report study -o report.html\n"
      "The page holds everything it needs, in English and Chinese, and asks nothing of the network. Sections whose "
      "input is\n"
      "not given say which command makes it.");
  command->add_option("study", args->study, "Folder of tenure compare, or results files (.h5), the baseline first")
      ->required()
      ->expected(1, 1000);
  command->add_option("-o,--output", args->out, "HTML file to write")->required();
  command->add_option("--sensitivity", args->sensitivity, "Indices of parameters (CSV of tenure sensitivity analyse)");
  command->add_option("--validation", args->validation, "Folder of tenure validate, or its validation.csv");
  command->add_option("--scores", args->scores, "Coverage and PIT of a backtest (CSV, docs/report.md)");
  command->add_option("--forecast-from", args->forecast_from, "First day that nobody had measured, marked in charts");
  command->add_option("--review-number", args->review_number, "Review number of the map, printed under it");
  command->add_option("--command", args->command, "Command that makes the results anew (default: told from them)");
  command->add_option("--scenarios", args->scenarios, "Folder with parameters.toml, for units and sources")
      ->capture_default_str();
  command->add_flag("--overwrite", args->overwrite, "Replace an existing file");
  command->callback([args, &exit_code] {
    report(*args);
    exit_code = 0;
  });
}

}  // namespace tenure
