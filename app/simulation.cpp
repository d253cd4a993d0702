#include "app/simulation.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <CLI/CLI.hpp>

#include "app/map_text.hpp"
#include "app/posterior_lives.hpp"
#include "app/version.hpp"
#include "models/district/checkpoints.hpp"
#include "models/district/quick_look.hpp"
#include "models/district/run.hpp"
#include "sim/progress.hpp"
#include "sim/results_writer.hpp"

namespace tenure {

namespace fs = std::filesystem;

namespace {

constexpr int usual_checkpoint_days = 30;

}  // namespace

void SimulationOptions::add_to(CLI::App& command) {
  command.add_option("--seed", seed, "Seed of all chance, in place of the scenario's")->check(CLI::NonNegativeNumber);
  command
      .add_option("--replicates", replicates, "How many lives of the district to simulate, in place of the scenario's")
      ->check(CLI::PositiveNumber);
  command.add_option("--until", until, "First day no longer simulated (2022-07-01), in place of the scenario's");
  command.add_option("--set", sets, "Another value for one key or parameter, as NAME=VALUE; may be repeated")
      ->take_all();
  command
      .add_option("--posterior", posterior,
                  "What `tenure calibrate` wrote: replicate r lives with draw r, --set after it")
      ->check(CLI::ExistingFile);
  command.add_option("--threads", threads, "Threads to use; the result does not depend on it (default: all)")
      ->check(CLI::Range(1, 4096));
  command.add_flag("--overwrite", overwrite, "Replace existing results");
  command
      .add_option("--people", people,
                  "Share of the district's people, for a quick look: programmes and budgets shrink with them")
      ->check(CLI::Range(1e-4, 1.0));
  command.add_flag("--quiet", quiet, "No progress");
  command.add_option("--progress", progress, "lines, or json: a line of JSON now and then, for programs that watch")
      ->check(CLI::IsMember({"lines", "json"}))
      ->capture_default_str();
  command.add_flag("--check-invariants", check_invariants,
                   "Check after every day that people, dwellings, jobs and money balance");
  command.add_flag("--timing", timing, "Print the seconds each phase of the day took");
  command
      .add_option(
          "--checkpoint-every", checkpoint_every,
          "Keep the state of the run every so many simulated days (30d), so that --resume can go on after a kill")
      ->transform(CLI::AsNumberWithUnit(std::map<std::string, int>{{"d", 1}, {"w", 7}}))
      ->check(CLI::Range(1, 100000));
  command.add_flag("--resume", resume,
                   "Go on with a run that was stopped or killed, from the state it kept: to the same results");
}

void SimulationOptions::open_checkpoints(const fs::path& folder) {
  const bool left = fs::is_directory(folder) && !fs::is_empty(folder);
  if (resume && !left)
    throw WrongInput({{folder.string()},
                      "no state of a stopped run is there",
                      "--resume goes on with a run that was started with --checkpoint-every",
                      "Start it without --resume."});
  if (!resume && left && !overwrite)
    throw WrongInput({{folder.string()},
                      "a run that was stopped left its state",
                      "it would be lost",
                      "Add --resume to go on with it, or --overwrite to start anew."});
  if (!resume && left) fs::remove_all(folder);
  if (resume && checkpoint_every == 0) checkpoint_every = usual_checkpoint_days;
  if (checkpoint_every > 0) checkpoints = folder;
}

void SimulationOptions::say_how_to_resume() const {
  if (!checkpoints.empty()) fmt::print(stderr, "The same command with --resume goes on from here.\n");
}

void SimulationOptions::close_checkpoints() const {
  if (!checkpoints.empty()) fs::remove_all(checkpoints);
}

std::vector<std::string> SimulationOptions::all_sets() const {
  std::vector<std::string> all = sets;
  if (seed) all.push_back(fmt::format("run.seed={}", *seed));
  if (replicates) all.push_back(fmt::format("run.replicates={}", *replicates));
  if (until) all.push_back("run.until=" + *until);
  return all;
}

Scenario SimulationOptions::read(const fs::path& path) const {
  Scenario scenario = read_scenario(path, all_sets());
  scale_down(scenario, people);
  return scenario;
}

int threads_in_use(int asked) {
  return asked > 0 ? asked : tbb::info::default_concurrency();
}

void require_free(const fs::path& path, bool overwrite) {
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  if (!fs::is_directory(folder))
    throw WrongInput(
        {{path.string()}, "its folder does not exist", "", fmt::format("Make {} first.", folder.string())});
  if (fs::is_directory(path))
    throw WrongInput({{path.string()}, "is a folder", "a file is to be written", "Name a file."});
  if (fs::exists(path) && !overwrite)
    throw WrongInput(
        {{path.string()}, "exists", "results are never replaced unasked", "Choose another name or add --overwrite."});
}

namespace {

/// What a killed run wrote of this file before it could take its name.
void remove_unfinished(const fs::path& path) {
  const std::string name = path.filename().string();
  std::vector<fs::path> unfinished;
  for (const auto& entry : fs::directory_iterator(path.has_parent_path() ? path.parent_path() : fs::path(".")))
    if (const std::string other = entry.path().filename().string();
        other.starts_with(name + ".") && other.ends_with(".part"))
      unfinished.push_back(entry.path());
  for (const fs::path& part : unfinished) fs::remove(part);
}

std::string text_of(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

/// Everything it takes to run this again.
std::map<std::string, Attribute> attributes_of(const Scenario& scenario, const District& from) {
  std::map<std::string, Attribute> all{{"title", scenario.title},
                                       {"description", scenario.description},
                                       {"source", source_line()},
                                       {"scenario_name", scenario.path.stem().string()},
                                       {"scenario", scenario.resolved_text()},
                                       {"district_name", scenario.district.name},
                                       {"district", text_of(scenario.district_path)},
                                       {"fingerprint", fmt::format("{:016x}", scenario.fingerprint())},
                                       {"seed", scenario.run.seed},
                                       {"replicates_planned", scenario.run.replicates},
                                       {"start", format_day(scenario.run.start)},
                                       {"until", format_day(scenario.run.until)},
                                       {"tenure_version", version()},
                                       {"git_commit", commit()},
                                       {"compiler", compiler()}};
  if (scenario.people < 1) all["people_share"] = scenario.people;
  const fs::path folder = scenario.district_path.parent_path();
  if (const auto& csv = scenario.district.communities_csv) all["communities_csv"] = text_of(folder / *csv);
  if (const auto& outlines = scenario.district.outlines_geojson) all["outlines_geojson"] = text_of(folder / *outlines);
  all["map"] = map_text(from, !scenario.district.outlines_geojson);
  return all;
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

/// The results of one scenario on their way into a file.
class ResultsInTheMaking {
 public:
  /// `lives`: what replicates live with; null where they differ in luck alone.
  ResultsInTheMaking(const ScenarioFile& file, const District& from, const PosteriorLives* lives)
      : file_(file),
        lives_(lives),
        wanted_(wanted_outcomes(*file.scenario)),
        dimensions_(outcome_dimensions(from, *file.scenario)),
        attributes_(attributes_of(*file.scenario, from)),
        planned_(dimensions_.front().size()) {
    if (lives_ != nullptr) attributes_["posterior"] = fmt::format("{:016x}", lives_->posterior().fingerprint());
    open();
  }

  void append(const Replicate& r) {
    if (end_.notes.empty()) end_.notes = r.notes;
    if (r.periods < planned_) {
      if (end_.replicates > 0 || r.number > 0 || r.periods == 0) return;
      // The only replicate was cut short: keep the periods it closed.
      auto& time = std::get<std::vector<Day>>(dimensions_.front().labels);
      time.resize(r.periods);
      writer_.reset();
      open();
    }
    writer_->append(r.number, r.values);
    end_.written = true;
    if (r.periods < planned_) return;
    ++end_.replicates;
    end_.talent.push_back(r.talent);
  }

  SimulationEnd finish(std::map<std::string, Attribute> provenance) {
    const Scenario& scenario = *file_.scenario;
    const auto n = static_cast<std::size_t>(scenario.run.replicates);
    end_.interrupted = end_.replicates < n;
    if (!end_.written) return end_;
    provenance["scenario_file"] = scenario.path.string();
    if (lives_ != nullptr) add_draws();
    writer_->finish(
        end_.interrupted ? fmt::format("interrupted after {} of {} replicates", end_.replicates, n) : "complete",
        provenance);
    return end_;
  }

 private:
  void open() { writer_ = std::make_unique<ResultsWriter>(file_.path, dimensions_, wanted_, attributes_); }

  /// The values that each replicate lived with.
  void add_draws() {
    const Posterior& posterior = lives_->posterior();
    std::vector<std::int64_t> numbers;
    std::vector<ResultsWriter::TableColumn> columns{{"draw", "draw of the posterior", {}}};
    for (const PosteriorParameter& p : posterior.parameters)
      columns.push_back({p.name, "value of the parameter in the replicate", {}});
    for (std::size_t r = 0; r < std::max<std::size_t>(end_.replicates, 1); ++r) {
      const std::size_t draw = draw_of(posterior, static_cast<std::uint32_t>(r));
      numbers.push_back(static_cast<std::int64_t>(r));
      columns[0].values.push_back(static_cast<double>(draw));
      for (std::size_t j = 0; j < posterior.parameters.size(); ++j)
        columns[j + 1].values.push_back(posterior.draws[draw][j]);
    }
    writer_->add_table("posterior", {{"replicate", "number of the replicate", numbers}}, columns);
  }

  ScenarioFile file_;
  const PosteriorLives* lives_;
  std::vector<Variable> wanted_;
  std::vector<Dimension> dimensions_;
  std::map<std::string, Attribute> attributes_;
  std::size_t planned_;  ///< periods of a whole replicate
  std::unique_ptr<ResultsWriter> writer_;
  SimulationEnd end_;
};

/// "baseline, cameras": each name once.
std::string names_of(const std::vector<ScenarioFile>& files) {
  std::vector<std::string> names;
  for (const ScenarioFile& file : files)
    if (std::string name = file.scenario->path.stem().string();
        std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  return fmt::format("{}", fmt::join(names, ", "));
}

/// Seconds by phase, added up over scenarios.
void add_seconds(std::vector<std::pair<std::string, double>>& phases, const Replicate& r) {
  if (phases.empty()) {
    phases = r.seconds;
    return;
  }
  for (std::size_t i = 0; i < phases.size(); ++i) phases[i].second += r.seconds[i].second;
}

}  // namespace

std::vector<SimulationEnd> simulate_to_files(const std::vector<ScenarioFile>& files, const SimulationOptions& options,
                                             const District* made) {
  const auto started = std::chrono::steady_clock::now();
  const auto seconds = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  };
  std::vector<const Scenario*> scenarios;
  for (const ScenarioFile& file : files) scenarios.push_back(file.scenario);
  for (const Scenario* scenario : scenarios)
    for (const Problem& warning : scenario->warnings) fmt::print(stderr, "warning: {}\n", format(warning));
  std::optional<PosteriorLives> lives;
  if (!options.posterior.empty()) lives.emplace(options.posterior, scenarios);
  watch_interrupts();
  const int threads = threads_in_use(options.threads);
  tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));

