#include "app/calibration_district.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include <fmt/format.h>
#include <tbb/global_control.h>

#include "analysis/comparison_series.hpp"
#include "app/version.hpp"
#include "sim/progress.hpp"
#include "sim/results_writer.hpp"
#include "sim/side_by_side.hpp"

namespace tenure {

namespace fs = std::filesystem;

namespace {

/// What a life must have in common with one that is to be read in its place.
std::string identity(const Scenario& scenario, std::uint32_t luck) {
  return fmt::format("{}, scenario {:016x}, luck {}", maker(), scenario.fingerprint(), luck);
}

/// Targets' outcomes, with what means are weighed with.
std::vector<std::string> outcomes_of(const CalibrationFile& file) {
  std::set<std::string> names;
  const auto add = [&](const std::optional<std::string>& name) {
    if (!name) return;
    names.insert(*name);
    const Variable& variable = outcome_variables()[static_cast<std::size_t>(*outcome_named(*name))];
    if (const auto weight = weighed_with(variable)) names.insert(*weight);
  };
  for (const CalibrationTarget& t : file.targets) add(t.outcome), add(t.per);
  return {names.begin(), names.end()};
}

Experiment experiment_of(const CalibrationFile& file) {
  Experiment lives;
  lives.path = file.path;
  lives.title = file.title;
  lives.scenarios = {*file.scenario};
  lives.seed = file.seed;
  lives.people = file.people;
  lives.every = file.every;
  lives.outcomes = outcomes_of(file);
  // no longer than targets look
  if (std::all_of(file.targets.begin(), file.targets.end(), [](const auto& t) { return t.until.has_value(); }))
    for (const CalibrationTarget& t : file.targets) lives.until = std::max(lives.until.value_or(*t.until), *t.until);
  for (const Prior& p : file.priors) lives.parameters.push_back({p.name, p.low, p.high});
  lives.applies = {std::vector<bool>(file.priors.size(), true)};
  lives.points = {{}};
  for (const Prior& p : file.priors) lives.points.front().push_back(p.at(0.5));
  return lives;
}

}  // namespace

CalibratedDistrict::CalibratedDistrict(const CalibrationFile& file)
    : file_(file), lives_(experiment_of(file)), base_(lives_.scenario_at(0, 0)), first_day_(first_day(base_)) {}

void CalibratedDistrict::live_one(const Scenario& scenario, std::uint32_t luck, const fs::path& path) const {
  RunOptions options;
  options.stop = [] { return interrupted(); };
  const Replicate life = simulate(scenario, first_day_, luck, options);
  if (interrupted()) return;
  ResultsWriter writer(path, outcome_dimensions(first_day_, scenario), wanted_outcomes(scenario),
                       {{"title", file_.title}, {"identity", identity(scenario, luck)}});
  writer.append(luck, life.values);
  writer.finish("complete", {});
}

double CalibratedDistrict::value_of(const CalibrationTarget& target, const fs::path& run) const {
  const ResultsFile file(run);
  const std::vector<Day>& time = time_of(file);
  const auto over_days = [&](const std::string& outcome, const std::optional<std::string>& label) {
    const std::vector<double> series = series_of(file, outcome, label, 0);
    std::vector<double> inside;
    for (std::size_t t = 0; t < time.size(); ++t)
      if (!target.from || (*target.from <= time[t] && time[t] < *target.until)) inside.push_back(series[t]);
    return over_horizon(*file.find(outcome), inside);
  };
  const double value = over_days(*target.outcome, target.label);
  return target.per ? value / over_days(*target.per, std::nullopt) : value;
}

std::optional<Outputs> CalibratedDistrict::live(const WaveRuns& runs, const fs::path& wave, int threads, bool keep_runs,
                                                bool quiet) const {
  const fs::path folder = wave / "runs";
  fs::create_directories(folder);
  for (const auto& entry : fs::directory_iterator(folder))  // what a kill left half written
    if (entry.path().extension() == ".part") fs::remove(entry.path());
  const auto path_of = [&](std::size_t run) { return folder / fmt::format("run-{:06}.h5", run); };
  watch_interrupts();
  {
    tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
    Progress progress(fmt::format("wave {}", runs.number), runs.luck.size(), quiet);
    std::size_t begun = 0;
    const auto next = [&] {
      return begun == runs.luck.size() || interrupted() ? std::nullopt : std::optional(begun++);
    };
    const auto live = [&](std::size_t run) {
      Experiment one = lives_;
      one.points.front() = runs.points[run / runs.replicates];
      const Scenario scenario = one.scenario_at(0, 0);
      const fs::path path = path_of(run);
      if (!fs::exists(path))
        live_one(scenario, runs.luck[run], path);
      else if (attribute_text(ResultsFile(path), "identity") != identity(scenario, runs.luck[run]))
        throw WrongInput({{path.string()},
                          "is a life of another calibration, scenario or version",
                          "",
                          "Choose another folder or add --overwrite."});
      progress.advance();
    };
    side_by_side(static_cast<std::size_t>(threads), next, live);
  }
  if (interrupted()) return std::nullopt;
  Outputs outputs{runs.replicates, file_.targets.size(), {}};
  for (std::size_t run = 0; run < runs.luck.size(); ++run)
    for (const CalibrationTarget& target : file_.targets) {
      try {
        outputs.values.push_back(value_of(target, path_of(run)));
      } catch (const std::invalid_argument& wrong) {
        throw WrongInput({target.place, wrong.what(), "", "Change the target's label."});
      }
    }
  if (!keep_runs) fs::remove_all(folder);
  return outputs;
}

}  // namespace tenure
