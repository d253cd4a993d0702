/// `tenure check FILE...`: every problem of scenarios, experiments, district files, parameter books and reported
/// figures, without running anything.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "analysis/reported.hpp"
#include "app/calibration_file.hpp"
#include "app/commands.hpp"
#include "app/experiment.hpp"
#include "app/file_kind.hpp"
#include "models/district/scenario.hpp"
#include "sim/toml.hpp"

namespace tenure {

namespace {

struct Finding {
  std::vector<Problem> problems;
  std::vector<Problem> warnings;
};

Finding check_file(const std::string& path) {
  Finding finding;
  try {
    switch (kind_of_file(read_toml(path))) {
      case FileKind::scenario:
        finding.warnings = read_scenario(path).warnings;
        break;
      case FileKind::experiment:
        (void)read_experiment(path);
        break;
      case FileKind::calibration:
        (void)read_calibration(path);
        break;
      case FileKind::district: {
        Problems problems;
        (void)read_district_file(path, problems);
        problems.stop_here();
        break;
      }
      case FileKind::parameter_book: {
        Parameters parameters;
        ParameterBook::read(path).fill(fields_of(parameters).all());
        break;
      }
      case FileKind::reported_figures:
        (void)read_reported(path);
        break;
      case FileKind::other:
        throw WrongInput({{path, 0, 0},
                          "is neither a scenario, nor an experiment, nor a calibration, nor a district file, nor a "
                          "parameter book, nor a file of reported figures",
                          "they have [run] or extends, scenarios, [[target]], [population], [[parameter]], [[figure]]",
                          "See scenarios/ for one of each."});
    }
  } catch (const WrongInput& wrong) {
    finding.problems = wrong.problems();
  }
  return finding;
}

}  // namespace

void add_check_command(CLI::App& app, int& exit_code) {
  auto files = std::make_shared<std::vector<std::string>>();
  CLI::App* command = app.add_subcommand(
      "check", "Say everything that is wrong with scenarios, experiments, district files and parameter books");
  command->footer(
      "Example:\n  tenure check scenarios/zhongkai/*.toml\n"
      "Nothing is run. Ends with 0 where all files are fine and with 2 where one is not.");
  command->add_option("files", *files, "Files to check (.toml)")->required();
  command->callback([files, &exit_code] {
    for (const std::string& path : *files) {
      const Finding finding = check_file(path);
      for (const Problem& problem : finding.problems) fmt::print("{}\n", format(problem));
      for (const Problem& warning : finding.warnings) fmt::print("warning: {}\n", format(warning));
      if (finding.problems.empty()) fmt::print("{}: fine\n", path);
      if (!finding.problems.empty()) exit_code = 2;
    }
  });
}

}  // namespace tenure
