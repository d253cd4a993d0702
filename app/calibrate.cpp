/// `tenure calibrate FILE -o DIR`, and `tenure calibrate outside FILE -o DIR` for any other model.

#include <cstdlib>
#include <functional>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include "analysis/posterior_file.hpp"
#include "app/calibration_district.hpp"
#include "app/calibration_folder.hpp"
#include "app/calibration_result.hpp"
#include "app/commands.hpp"
#include "app/output_folder.hpp"
#include "app/simulation.hpp"
#include "sim/progress.hpp"

namespace tenure {

namespace fs = std::filesystem;

namespace {

struct Arguments {
  std::string file, out, command;
  int threads = 0;
  bool resume = false, overwrite = false, quiet = false, keep_runs = false;
};

/// Lives a wave, or leaves it to others and gives nothing.
using LiveWave = std::function<std::optional<Outputs>(const WaveRuns&)>;

WaveRuns runs_of(const CalibrationFile& file, const Calibration& calibration, std::size_t number, std::uint32_t luck) {
  const Points points = calibration.next_points();
  WaveRuns runs{number, calibration.replicates(), {}, {}};
  for (std::size_t i = 0; i < points.rows(); ++i) {
    std::vector<double>& point = runs.points.emplace_back();
    for (std::size_t j = 0; j < file.priors.size(); ++j) point.push_back(file.priors[j].at(points.at(i, j)));
    for (std::size_t r = 0; r < runs.replicates; ++r)
      runs.luck.push_back(luck + static_cast<std::uint32_t>(calibration.shares_luck() ? r : i * runs.replicates + r));
  }
  return runs;
}

/// 0 done, 1 nothing is left of the prior, 3 a wave waits for its outputs.
int go_on(const CalibrationFile& file, const CalibrationFolder& folder, const std::string& out,
          const std::string& scenario, const LiveWave& live) {
  const std::unique_ptr<Calibration> calibration = file.begin();
  std::string text = file.title + "\n\n";
  std::uint32_t luck = 0;
  std::size_t lives = 0;
  for (std::size_t number = 1; !calibration->finished(); ++number) {
    const WaveRuns runs = runs_of(file, *calibration, number, luck);
    folder.write_points(runs);
    std::optional<Outputs> outputs = folder.read_outputs(runs);
    if (!outputs) {
      outputs = live(runs);
      if (!outputs) return 3;
      folder.write_outputs(runs, *outputs);
    }
    calibration->tell(calibration->next_points(), *outputs);
    fmt::print("{}", calibration->said());
    text += calibration->said();
    luck = runs.luck.back() + 1;
    lives += runs.luck.size();
  }
  const WeightedPoints draws = calibration->posterior();
  if (draws.weights.empty()) {
    text +=
        "\nNothing is left of the prior: no point gives what was observed. Look at the targets with the greatest "
        "implausibility, allow for a discrepancy, or widen ranges.\n";
    write_text(fs::path(out) / "calibration.txt", text);
    fmt::print(stderr, "{}: nothing is left of the prior (calibration.txt says which target is missed).\n", out);
    return 1;
  }
  const Posterior posterior = posterior_of(file, draws, lives, scenario);
  const std::string table = posterior_text(posterior);
  text += fmt::format("\n{} lives, {} draws, which count as {:.0f}\n\n", lives, posterior.size(),
                      effective_size(posterior.weights)) +
          table;
  write_posterior(fs::path(out) / "posterior.h5", posterior, {});
  write_text(fs::path(out) / "calibration.txt", text);
  fmt::print(
      "\n{}\n{}: posterior.h5, calibration.txt; `tenure run SCENARIO --posterior {}/posterior.h5` lives with it\n",
      table, out, out);
  return 0;
}

int calibrate_district(const Arguments& args) {
  const CalibrationFile file = read_calibration(args.file);
  if (!file.scenario)
    throw WrongInput({{args.file}, "names no scenario", "", "Add one, or use `tenure calibrate outside`."});
  if (args.resume && !fs::exists(fs::path(args.out) / "calibration.toml"))
    throw WrongInput(
        {{args.out}, "no calibration was begun there", "--resume goes on with one", "Start it without --resume."});
  const CalibratedDistrict district(file);
  const CalibrationFolder folder(args.out, file, args.resume, args.overwrite);
  const int code = go_on(file, folder, args.out, district.base().resolved_text(), [&](const WaveRuns& runs) {
    return district.live(runs, folder.wave(runs.number), threads_in_use(args.threads), args.keep_runs, args.quiet);
  });
  if (code != 3) return code;
  fmt::print(stderr, "Interrupted. The same command with --resume goes on from here.\n");
  return 130;
}

/// The command with the names of both files in the places of {points} and {outputs}.
std::string filled_in(std::string command, const fs::path& wave) {
  for (const auto& [word, file] : {std::pair{"{points}", "points.csv"}, std::pair{"{outputs}", "outputs.csv"}})
    for (std::size_t at; (at = command.find(word)) != std::string::npos;)
      command.replace(at, std::string(word).size(), "'" + (wave / file).string() + "'");
  return command;
}

int calibrate_outside(const Arguments& args) {
  const CalibrationFile file = read_calibration(args.file);
  if (file.scenario)
    throw WrongInput(
        {{args.file}, "names a scenario", "an outside model has none", "Take it out, or leave out the word outside."});
  const CalibrationFolder folder(args.out, file, true, args.overwrite);
  const int code = go_on(file, folder, args.out, "", [&](const WaveRuns& runs) -> std::optional<Outputs> {
    const fs::path wave = folder.wave(runs.number);
    if (args.command.empty()) {
      fmt::print(
          "{}: run the model for each row and write {}, a column a target ({}), a row for each; then the same "
          "command again.\n",
          (wave / "points.csv").string(), (wave / "outputs.csv").string(), fmt::join(file.target_names(), ", "));
      return std::nullopt;
    }
    const std::string command = filled_in(args.command, wave);
    if (const int ended = std::system(command.c_str()); ended != 0)
      throw std::runtime_error(fmt::format("wave {}: the model failed: {}", runs.number, command));
    std::optional<Outputs> outputs = folder.read_outputs(runs);
    if (!outputs)
      throw std::runtime_error(
          fmt::format("wave {}: the model left no {}", runs.number, (wave / "outputs.csv").string()));
    return outputs;
  });
  return code == 3 ? 0 : code;
}

void add_outside(CLI::App& app, int& exit_code) {
  auto args = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("outside", "Calibrate any other model, run by you or by a command line");
  command->footer(
      "Example:\n  tenure calibrate outside ecology.toml -o ecology     # writes ecology/wave-01/points.csv\n"
      "  ... run the model for each row, write its outputs into ecology/wave-01/outputs.csv ...\n"
      "  tenure calibrate outside ecology.toml -o ecology     # the next wave, and so on to ecology/posterior.h5\n"
      "  tenure calibrate outside ecology.toml -o ecology --run 'python3 model.py {points} {outputs}'");
  command->add_option("calibration", args->file, "Calibration file (.toml) without a scenario")->required();
  command->add_option("-o,--output", args->out, "Folder for waves, posterior and text")->required();
  command->add_option("--run", args->command,
                      "Command line that runs the model over a wave; {points} and {outputs} become its files");
  command->add_flag("--overwrite", args->overwrite, "Begin anew");
  command->callback([args, &exit_code] { exit_code = calibrate_outside(*args); });
}

}  // namespace

void add_calibrate_command(CLI::App& app, int& exit_code) {
  auto args = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand(
      "calibrate",
      "Learn parameters from what was observed: history matching or ABC-SMC, of Tenure or any other model");
  command->footer(
      "Example:\n  tenure calibrate scenarios/calibrations/incidents.toml -o incidents   # stopped or killed? "
      "--resume\n"
      "  tenure run scenarios/zhongkai/cameras.toml -o run.h5 --replicates 100 --posterior incidents/posterior.h5\n"
      "docs/calibration.md explains the file, the methods and the posterior.");
  command->require_subcommand(0, 1);
  command->add_option("calibration", args->file, "Calibration file (.toml)");
  command->add_option("-o,--output", args->out, "Folder for waves, posterior and text");
  command->add_option("--threads", args->threads, "Threads to use; results do not depend on it (default: all)")
      ->check(CLI::Range(1, 4096));
  command->add_flag("--resume", args->resume, "Go on with one that was stopped: no finished life is lived again");
  command->add_flag("--overwrite", args->overwrite, "Replace an existing calibration");
  command->add_flag("--keep-runs", args->keep_runs, "Keep the results of every life, a file each");
  command->add_flag("--quiet", args->quiet, "No progress");
  add_outside(*command, exit_code);
  command->callback([args, command, &exit_code] {
    if (!command->get_subcommands().empty()) return;
    if (args->file.empty()) throw CLI::RequiredError("calibration");
    if (args->out.empty()) throw CLI::RequiredError("--output");
    exit_code = calibrate_district(*args);
  });
}

}  // namespace tenure
