#include "app/batch_run.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <optional>

#include <unistd.h>

#include <fmt/format.h>
#include <tbb/global_control.h>

#include "app/batch_runs.hpp"
#include "app/output_folder.hpp"
#include "app/ranks.hpp"
#include "app/simulation.hpp"
#include "app/work_claims.hpp"
#include "sim/problem.hpp"
#include "sim/progress.hpp"
#include "sim/side_by_side.hpp"
#include "sim/text_file.hpp"

namespace tenure {

namespace fs = std::filesystem;

namespace {

struct Shard {
  std::size_t number = 1, of = 1;
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

fs::path claims_of(const fs::path& folder) {
  return folder / "claims";
}

/// What killed processes left half written.
void remove_unfinished(const fs::path& folder) {
  std::vector<fs::path> unfinished;
  for (const auto& entry : fs::directory_iterator(folder / "runs"))
    if (entry.path().extension() != ".run") unfinished.push_back(entry.path());
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".part") unfinished.push_back(entry.path());
  for (const fs::path& path : unfinished) fs::remove(path);
}

/// Reads what lies there: every record must be of this experiment, and failed ones go where they are to be retried.
void check_records(const Batch& batch, const fs::path& folder, const std::vector<BatchUnit>& units, bool retry) {
  for (const BatchUnit unit : units) {
    const std::optional<BatchRecord> record = batch.read(folder, unit);
    if (record && retry && record->failed()) fs::remove(record_path(folder, unit));
  }
}

void open_batch(const BatchArguments& args, const Batch& batch, const std::vector<BatchUnit>& units) {
  const fs::path folder = args.out, runs = folder / "runs";
  const bool goes_on = args.resume || args.retry;
  if (goes_on && !fs::is_directory(runs))
    throw WrongInput({{args.out},
                      "holds no runs of a batch",
                      args.resume ? "--resume goes on with one" : "--retry goes on with one",
                      "Start it without."});
  if (!goes_on) {
    open_folder(folder, args.overwrite);
    fs::remove_all(runs);
  }
  fs::create_directories(runs);
  remove_unfinished(folder);
  if (goes_on) check_records(batch, folder, units, args.retry);
  fs::remove_all(claims_of(folder));
  fs::create_directory(claims_of(folder));
  write_text(folder / "experiment.toml", read_text_file(args.experiment));
}

/// The first rank opens the folder. On the others nothing where it could not: the first has said why.
std::optional<Batch> open_together(const BatchArguments& args, Shard shard, const Ranks& ranks) {
  std::optional<Batch> batch;
  std::string opened;
  try {
    if (ranks.first()) {
      batch.emplace(read_experiment(args.experiment));
      open_batch(args, *batch, units_of(batch->experiment(), shard));
      opened = "yes";
    }
  } catch (...) {
    (void)ranks.from_first(opened);
    throw;
  }
  if (ranks.from_first(opened).empty()) return std::nullopt;
  if (!ranks.first()) batch.emplace(read_experiment(args.experiment));
  return batch;
}

/// Asked before each day, but looks at the disk only now and then.
class DoneElsewhere {
 public:
  explicit DoneElsewhere(fs::path record) : record_(std::move(record)) {}
  bool operator()() {
    const auto now = std::chrono::steady_clock::now();
    if (now < next_) return false;
    next_ = now + std::chrono::milliseconds(200);
    return fs::exists(record_);
  }

