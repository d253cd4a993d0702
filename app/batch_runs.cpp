#include "app/batch_runs.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <span>

#include <fmt/format.h>

#include "app/batch_results.hpp"
#include "app/output_folder.hpp"
#include "app/version.hpp"
#include "sim/archive.hpp"
#include "sim/csv.hpp"
#include "sim/finished_file.hpp"
#include "sim/fnv1a.hpp"
#include "sim/problem.hpp"

namespace tenure {

namespace fs = std::filesystem;

namespace {

std::vector<const Scenario*> pointers(const std::vector<Scenario>& scenarios) {
  std::vector<const Scenario*> all;
  for (const Scenario& scenario : scenarios) all.push_back(&scenario);
  return all;
}

std::vector<const Scenario*> those_of(std::span<const Scenario* const> scenarios,
                                      const std::vector<std::size_t>& group) {
  std::vector<const Scenario*> some;
  for (const std::size_t s : group) some.push_back(scenarios[s]);
  return some;
}

}  // namespace

bool BatchRecord::failed() const {
  return std::any_of(problem.begin(), problem.end(), [](const std::string& p) { return !p.empty(); });
}

std::vector<BatchUnit> batch_units(const Experiment& experiment) {
  std::vector<BatchUnit> units;
  for (std::uint32_t r = 0; r < experiment.replicates; ++r)
    for (std::uint32_t p = 0; p < experiment.points.size(); ++p) units.push_back({p, r});
  return units;
}

fs::path record_path(const fs::path& folder, BatchUnit unit) {
  return folder / "runs" / fmt::format("point-{:06}-replicate-{:06}.run", unit.point, unit.replicate);
}

Batch::Batch(Experiment experiment) : experiment_(std::move(experiment)) {
  for (std::size_t s = 0; s < experiment_.scenarios.size(); ++s) base_.push_back(experiment_.scenario_at(s, 0));
  for (std::size_t s = 1; s < base_.size(); ++s)
    if (base_[s].district_fingerprint != base_[0].district_fingerprint || base_[s].run.seed != base_[0].run.seed ||
        base_[s].run.start != base_[0].run.start || base_[s].run.warm_up_days != base_[0].run.warm_up_days)
      throw WrongInput({{experiment_.scenario_path(s).string()},
                        fmt::format("has another district, seed or first day than {}", experiment_.scenarios[0]),
                        "the scenarios of one experiment are held against each other",
                        "Give them one district, seed and start."});
  require_one_time(*this);
  first_day_ = tenure::first_day(base_.front());
}

std::uint64_t Batch::days() const {
  std::uint64_t days = 0;
  const std::vector<const Scenario*> all = pointers(base_);
  for (const auto& group : by_past(all)) days += days_together(those_of(all, group));
  return days;
}

std::uint64_t Batch::fingerprint(std::uint32_t point) const {
  std::string text;
  for (const Scenario& scenario : base_) text += fmt::format("{:016x}\n", scenario.fingerprint());
  for (std::size_t j = 0; j < experiment_.parameters.size(); ++j)
    text += fmt::format("{}={}\n", experiment_.parameters[j].name, experiment_.points[point][j]);
  return fnv1a(text);
}

BatchRecord Batch::live(BatchUnit unit, const RunOptions& options) const {
  BatchRecord record;
  record.maker = maker();
  record.experiment = fingerprint(unit.point);
  record.unit = unit;
  const std::size_t n = base_.size();
  record.problem.resize(n), record.seconds.resize(n), record.results.resize(n);
  std::vector<Scenario> scenarios;
  try {
    for (std::size_t s = 0; s < n; ++s) scenarios.push_back(experiment_.scenario_at(s, unit.point));
  } catch (const std::exception& e) {
    for (std::string& problem : record.problem) problem = e.what();
    return record;
  }
  const std::vector<const Scenario*> all = pointers(scenarios);
  for (const auto& group : by_past(all)) {
    const auto started = std::chrono::steady_clock::now();
    std::string problem;
    try {
      std::vector<Replicate> results = simulate_together(those_of(all, group), first_day_, unit.replicate, options);
      for (std::size_t k = 0; k < group.size(); ++k) record.results[group[k]] = std::move(results[k]);
    } catch (const std::exception& e) {
      problem = e.what();
    }
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - started;
    for (const std::size_t s : group) {
      record.problem[s] = problem;
      record.seconds[s] = spent.count() / static_cast<double>(group.size());
    }
  }
  return record;
}

void Batch::write(const fs::path& folder, BatchRecord& record, const std::string& also) const {
  const fs::path path = record_path(folder, record.unit);
  const fs::path first = also.empty() ? path : fs::path(path.string() + "." + also);
  ArchiveWriter archive(first);
  archive(record);
  archive.finish();
  if (first != path) take_name(first, path);
}

std::optional<BatchRecord> Batch::read(const fs::path& folder, BatchUnit unit) const {
  const fs::path path = record_path(folder, unit);
  if (!fs::exists(path)) return std::nullopt;
  ArchiveReader archive(path);
  BatchRecord record;
  archive(record.maker, record.experiment);
  const auto refuse = [&](const std::string& what, const std::string& why) {
    throw WrongInput({{path.string()}, what, why, "Go on with what made it, or take another folder."});
  };
  if (record.maker != maker())
    refuse("was made by another Tenure", fmt::format("by {}; this is {}", record.maker, maker()));
  if (record.experiment != fingerprint(unit.point))
    refuse("is of another experiment", "its scenarios, parameters or point differ");
  archive(record.unit, record.problem, record.seconds, record.results);
  archive.finish();
  return record;
}

BatchEnd Batch::assemble(const std::vector<fs::path>& folders, const fs::path& out) const {
  const std::vector<std::string> names = experiment_.scenario_names();
  BatchResults results(*this, out / "results.h5");
  std::string manifest = "scenario,point,replicate,seed,status,seconds,message\n";
  BatchEnd end;
  for (const BatchUnit unit : batch_units(experiment_)) {
    std::optional<BatchRecord> record;
    for (std::size_t f = 0; f < folders.size() && !record; ++f) record = read(folders[f], unit);
    for (std::size_t s = 0; s < names.size(); ++s) {
      const bool whole = record && record->problem[s].empty();
      manifest += fmt::format(
          "{},{},{},{},{},{},{}\n", csv_cell(names[s]), unit.point, unit.replicate, base_[s].run.seed,
          !record ? "missing"
          : whole ? "done"
                  : "failed",
          record ? fmt::format("{:.3f}", record->seconds[s]) : "", record ? csv_cell(record->problem[s]) : "");
      if (whole) {
        results.append(unit, s, record->results[s]);
        continue;
      }
      results.leave_out(unit, s);
      ++(record ? end.failed : end.missing);
    }
  }
  results.finish();
  write_text(out / "manifest.csv", manifest);
  end.notes = results.notes();
  return end;
}

}  // namespace tenure
