#include "app/batch_runs.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <span>

#include <fmt/format.h>

#include "app/output_folder.hpp"
#include "app/version.hpp"
#include "sim/archive.hpp"
#include "sim/csv.hpp"
#include "sim/fnv1a.hpp"
#include "sim/problem.hpp"
#include "sim/results_writer.hpp"
#include "sim/toml.hpp"

namespace tenure {

namespace fs = std::filesystem;

namespace {

std::string maker() {
  return version() + " of commit " + commit();
}

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

/// One scenario's results on their way into a file, point beside point.
class PointResults {
 public:
  PointResults(const fs::path& path, const Batch& batch, std::size_t scenario) {
    const Experiment& experiment = batch.experiment();
    const Scenario& base = batch.base(scenario);
    std::vector<Variable> variables = wanted_outcomes(base);
    for (Variable& variable : variables) {
      variable.dimensions.insert(variable.dimensions.begin(), "point");
      variable.storage = Storage::real;  // what is missing is not a number
    }
    std::vector<Dimension> dimensions = outcome_dimensions(batch.first_day(), base);
    std::vector<std::int64_t> numbers;
    for (std::size_t p = 0; p < experiment.points.size(); ++p) numbers.push_back(static_cast<std::int64_t>(p));
    const Dimension points{"point", "point of the design", numbers};
    dimensions.push_back(points);
    periods_ = dimensions.front().size();
    writer_ = std::make_unique<ResultsWriter>(
        path, std::move(dimensions), std::move(variables),
        std::map<std::string, Attribute>{
            {"title", experiment.title},
            {"source", "Tenure " + version() + ", an agent-based simulation; synthetic people"},
            {"scenario_name", experiment.scenario_names()[scenario]},
            {"scenario", base.resolved_text()},
            {"district_name", base.district.name},
            {"design", experiment.method},
            {"people", experiment.people.value_or(1)},
            {"seed", base.run.seed},
            {"tenure_version", version()},
            {"git_commit", commit()}});
    std::vector<ResultsWriter::TableColumn> columns;
    for (std::size_t j = 0; j < experiment.parameters.size(); ++j) {
      auto& column = columns.emplace_back(experiment.parameters[j].name, "value of the parameter at the point");
      for (const std::vector<double>& point : experiment.points) column.values.push_back(point[j]);
    }
    if (!columns.empty()) writer_->add_table("design", {points}, columns);
  }

  void append(BatchUnit unit, const Replicate& r) {
    if (r.periods < periods_) return;
    writer_->append_at(unit.replicate, unit.point, r.values);
    any_ = true;
  }
  void finish(std::size_t missing) {
    if (any_) writer_->finish(missing == 0 ? "complete" : fmt::format("{} runs failed or are missing", missing), {});
  }

 private:
  std::unique_ptr<ResultsWriter> writer_;
  std::size_t periods_ = 0;
  bool any_ = false;
};

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

void Batch::write(const fs::path& folder, BatchRecord& record) const {
  ArchiveWriter archive(record_path(folder, record.unit));
  archive(record);
  archive.finish();
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

std::size_t Batch::assemble(const std::vector<fs::path>& folders, const fs::path& out) const {
  const std::vector<std::string> names = experiment_.scenario_names();
  std::vector<std::unique_ptr<PointResults>> files;
  for (std::size_t s = 0; s < names.size(); ++s)
    files.push_back(std::make_unique<PointResults>(out / (names[s] + ".h5"), *this, s));
  std::string manifest = "scenario,point,replicate,seed,status,seconds,message\n";
  std::vector<std::size_t> missing(names.size(), 0);
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
      if (whole)
        files[s]->append(unit, record->results[s]);
      else
        ++missing[s];
    }
  }
  write_text(out / "manifest.csv", manifest);
  for (std::size_t s = 0; s < names.size(); ++s) files[s]->finish(missing[s]);
  std::size_t all = 0;
  for (const std::size_t m : missing) all += m;
  return all;
}

}  // namespace tenure
