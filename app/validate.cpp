/// `tenure validate SCENARIO`

#include "app/validate.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include "analysis/comparison_series.hpp"
#include "analysis/evaluation_table.hpp"
#include "app/commands.hpp"
#include "app/first_day.hpp"
#include "app/output_folder.hpp"
#include "models/district/outcomes.hpp"
#include "models/district/run.hpp"
#include "sim/toml.hpp"
#include "sim/toml_reader.hpp"

namespace tenure {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t usual_replicates = 100;

fs::path reported_file(const ValidateArguments& args) {
  if (!args.reported.empty()) return args.reported;
  const fs::path folder = fs::path(args.scenario).parent_path();
  const fs::path beside = folder / "reported.toml", above = (folder / ".." / "reported.toml").lexically_normal();
  // A programme's scenarios mostly lie in a folder of their own, in that of their district.
  for (const fs::path& file : {beside, above})
    if (fs::exists(file)) return file;
  throw WrongInput({{args.scenario},
                    "no file of reported figures lies beside it or in the folder above",
                    fmt::format("neither {} nor {} exists", beside.string(), above.string()),
                    "Name one with --reported."});
}

/// The names that figures use, held against what the model has.
void check_names(const std::vector<ReportedFigure>& figures, const Scenario& scenario,
                 const std::map<std::string, double>& first_day, Problems& problems) {
  std::vector<std::string> outcomes, counts;
  for (const Variable& variable : outcome_variables()) outcomes.push_back(variable.name);
  for (const auto& [name, count] : first_day) counts.push_back(name);
  const auto known = [&](const ReportedFigure& f, const std::optional<std::string>& name,
                         const std::vector<std::string>& names, const std::string& list) {
    if (!name || std::find(names.begin(), names.end(), *name) != names.end()) return;
    problems.add(f.place, fmt::format("figure {}: no {}", toml_quoted(f.name), toml_quoted(*name)), list,
                 suggestion(*name, names));
  };
  for (const ReportedFigure& f : figures) {
    if (f.kind == "given")
      known(f, f.outcome, counts, fmt::format("of the first day there are: {}", fmt::join(counts, ", ")));
    else
      known(f, f.outcome, outcomes, "`tenure explain outcomes` lists them");
    known(f, f.actual, outcomes, "`tenure explain outcomes` lists them");
    known(f, f.per, outcomes, "`tenure explain outcomes` lists them");
    if (const auto per = f.per ? outcome_named(*f.per) : std::nullopt)
      if (outcome_variables()[static_cast<std::size_t>(*per)].measure == Accrual::flow)
        problems.add(f.place, fmt::format("figure {}: per = {}", toml_quoted(f.name), toml_quoted(*f.per)),
                     "it counts over time, and a level is told for one of what is there", "Name a stock.");
    known(f, f.trend, scenario.book.names(), "`tenure explain parameters` lists them");
  }
}

/// The outcomes that the tables need, the year before recorded too, months that fit the windows.
void record_for(const std::vector<ReportedFigure>& figures, Scenario& scenario) {
  std::vector<std::string> outcomes{"programmes_begun"};
  const auto add = [&](const std::optional<std::string>& name) {
    if (name && std::find(outcomes.begin(), outcomes.end(), *name) == outcomes.end()) outcomes.push_back(*name);
  };
  for (const ReportedFigure& f : figures) {
    if (f.kind == "given" || !f.outcome) continue;
    add(f.outcome);
    add(f.actual);
    add(f.per);
    if (const auto outcome = outcome_named(*f.outcome))
      add(weighed_with(outcome_variables()[static_cast<std::size_t>(*outcome)]));
  }
  scenario.record.outcomes = outcomes;
  const auto first_of_month = [](Day day) { return static_cast<unsigned>(date_of(day).day()) == 1; };
  scenario.record.every = first_of_month(scenario.run.start) && first_of_month(scenario.run.until) ? "month" : "day";
  scenario.run.start = year_before(scenario.run.start);
}

/// Says where a world of the folder was lived under something else than the scenario.
void check_world(const ResultsFile& world, const Scenario& scenario) {
  const std::map<std::string, std::string> wanted{{"seed", std::to_string(scenario.run.seed)},
                                                  {"start", format_day(scenario.run.start)},
                                                  {"until", format_day(scenario.run.until)},
                                                  {"district_name", scenario.district.name}};
  for (const auto& [name, value] : wanted)
    if (const std::string found = attribute_text(world, name); found != value)
      throw WrongInput({{world.path().string()},
                        fmt::format("has {} = {}", name, found),
                        fmt::format("the scenario has {}", value),
                        "Name the folder that was validated with this scenario and these options."});
}

/// The evaluation of the pairs of lives that both files hold, printed and written beside them.
void write_tables(EvaluationInput input, const Scenario& with, const fs::path& without_file, const fs::path& with_file,
                  const fs::path& folder) {
  const ResultsFile base(without_file), programme(with_file);
  check_world(base, with);
  check_world(programme, with);
  input.without = &base;
  input.with = &programme;
  const Evaluation evaluation = evaluate(input);
  const std::string text = evaluation_text(evaluation);
  write_text(folder / "validation.txt", text);
  write_text(folder / "validation.csv", evaluation_csv(evaluation));
  write_evaluation(evaluation, folder / "validation.h5");
  fmt::print("{}\n{}: validation.txt, validation.csv, validation.h5, and both worlds (without.h5, with.h5)\n", text,
             folder.string());
}

}  // namespace