 private:
  fs::path record_;
  std::chrono::steady_clock::time_point next_ = std::chrono::steady_clock::now();
};

/// The ranks of one machine share its cores.
int threads_of(const BatchArguments& args, const Ranks& ranks) {
  if (args.threads > 0) return args.threads;
  const auto cores = static_cast<int>(::sysconf(_SC_NPROCESSORS_ONLN));
  return std::min(threads_in_use(0), std::max(1, cores / ranks.on_this_machine()));
}

void live_units(const Batch& batch, const std::vector<BatchUnit>& units, const BatchArguments& args,
                const Ranks& ranks) {
  const fs::path folder = args.out;
  const int threads = threads_of(args, ranks);
  tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
  const auto lies_there = [&](std::size_t i) { return fs::exists(record_path(folder, units[i])); };
  WorkClaims claims(ranks.size() > 1 ? claims_of(folder) : fs::path(), units.size(),
                    static_cast<std::size_t>(ranks.rank()), static_cast<std::size_t>(ranks.size()), lies_there);
  std::size_t left = 0;
  for (std::size_t i = 0; i < units.size(); ++i) left += lies_there(i) ? 0 : 1;
  Progress progress(batch.experiment().title, left, args.quiet || !ranks.first());
  const auto next = [&] { return interrupted() ? std::nullopt : claims.next(); };
  const auto live = [&](WorkClaims::Piece piece) {
    const BatchUnit unit = units[piece.number];
    std::optional<DoneElsewhere> elsewhere;
    if (piece.taken_over) elsewhere.emplace(record_path(folder, unit));
    std::atomic<bool> stopped = false;
    RunOptions options;
    options.stop = [&] {
      if (!stopped && (interrupted() || (elsewhere && (*elsewhere)()))) stopped = true;
      return stopped.load();
    };
    BatchRecord record = batch.live(unit, options);
    if (!stopped) batch.write(folder, record, ranks.size() > 1 ? fmt::format("rank{}", ranks.rank()) : "");
    progress.advance();
  };
  side_by_side(static_cast<std::size_t>(threads), next, live);
}

void say_end(const std::string& out, const Experiment& experiment, const BatchEnd& end) {
  for (const std::string& note : end.notes) fmt::print("note: {}\n", note);
  fmt::print("{}: {}; {} failed{}. Results in results.h5, runs in manifest.csv\n", out, runs_in_words(experiment),
             end.failed, end.missing > 0 ? fmt::format(", {} missing", end.missing) : "");
}

/// One rank after the other comes here: the first to come puts the results together, and the rest find them there.
int end_together(const Batch& batch, const BatchArguments& args, Shard shard, const Ranks& ranks) {
  const fs::path folder = args.out;
  const FolderLock lock(claims_of(folder) / "results.lock");
  if (!fs::is_directory(claims_of(folder))) return 0;
  if (!lock.held() && !ranks.first()) return 0;
  int code = 0;
  if (shard.of > 1) {
    fmt::print("{}: shard {} of {} is done; `tenure batch merge` puts shards together\n", args.out, shard.number,
               shard.of);
  } else {
    const BatchEnd end = batch.assemble({folder}, folder);
    say_end(args.out, batch.experiment(), end);
    code = end.failed + end.missing > 0 ? 1 : 0;
  }
  fs::remove_all(claims_of(folder));
  return code;
}

}  // namespace

std::string runs_in_words(const Experiment& experiment) {
  return fmt::format("{} runs: {} scenarios at {} points of {} parameters, {} replicates each",
                     experiment.scenarios.size() * experiment.points.size() * experiment.replicates,
                     experiment.scenarios.size(), experiment.points.size(), experiment.parameters.size(),
                     experiment.replicates);
}

int run_batch(const BatchArguments& args) {
  const Shard shard = shard_of(args.shard);
  Ranks ranks;
  const std::optional<Batch> batch = open_together(args, shard, ranks);
  ranks.part();
  // The first says why, and with which exit code. mpirun ends whoever is left when one fails, before it could.
  if (!batch) return 0;
  if (ranks.first() && ranks.size() > 1 && !ranks.survive_one_another())
    fmt::print(stderr,
               "note: when a rank dies, Open MPI ends the others too; with mpirun --enable-recovery they go on\n");
  watch_interrupts();
  live_units(*batch, units_of(batch->experiment(), shard), args, ranks);
  if (interrupted()) {
    if (ranks.first()) fmt::print(stderr, "Interrupted. The same command with --resume goes on from here.\n");
    return 130;
  }
  return end_together(*batch, args, shard, ranks);
}

int merge_batch(const BatchArguments& args) {
  const Batch batch(read_experiment(args.experiment));
  const std::vector<fs::path> folders(args.folders.begin(), args.folders.end());
  for (const fs::path& folder : folders)
    if (!fs::is_directory(folder / "runs"))
      throw WrongInput(
          {{folder.string()}, "holds no runs of a batch", "", "Name folders of `tenure batch run --shard`."});
  open_folder(args.out, args.overwrite);
  const BatchEnd end = batch.assemble(folders, args.out);
  write_text(fs::path(args.out) / "experiment.toml", read_text_file(args.experiment));
  say_end(args.out, batch.experiment(), end);
  return end.failed + end.missing > 0 ? 1 : 0;
}

}  // namespace tenure
