#include "app/simulation.hpp"

#include <sys/resource.h>

#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>

#include <fmt/format.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <CLI/CLI.hpp>

#include "app/version.hpp"
#include "models/district/run.hpp"
#include "sim/progress.hpp"
#include "sim/results_writer.hpp"

namespace tenure {

namespace fs = std::filesystem;

void SimulationOptions::add_to(CLI::App& command) {
  command.add_option("--seed", seed, "Seed of all chance, in place of the scenario's")->check(CLI::NonNegativeNumber);
  command
      .add_option("--replicates", replicates, "How many lives of the district to simulate, in place of the scenario's")
      ->check(CLI::PositiveNumber);
  command.add_option("--until", until, "First day no longer simulated (2022-07-01), in place of the scenario's");
  command.add_option("--set", sets, "Another value for one key or parameter, as NAME=VALUE; may be repeated")
      ->take_all();
  command.add_option("--threads", threads, "Threads to use; the result does not depend on it (default: all)")
      ->check(CLI::Range(1, 4096));
  command.add_flag("--overwrite", overwrite, "Replace existing results");
  command.add_flag("--quiet", quiet, "No progress");
  command.add_flag("--check-invariants", check_invariants,
                   "Check after every day that people, dwellings, jobs and money balance");
  command.add_flag("--timing", timing, "Print the seconds each phase of the day took");
}

std::vector<std::string> SimulationOptions::all_sets() const {
  std::vector<std::string> all = sets;
  if (seed) all.push_back(fmt::format("run.seed={}", *seed));
  if (replicates) all.push_back(fmt::format("run.replicates={}", *replicates));
  if (until) all.push_back("run.until=" + *until);
  return all;
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

std::string text_of(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

/// Everything it takes to run this again.
std::map<std::string, Attribute> attributes_of(const Scenario& scenario) {
  std::map<std::string, Attribute> all{
      {"title", scenario.title},
      {"description", scenario.description},
      {"source", "Tenure " + version() + ", an agent-based simulation; synthetic people, no person's record"},
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
  const fs::path folder = scenario.district_path.parent_path();
  if (const auto& csv = scenario.district.communities_csv) all["communities_csv"] = text_of(folder / *csv);
  if (const auto& outlines = scenario.district.outlines_geojson) all["outlines_geojson"] = text_of(folder / *outlines);
  return all;
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

}  // namespace

SimulationEnd simulate_to_file(const Scenario& scenario, const fs::path& path, const SimulationOptions& options,
                               const District* made) {
  const auto started = std::chrono::steady_clock::now();
  const auto seconds = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  };
  for (const Problem& warning : scenario.warnings) fmt::print(stderr, "warning: {}\n", format(warning));
  watch_interrupts();
  const int threads = options.threads > 0 ? options.threads : tbb::info::default_concurrency();
  tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));

  std::optional<District> own;
  if (made == nullptr) own = first_day(scenario);
  const District& from = made == nullptr ? *own : *made;
  const double synthesis_seconds = seconds();
  const std::vector<Variable> wanted = wanted_outcomes(scenario);
  std::vector<Dimension> dimensions = outcome_dimensions(from, scenario);
  const std::size_t planned = dimensions.front().size();
  auto writer = std::make_unique<ResultsWriter>(path, dimensions, wanted, attributes_of(scenario));

  SimulationEnd end;
  std::vector<std::pair<std::string, double>> phases;
  const auto n = static_cast<std::uint32_t>(scenario.run.replicates);
  const auto days = static_cast<std::uint64_t>(scenario.run.until - first_simulated_day(scenario));
  {
    Progress progress(scenario.path.stem().string(), days * n, options.quiet);
    RunOptions run;
    run.check_invariants = options.check_invariants;
    run.day_done = [&] { progress.advance(); };
    run.stop = [] { return interrupted(); };
    simulate_all(scenario, from, n, std::min(static_cast<std::uint32_t>(threads), n), run, [&](Replicate&& r) {
      if (end.notes.empty()) end.notes = r.notes;
      if (r.periods < planned) {
        if (end.replicates > 0 || r.number > 0 || r.periods == 0) return;
        // The only replicate was cut short: keep the periods it closed.
        auto& time = std::get<std::vector<Day>>(dimensions.front().labels);
        time.resize(r.periods);
        writer.reset();
        writer = std::make_unique<ResultsWriter>(path, dimensions, wanted, attributes_of(scenario));
      }
      writer->append(r.number, r.values);
      end.written = true;
      end.replicates += r.periods == planned;
      if (phases.empty()) phases = r.seconds;
    });
  }
  end.interrupted = end.replicates < n;
  if (!end.written) return end;
  std::map<std::string, Attribute> provenance{{"threads", std::int64_t{threads}},
                                              {"wall_seconds", seconds()},
                                              {"synthesis_seconds", synthesis_seconds},
                                              {"peak_memory_megabytes", peak_megabytes()},
                                              {"scenario_file", scenario.path.string()}};
  writer->finish(end.interrupted ? fmt::format("interrupted after {} of {} replicates", end.replicates, n) : "complete",
                 provenance);

  if (options.timing) {
    fmt::print(stderr, "{:<45} {:8.3f} s\n", "synthesis", synthesis_seconds);
    for (const auto& [name, spent] : phases) fmt::print(stderr, "{:<45} {:8.3f} s\n", name, spent);
    fmt::print(stderr, "{:<45} {:8.3f} s, peak memory {:.0f} MB\n", "all", seconds(), peak_megabytes());
  }
  return end;
}

}  // namespace tenure