int validate_figures(const ValidateArguments& args) {
  SimulationOptions options = args.options;
  if (!options.replicates) options.replicates = usual_replicates;
  Scenario with = options.read(args.scenario);
  EvaluationInput input;
  input.figures = read_reported(reported_file(args));
  input.title = with.title;
  input.start = with.run.start;
  input.until = with.run.until;
  record_for(input.figures, with);
  const District from = first_day(with);
  input.first_day = first_day_counts(from);
  Problems problems;
  check_names(input.figures, with, input.first_day, problems);
  problems.stop_here();
  for (const ReportedFigure& f : input.figures)
    if (f.trend) input.trends[*f.trend] = with.book.find(*f.trend)->value;
  Scenario without = with;
  without.interventions.clear();
  without.title = with.title + ", without its programmes";

  const fs::path folder = args.out;
  const fs::path without_file = folder / "without.h5", with_file = folder / "with.h5";
  if (args.tables_only) {
    write_tables(input, with, without_file, with_file, folder);
    return 0;
  }
  options.open_checkpoints(folder / "checkpoint");
  open_folder(folder, options.overwrite || options.resume);
  const std::vector<ScenarioFile> worlds{{&without, without_file}, {&with, with_file}};
  const std::vector<SimulationEnd> ends = simulate_to_files(worlds, options, &from);
  for (const SimulationEnd& end : ends)
    for (const std::string& note : end.notes) fmt::print(stderr, "note: {}\n", note);
  const bool interrupted = ends[0].interrupted || ends[1].interrupted;
  const std::size_t pairs = std::min(ends[0].replicates, ends[1].replicates);
  if (pairs > 0) write_tables(input, with, without_file, with_file, folder);
  if (interrupted) {
    fmt::print(stderr, "Interrupted: {} of {} pairs are whole{}\n", pairs, with.run.replicates,
               pairs > 0 ? ", and the tables are of these." : ". Nothing was validated.");
    options.say_how_to_resume();
    return 130;
  }
  options.close_checkpoints();
  return 0;
}

void add_validate_command(CLI::App& app, int& exit_code) {
  auto args = std::make_shared<ValidateArguments>();
  CLI::App* command = app.add_subcommand(
      "validate", "Set reported figures beside simulated ones, and say what a recorded change is made of");
  command->footer(
      "Example:\n  tenure validate scenarios/zhongkai/cameras.toml -o validation --replicates 20\n"
      "The scenario and a world without its programmes live through the same luck from a year before its start.\n"
      "The days before programmes begin are lived once for both. Nothing is fitted.\n"
      "  tenure validate --patterns -o patterns\n"
      "measures patterns known from studies of real places in the reference district (or that of a scenario).");
  command->add_option("scenario", args->scenario,
                      "Scenario with the programmes (.toml); for --patterns one whose district is looked at (default: "
                      "scenarios/zhongkai/baseline.toml)");
  command->add_flag("--patterns", args->patterns, "Measure patterns known from studies of real places");
  command->add_option("--only", args->only, "With --patterns: only these experiments, with commas between")
      ->delimiter(',')
      ->check(CLI::IsMember(pattern_experiments()));
  command->add_option("--reported", args->reported,
                      "File of reported figures (default: reported.toml beside the scenario or in the folder above)");
  command->add_option("-o,--output", args->out, "Folder for results and tables (default: validation)");
  command->add_flag(
      "--tables", args->tables_only,
      "Make the tables anew from the worlds in the folder, of as many pairs as are whole, without simulating");
  args->options.add_to(*command);
  command->callback([args, &exit_code] {
    if (!args->patterns && args->scenario.empty()) throw CLI::RequiredError("scenario");
    exit_code = args->patterns ? validate_patterns(*args) : validate_figures(*args);
  });
}

}  // namespace tenure