  std::optional<District> own;
  if (made == nullptr) own = first_day(*scenarios.front());
  const District& from = made == nullptr ? *own : *made;
  const double synthesis_seconds = seconds();
  std::vector<std::unique_ptr<ResultsInTheMaking>> results;
  for (const ScenarioFile& file : files) {
    if (options.resume) remove_unfinished(file.path);
    results.push_back(std::make_unique<ResultsInTheMaking>(file, from, lives ? &*lives : nullptr));
  }

  std::vector<std::pair<std::string, double>> phases;
  std::uint64_t state_bytes = 0;
  const auto n = static_cast<std::uint32_t>(scenarios.front()->run.replicates);
  {
    Progress progress(names_of(files), days_together(scenarios) * n, options.quiet,
                      options.progress == "json" ? ProgressFor::programs : ProgressFor::people);
    const std::uint64_t planned = std::max<std::uint64_t>(options.share.runs, n * scenarios.size());
    std::uint64_t whole = options.share.runs_before;
    progress.runs(whole, planned);
    if (options.share.days > 0) progress.part_of(options.share.days_before, options.share.days);
    RunOptions run;
    run.check_invariants = options.check_invariants;
    run.day_done = [&] { progress.advance(); };
    run.stop = [] { return interrupted(); };
    std::string lived_by = maker();
    if (lives) {
      run.scenarios_of = [&](std::uint32_t replicate) {
        std::vector<Scenario> lived;
        for (const Scenario* s : scenarios) lived.push_back(lives->scenario(*s, replicate, options.sets));
        return lived;
      };
      lived_by += fmt::format(" with posterior {:016x}", lives->posterior().fingerprint());
    }
    std::optional<Checkpoints> kept;
    if (!options.checkpoints.empty()) {
      const std::string part = options.people < 1 ? fmt::format(", {} of the people", options.people) : "";
      kept.emplace(options.checkpoints / files.front().path.stem(), lived_by + part, scenarios);
      run.checkpoint = [&](Course& course) { kept->keep(course); };
      run.checkpoint_every = static_cast<std::uint64_t>(options.checkpoint_every);
      if (options.resume) {
        kept->check();
        run.resume = [&](Course& course) { kept->resume(course); };
      }
    }
    simulate_all(scenarios, made == nullptr ? std::move(*own) : District(*made), n,
                 std::min(static_cast<std::uint32_t>(threads), n), run, [&](std::size_t scenario, Replicate&& r) {
                   results[scenario]->append(r);
                   progress.runs(++whole, planned);
                   if (r.number > 0) return;
                   add_seconds(phases, r);
                   state_bytes = r.state_bytes;
                 });
  }
  const std::map<std::string, Attribute> provenance{{"threads", std::int64_t{threads}},
                                                    {"wall_seconds", seconds()},
                                                    {"synthesis_seconds", synthesis_seconds},
                                                    {"peak_memory_megabytes", peak_megabytes()},
                                                    {"state_megabytes", static_cast<double>(state_bytes) / 1048576.0}};
  std::vector<SimulationEnd> ends;
  for (const auto& result : results) ends.push_back(result->finish(provenance));
  const bool written = std::any_of(ends.begin(), ends.end(), [](const SimulationEnd& end) { return end.written; });
  if (options.timing && written) {
    fmt::print(stderr, "{:<45} {:8.3f} s\n", "synthesis", synthesis_seconds);
    for (const auto& [name, spent] : phases) fmt::print(stderr, "{:<45} {:8.3f} s\n", name, spent);
    fmt::print(stderr, "{:<45} {:8.3f} s, peak memory {:.0f} MB, state at the end {:.0f} MB\n", "all", seconds(),
               peak_megabytes(), static_cast<double>(state_bytes) / 1048576.0);
  }
  return ends;
}

SimulationEnd simulate_to_file(const Scenario& scenario, const fs::path& path, const SimulationOptions& options) {
  return simulate_to_files({{&scenario, path}}, options).front();
}

}  // namespace tenure
