/// `tenure batch plan|run|status|merge|sensitivity`

#include <algorithm>
#include <chrono>
#include <fstream>

#include <fmt/format.h>
#include <tbb/global_control.h>
#include <CLI/CLI.hpp>

#include "app/batch_run.hpp"
#include "app/batch_runs.hpp"
#include "app/batch_sensitivity.hpp"
#include "app/commands.hpp"
#include "app/simulation.hpp"
#include "sim/problem.hpp"

namespace tenure {

namespace fs = std::filesystem;

namespace {

/// Values that one run keeps of all scenarios.
std::size_t values_of(const Batch& batch) {
  std::size_t values = 0;
  for (std::size_t s = 0; s < batch.experiment().scenarios.size(); ++s) {
    const std::vector<Dimension> dimensions = outcome_dimensions(batch.first_day(), batch.base(s));
    for (const Variable& variable : wanted_outcomes(batch.base(s))) {
      std::size_t cells = dimensions.front().size();
      for (const std::string& name : variable.dimensions)
        cells *= std::find_if(dimensions.begin(), dimensions.end(), [&](const Dimension& d) {
                   return d.name == name;
                 })->size();
      values += cells;
    }
  }
  return values;
}

int plan(const BatchArguments& args) {
  const Batch batch(read_experiment(args.experiment));
  const std::size_t units = batch_units(batch.experiment()).size();
  // A few days on one thread tell what a day costs: replicates run side by side, a thread each.
  constexpr int tried = 20;
  int lived = 0;
  const auto started = std::chrono::steady_clock::now();
  {
    tbb::global_control limit(tbb::global_control::max_allowed_parallelism, 1);
    RunOptions options;
    options.stop = [&] { return lived == tried; };
    options.day_done = [&] { ++lived; };
    (void)simulate(batch.base(0), batch.first_day(), 0, options);
  }
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - started;
  const int threads = threads_in_use(args.threads);
  const double seconds =
      spent.count() / tried * static_cast<double>(batch.days()) * static_cast<double>(units) / threads;
  const double bytes = static_cast<double>(values_of(batch) * sizeof(double) * units);
  fmt::print("{}\n{}\n", batch.experiment().title, runs_in_words(batch.experiment()));
  fmt::print("time: about {:.0f} min on {} threads (a day takes {:.1f} ms of one)\n", std::max(1.0, seconds / 60),
             threads, spent.count() / tried * 1000);
  fmt::print("disk: at most {:.0f} MB of runs, and less than that of results, which are compressed\n",
             std::max(1.0, bytes / 1e6));
  return 0;
}

int status(const BatchArguments& args) {
  const fs::path folder = args.out;
  if (!fs::is_directory(folder / "runs"))
    throw WrongInput({{args.out}, "holds no runs of a batch", "", "Name the folder that `tenure batch run` wrote."});
  std::size_t done = 0;
  for (const auto& entry : fs::directory_iterator(folder / "runs")) done += entry.path().extension() == ".run" ? 1 : 0;
  fmt::print("{}: {} points and replicates lived{}\n", args.out, done,
             fs::exists(folder / "results.h5") ? "; results.h5 is there" : "");
  if (fs::exists(folder / "manifest.csv")) {
    std::ifstream manifest(folder / "manifest.csv");
    std::string line;
    while (std::getline(manifest, line))
      if (line.find(",failed,") != std::string::npos || line.find(",missing,") != std::string::npos)
        fmt::print("  {}\n", line);
  }
  return 0;
}

void add_batch_sensitivity(CLI::App& batch, int& exit_code) {
  auto args = std::make_shared<BatchSensitivityArguments>();
  CLI::App* command = batch.add_subcommand(
      "sensitivity", "Tell which parameters drive an outcome, by scenario and in what it changes (morris, saltelli)");
  command->add_option("folder", args->folder, "Folder of the batch")->required();
  command->add_option("--outcome", args->outcomes, "Outcome to explain; may be repeated")->required()->take_all();
  command->add_option("--label", args->label, "Only this label of the outcome: theft");
  command->add_option("--window", args->window,
                      "Only periods that begin from one day to before another: "
                      "2022-03-01..2022-07-01");
  command->add_option("-o,--output", args->out, "CSV of indices to write")->required();
  command->add_option("--pairs", args->pairs, "CSV of second-order indices to write (saltelli with second_order)");
  command->add_option("--seed", args->seed, "Seed of the bootstrap (default: 1)");
  command->add_flag("--overwrite", args->overwrite, "Replace existing files");
  command->callback([args, &exit_code] { exit_code = batch_sensitivity(*args); });
}

}  // namespace

void add_batch_command(CLI::App& app, int& exit_code) {
  CLI::App* batch = app.add_subcommand("batch", "Run experiments: scenarios x points of parameters x replicates");
  batch->footer(
      "Example:\n  tenure batch plan scenarios/experiments/drivers.toml\n"
      "  tenure batch run scenarios/experiments/drivers.toml -o drivers       # stopped or killed? --resume goes on\n"
      "  tenure batch run scenarios/experiments/drivers.toml -o first --shard 1/3\n"
      "  tenure batch merge scenarios/experiments/drivers.toml first second third -o drivers\n"
      "  mpirun --enable-recovery -n 64 tenure batch run scenarios/experiments/drivers.toml -o drivers\n"
      "Results lie in results.h5, over replicate, time, scenario, point and the outcome's own dimensions; the values "
      "of a\n"
      "point in its group design.");
  batch->require_subcommand(1);
  auto args = std::make_shared<BatchArguments>();
  const auto experiment = [&](CLI::App* to) {
    to->add_option("experiment", args->experiment, "Experiment file (.toml)")->required();
  };
  const auto threads = [&](CLI::App* to) {
    to->add_option("--threads", args->threads, "Threads to use; results do not depend on it (default: all)")
        ->check(CLI::Range(1, 4096));
  };
  CLI::App* planned = batch->add_subcommand("plan", "Say how many runs, how long, how much disk");
  experiment(planned), threads(planned);
  planned->callback([args, &exit_code] { exit_code = plan(*args); });

  CLI::App* started = batch->add_subcommand("run", "Live all runs and write their results");
  experiment(started), threads(started);
  started->add_option("-o,--output", args->out, "Folder for runs, results and manifest")->required();
  started->add_flag("--resume", args->resume,
                    "Go on: no finished run is lost or repeated; points and replicates may be added");
  started->add_flag("--retry", args->retry, "Go on, and live failed runs again");
  started->add_option("--shard", args->shard, "Only every so-manieth run: 1/3, 2/3, 3/3, for machines of their own");
  started->add_flag("--overwrite", args->overwrite, "Replace an existing batch");
  started->add_flag("--quiet", args->quiet, "No progress");
  started->callback([args, &exit_code] { exit_code = run_batch(*args); });

  CLI::App* asked = batch->add_subcommand("status", "Say how far a batch has come and what failed");
  asked->add_option("folder", args->out, "Folder of the batch")->required();
  asked->callback([args, &exit_code] { exit_code = status(*args); });

  CLI::App* merged = batch->add_subcommand("merge", "Put the shards of a batch together");
  experiment(merged);
  merged->add_option("folders", args->folders, "Folders of the shards")->required();
  merged->add_option("-o,--output", args->out, "Folder for results and manifest")->required();
  merged->add_flag("--overwrite", args->overwrite, "Replace existing results");
  merged->callback([args, &exit_code] { exit_code = merge_batch(*args); });
  add_batch_sensitivity(*batch, exit_code);
}

}  // namespace tenure
