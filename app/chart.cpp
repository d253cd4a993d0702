/// `tenure chart RESULT --outcome NAME -o FILE.svg`: one outcome over time, alone or against a baseline.

#include <fstream>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include "analysis/chart_fan.hpp"
#include "app/commands.hpp"
#include "app/simulation.hpp"
#include "sim/problem.hpp"

namespace tenure {

namespace {

struct ChartOptions {
  std::string result, out, outcome;
  std::optional<std::string> against, label;
  bool overwrite = false;
  ChartSize size;
};

ResultsFile opened(const std::string& path) {
  try {
    return ResultsFile{path};
  } catch (const std::runtime_error& error) {
    throw WrongInput({{}, error.what(), "", "Name a results file written by tenure run."});
  }
}

void require_outcome(const ResultsFile& file, const std::string& outcome) {
  if (file.find(outcome) != nullptr) return;
  std::vector<std::string> known;
  for (const Variable& variable : file.variables()) known.push_back(variable.name);
  const std::string near = did_you_mean(outcome, known);
  throw WrongInput({{file.path().string()},
                    fmt::format("no outcome \"{}\"", outcome),
                    fmt::format("it has: {}", fmt::join(known, ", ")),
                    near.empty() ? "Choose one of these." : fmt::format("Did you mean \"{}\"?", near)});
}

void chart(const ChartOptions& options) {
  require_free(options.out, options.overwrite);
  const ResultsFile result = opened(options.result);
  std::optional<ResultsFile> against;
  if (options.against) against = opened(*options.against);
  require_outcome(result, options.outcome);
  if (against) require_outcome(*against, options.outcome);
  std::string svg;
  try {
    svg = fan_chart(result, against ? &*against : nullptr, options.outcome, options.label, options.size);
  } catch (const std::invalid_argument& error) {
    throw WrongInput({{options.result}, error.what(), "", ""});
  }
  std::ofstream file(options.out, std::ios::binary);
  file << svg;
  file.close();
  if (!file) throw std::runtime_error(options.out + " could not be written.");
}

}  // namespace

void add_chart_command(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<ChartOptions>();
  CLI::App* command = app.add_subcommand("chart", "Draw one outcome over time as SVG, alone or against a baseline");
  command->footer(
      "Example:\n  tenure chart cameras.h5 --against baseline.h5 --outcome incidents_actual --label theft -o "
      "theft.svg\n"
      "rsvg-convert theft.svg -o theft.png makes a picture of it.");
  command->add_option("RESULT", options->result, "Results file")->required();
  command->add_option("--against", options->against, "Baseline to compare with: its lives and the paired difference");
  command->add_option("--outcome", options->outcome, "Which outcome, for example incidents_actual")->required();
  command->add_option("--label", options->label, "One label of the outcome, for example theft, in place of all");
  command->add_option("-o,--output", options->out, "SVG file to write")->required();
  command->add_option("--width", options->size.width, "Width in pixels")
      ->check(CLI::Range(480, 4000))
      ->capture_default_str();
  command->add_option("--height", options->size.height, "Height in pixels (default: as the content asks)")
      ->check(CLI::Range(320, 4000));
  command->add_flag("--overwrite", options->overwrite, "Replace an existing file");
  command->callback([options, &exit_code] {
    chart(*options);
    exit_code = 0;
  });
}

}  // namespace tenure
