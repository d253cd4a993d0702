/// `tenure forecast EXPERIMENT -o DIR`: draws of parameters x scenarios x luck, lived forward, told with what each
/// contributes, and held against what was observed.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "analysis/chart_forecast.hpp"
#include "analysis/comparison_series.hpp"
#include "analysis/forecast_results.hpp"
#include "app/batch_run.hpp"
#include "app/commands.hpp"
#include "app/output_folder.hpp"
#include "sim/problem.hpp"

namespace tenure {

namespace fs = std::filesystem;

namespace {

struct ForecastArguments {
  BatchArguments batch;
  std::string observed, origin;
  bool tables = false;
};

std::string file_name(const ForecastSeries& series) {
  std::string name = "forecast-" + series.outcome + (series.label ? "-" + *series.label : "");
  for (char& c : name)
    if (c == ' ' || c == '/') c = '-';
  return name + ".svg";
}

/// What the file of observations holds of series that are forecast; problems where one is not.
std::vector<Observation> observations(const ForecastArguments& args, const ResultsFile& results) {
  if (args.observed.empty()) return {};
  std::vector<Observation> all = read_observed(args.observed);
  Problems problems;
  std::vector<std::string> known;
  for (const Variable& variable : results.variables())
    if (lies_over_study(results, variable.name)) known.push_back(variable.name);
  for (const Observation& o : all) {
    if (std::find(known.begin(), known.end(), o.outcome) == known.end()) {
      const std::string near = did_you_mean(o.outcome, known);
      problems.add(o.place, fmt::format("outcome \"{}\"", o.outcome), "is not forecast",
                   near.empty() ? "Name it in the experiment's outcomes." : fmt::format("Did you mean \"{}\"?", near));
      continue;
    }
    try {
      if (o.label) (void)series_of(results, o.outcome, o.label, 0, StudyCell{});
    } catch (const std::invalid_argument& error) {
      problems.add(o.place, error.what());
    }
  }
  problems.stop_here();
  return all;
}

void tell(const ForecastArguments& args, std::optional<Day> origin) {
  const fs::path folder = args.batch.out;
  const ResultsFile results(folder / "results.h5");
  const std::vector<Observation> all = observations(args, results);
  std::vector<std::pair<std::string, std::optional<std::string>>> wanted;
  for (const Variable& variable : results.variables())
    if (lies_over_study(results, variable.name)) wanted.emplace_back(variable.name, std::nullopt);
  for (const Observation& o : all)
    if (o.label && std::find(wanted.begin(), wanted.end(), std::pair(o.outcome, o.label)) == wanted.end())
      wanted.emplace_back(o.outcome, o.label);

  std::vector<std::vector<ToldSeries>> series;
  std::vector<Backtest> tests;
  for (const auto& [outcome, label] : wanted) {
    std::vector<ToldSeries> scenarios = forecast_series(results, outcome, label);
    if (scenarios.empty()) continue;
    ForecastChart chart;
    for (const Observation& o : all)
      if (o.outcome == outcome && o.label == label) chart.observed.push_back(o);
    chart.variable = *results.find(outcome);
    chart.until = horizon_end(results);
    chart.origin = chart.observed.empty() ? std::nullopt : origin ? origin : std::optional(chart.observed.front().time);
    chart.subtitle = fmt::format("{}: {} draws of parameters, {} lives each", attribute_text(results, "title"),
                                 scenarios.front().series.lives.size(), results.replicates().size());
    chart.source =
        fmt::format("Tenure {}, seed {}; simulated, synthetic people. {}", attribute_text(results, "tenure_version"),
                    attribute_text(results, "seed"), attribute_text(results, "district_name"));
    if (chart.origin)
      for (const ToldSeries& one : scenarios)
        if (Backtest test = backtest(one.series, chart.observed, *chart.origin); !test.points.empty())
          tests.push_back(std::move(test));
    const std::string name = file_name(scenarios.front().series);
    chart.scenarios = std::move(scenarios);
    write_text(folder / name, draw(chart));
    series.push_back(std::move(chart.scenarios));
  }
  write_text(folder / "forecast.csv", forecast_csv(series));
  if (!args.observed.empty()) {
    write_text(folder / "scores.csv", scores_csv(tests));
    write_text(folder / "transforms.csv", transforms_csv(tests));
    write_text(folder / "backtest.csv", backtest_csv(tests));
  }
  fmt::print("{}", forecast_text(series, tests));
}

int run(const ForecastArguments& args) {
  // What is wrong with these costs no days.
  if (!args.observed.empty()) (void)read_observed(args.observed);
  std::optional<Day> origin;
  if (!args.origin.empty() && !(origin = parse_day(args.origin)))
    throw WrongInput({{"--origin"}, args.origin, "is not a date", "Write it as in 2022-07-01."});
  const int ended = args.tables ? 0 : run_batch(args.batch);
  const bool lived = ended == 0 || (ended == 1 && fs::exists(fs::path(args.batch.out) / "results.h5"));
  if (lived) tell(args, origin);
  return ended;
}

}  // namespace

void add_forecast_command(CLI::App& app, int& exit_code) {
  auto args = std::make_shared<ForecastArguments>();
  CLI::App* command = app.add_subcommand("forecast", "Live forward with what a calibration left open, and score it");
  command->footer(
      "Example:\n  tenure forecast scenarios/forecasts/two-years.toml -o forecast\n"
      "  tenure forecast scenarios/forecasts/two-years.toml -o forecast --tables --observed recorded.csv --origin "
      "2022-07-01\n"
      "The experiment names scenarios (what is not known of structure), a design of parameters, mostly method = "
      "\"posterior\"\n"
      "with the file that `tenure calibrate` wrote, and replicates (luck). The three are told apart in forecast.csv.\n"
      "observed.csv: time,outcome,value and, where it is known, error; those from the origin on are scored.");
  command->add_option("experiment", args->batch.experiment, "Experiment file (.toml)")->required();
  command->add_option("-o,--output", args->batch.out, "Folder for runs, results, tables and charts")->required();
  command->add_option("--observed", args->observed, "CSV of what was observed, to draw and to score");
  command->add_option(
      "--origin", args->origin,
      "First day that is foretold: what was observed before it may have been fitted to (default: score all)");
  command->add_flag("--tables", args->tables, "Make tables and charts anew from the runs in the folder");
  command->add_option("--threads", args->batch.threads, "Threads to use; results do not depend on it (default: all)")
      ->check(CLI::Range(1, 4096));
  command->add_flag("--resume", args->batch.resume, "Go on: no finished run is lost or repeated");
  command->add_flag("--overwrite", args->batch.overwrite, "Replace an existing forecast");
  command->add_flag("--quiet", args->batch.quiet, "No progress");
  command->callback([args, &exit_code] { exit_code = run(*args); });
}

}  // namespace tenure
