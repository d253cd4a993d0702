/// `tenure batch plan|run|status|merge`

#include <algorithm>
#include <chrono>
#include <fstream>

#include <fmt/format.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>
#include <CLI/CLI.hpp>

#include "app/batch_runs.hpp"
#include "app/commands.hpp"
#include "app/output_folder.hpp"
#include "app/simulation.hpp"
#include "sim/problem.hpp"
#include "sim/progress.hpp"
#include "sim/text_file.hpp"

namespace tenure {

namespace fs = std::filesystem;

namespace {

struct Shard {
  std::size_t number = 1, of = 1;
};

struct BatchArguments {
  std::string experiment, out, shard;
  std::vector<std::string> folders;
  int threads = 0;
  bool resume = false, retry = false, overwrite = false, quiet = false;
};

Shard shard_of(const std::string& text) {
  Shard shard;
  const auto slash = text.find('/');
  try {
    if (text.empty()) return shard;
    shard.number = std::stoul(text.substr(0, slash));
    shard.of = std::stoul(text.substr(slash + 1));
  } catch (const std::exception&) {
    shard.number = 0;
  }
  if (slash == std::string::npos || shard.number < 1 || shard.number > shard.of)
    throw WrongInput({{"--shard"}, text, "must be NUMBER/OF, the number from 1", "Write 2/3 for the second of three."});
  return shard;
}

std::vector<BatchUnit> units_of(const Experiment& experiment, Shard shard) {
  const std::vector<BatchUnit> all = batch_units(experiment);
  std::vector<BatchUnit> mine;
  for (std::size_t i = shard.number - 1; i < all.size(); i += shard.of) mine.push_back(all[i]);
  return mine;
}

std::string runs_in_words(const Experiment& experiment) {
  return fmt::format("{} runs: {} scenarios at {} points of {} parameters, {} replicates each",
                     experiment.scenarios.size() * experiment.points.size() * experiment.replicates,
                     experiment.scenarios.size(), experiment.points.size(), experiment.parameters.size(),
                     experiment.replicates);
}

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

void open_batch(const BatchArguments& args) {
  const fs::path runs = fs::path(args.out) / "runs";
  if (args.resume && !fs::is_directory(runs))
    throw WrongInput(
        {{args.out}, "holds no runs of a batch", "--resume goes on with one", "Start it without --resume."});
  if (!args.resume && !args.retry) {
    open_folder(args.out, args.overwrite);
    fs::remove_all(runs);
  }
  fs::create_directories(runs);
}

int run(const BatchArguments& args) {
  const Shard shard = shard_of(args.shard);
  const Batch batch(read_experiment(args.experiment));
  const Experiment& experiment = batch.experiment();
  open_batch(args);
  const fs::path folder = args.out;
  write_text(folder / "experiment.toml", read_text_file(args.experiment));
  const std::vector<BatchUnit> units = units_of(experiment, shard);
  const int threads = threads_in_use(args.threads);
  watch_interrupts();
  {
    tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
    Progress progress(experiment.title, units.size(), args.quiet);
    std::size_t next = 0;
    const auto begin = [&](tbb::flow_control& flow) {
      if (next == units.size() || interrupted()) flow.stop();
      return next++;
    };
    const auto live = [&](std::size_t number) {
      const BatchUnit unit = units[number];
      tbb::this_task_arena::isolate([&] {
        const std::optional<BatchRecord> before = batch.read(folder, unit);
        if (!before || (args.retry && before->failed())) {
          RunOptions options;
          options.stop = [] { return interrupted(); };
          BatchRecord record = batch.live(unit, options);
          if (!interrupted()) batch.write(folder, record);
        }
        progress.advance();
      });
    };
    tbb::parallel_pipeline(static_cast<std::size_t>(threads),
                           tbb::make_filter<void, std::size_t>(tbb::filter_mode::serial_in_order, begin) &
                               tbb::make_filter<std::size_t, void>(tbb::filter_mode::parallel, live));
  }
  if (interrupted()) {
    fmt::print(stderr, "Interrupted. The same command with --resume goes on from here.\n");
    return 130;
  }
  if (shard.of > 1) {
    fmt::print("{}: shard {} of {} is done; `tenure batch merge` puts shards together\n", args.out, shard.number,
               shard.of);
    return 0;
  }
  const std::size_t failed = batch.assemble({folder}, folder);
  fmt::print("{}: {}; {} failed. Results by scenario (.h5), manifest.csv\n", args.out, runs_in_words(experiment),
             failed);
  return failed > 0 ? 1 : 0;
}

int status(const BatchArguments& args) {
  const fs::path folder = args.out;
  if (!fs::is_directory(folder / "runs"))
    throw WrongInput({{args.out}, "holds no runs of a batch", "", "Name the folder that `tenure batch run` wrote."});
  std::size_t done = 0, under_way = 0;
  for (const auto& entry : fs::directory_iterator(folder / "runs"))
    (entry.path().extension() == ".part" ? under_way : done) += 1;
  fmt::print("{}: {} points and replicates lived, {} being written\n", args.out, done, under_way);
  if (fs::exists(folder / "manifest.csv")) {
    std::ifstream manifest(folder / "manifest.csv");
    std::string line;
    while (std::getline(manifest, line))
      if (line.find(",failed,") != std::string::npos || line.find(",missing,") != std::string::npos)
        fmt::print("  {}\n", line);
  }
  return 0;
}

int merge(const BatchArguments& args) {
  const Batch batch(read_experiment(args.experiment));
  open_folder(args.out, args.overwrite);
  const std::vector<fs::path> folders(args.folders.begin(), args.folders.end());
  for (const fs::path& folder : folders)
    if (!fs::is_directory(folder / "runs"))
      throw WrongInput(
          {{folder.string()}, "holds no runs of a batch", "", "Name folders of `tenure batch run --shard`."});
  const std::size_t missing = batch.assemble(folders, args.out);
  fmt::print("{}: {}; {} failed or missing. Results by scenario (.h5), manifest.csv\n", args.out,
             runs_in_words(batch.experiment()), missing);
  return missing > 0 ? 1 : 0;
}

}  // namespace

void add_batch_command(CLI::App& app, int& exit_code) {
  CLI::App* batch = app.add_subcommand("batch", "Run experiments: scenarios x points of parameters x replicates");
  batch->footer(
      "Example:\n  tenure batch plan scenarios/experiments/drivers.toml\n"
      "  tenure batch run scenarios/experiments/drivers.toml -o drivers       # stopped or killed? --resume goes on\n"
      "  tenure batch run scenarios/experiments/drivers.toml -o first --shard 1/3\n"
      "  tenure batch merge scenarios/experiments/drivers.toml first second third -o drivers\n"
      "Results lie in one file a scenario, over replicate, time, point and the outcome's own dimensions; the values of "
      "a\n"
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
  started->callback([args, &exit_code] { exit_code = run(*args); });

  CLI::App* asked = batch->add_subcommand("status", "Say how far a batch has come and what failed");
  asked->add_option("folder", args->out, "Folder of the batch")->required();
  asked->callback([args, &exit_code] { exit_code = status(*args); });

  CLI::App* merged = batch->add_subcommand("merge", "Put the shards of a batch together");
  experiment(merged);
  merged->add_option("folders", args->folders, "Folders of the shards")->required();
  merged->add_option("-o,--output", args->out, "Folder for results and manifest")->required();
  merged->add_flag("--overwrite", args->overwrite, "Replace existing results");
  merged->callback([args, &exit_code] { exit_code = merge(*args); });
}

}  // namespace tenure
