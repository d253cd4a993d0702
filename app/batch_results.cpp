#include "app/batch_results.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/version.hpp"
#include "sim/problem.hpp"

namespace tenure {

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// The labels of both; days must be those of the longer.
void join(Dimension& all, const Dimension& more) {
  std::visit(
      [&](auto& labels) {
        using Labels = std::decay_t<decltype(labels)>;
        for (const auto& label : std::get<Labels>(more.labels))
          if (std::find(labels.begin(), labels.end(), label) == labels.end()) labels.push_back(label);
      },
      all.labels);
}

/// Where each label of `own` stands in `all`.
std::vector<std::size_t> positions(const Dimension& own, const Dimension& all) {
  std::vector<std::size_t> at;
  std::visit(
      [&](const auto& labels) {
        using Labels = std::decay_t<decltype(labels)>;
        const auto& known = std::get<Labels>(all.labels);
        for (const auto& label : labels)
          at.push_back(static_cast<std::size_t>(std::find(known.begin(), known.end(), label) - known.begin()));
      },
      own.labels);
  return at;
}

const Dimension& named(const std::vector<Dimension>& dimensions, const std::string& name) {
  return *std::find_if(dimensions.begin(), dimensions.end(), [&](const Dimension& d) { return d.name == name; });
}

/// Row-major places, in the file's cells, of a scenario's own cells: time and these dimensions.
std::vector<std::size_t> places_of(const std::vector<std::string>& along, const std::vector<Dimension>& own,
                                   const std::vector<Dimension>& all) {
  std::vector<std::size_t> places{0};
  for (const std::string& name : along) {
    const std::vector<std::size_t> at = positions(named(own, name), named(all, name));
    const std::size_t size = named(all, name).size();
    std::vector<std::size_t> finer;
    for (const std::size_t place : places)
      for (const std::size_t p : at) finer.push_back(place * size + p);
    places = std::move(finer);
  }
  return places;
}

std::map<std::string, Attribute> attributes_of(const Batch& batch) {
  const Experiment& experiment = batch.experiment();
  const Scenario& base = batch.base(0);
  std::map<std::string, Attribute> all{{"title", experiment.title},
                                       {"source", source_line()},
                                       {"district_name", base.district.name},
                                       {"design", experiment.method},
                                       {"people", experiment.people.value_or(1)},
                                       {"seed", base.run.seed},
                                       {"start", format_day(base.run.start)},
                                       {"until", format_day(base.run.until)},
                                       {"tenure_version", version()},
                                       {"git_commit", commit()}};
  const std::vector<std::string> names = experiment.scenario_names();
  for (std::size_t s = 0; s < names.size(); ++s) all["scenario_" + names[s]] = batch.base(s).resolved_text();
  return all;
}

Dimension points_of(const Experiment& experiment) {
  std::vector<std::int64_t> numbers(experiment.points.size());
  std::iota(numbers.begin(), numbers.end(), std::int64_t{0});
  return {"point", "point of the design", numbers};
}

Dimension parameters_of(const Experiment& experiment) {
  std::vector<std::string> names;
  for (const DesignParameter& p : experiment.parameters) names.push_back(p.name);
  return {"parameter", "parameter of the design", names};
}

}  // namespace

void require_one_time(const Batch& batch) {
  const auto time = [&](std::size_t s) {
    const Scenario& scenario = batch.base(s);
    return period_starts(scenario.run.start, scenario.run.until, scenario.record.period());
  };
  std::vector<Day> longest;
  for (std::size_t s = 0; s < batch.experiment().scenarios.size(); ++s) {
    const std::vector<Day> own = time(s);
    if (!std::equal(own.begin(), own.begin() + static_cast<std::ptrdiff_t>(std::min(own.size(), longest.size())),
                    longest.begin()))
      throw WrongInput({{batch.experiment().scenario_path(s).string()},
                        fmt::format("records other periods than {}", batch.experiment().scenarios[0]),
                        "the results of one experiment lie in one file over one time",
                        "Give the experiment a line every = \"month\"."});
    if (own.size() > longest.size()) longest = own;
  }
}

BatchResults::BatchResults(const Batch& batch, const std::filesystem::path& path) : batch_(batch) {
  const Experiment& experiment = batch.experiment();
  const std::size_t n = experiment.scenarios.size();
  std::vector<std::vector<Dimension>> own;
  for (std::size_t s = 0; s < n; ++s) {
    own.push_back(outcome_dimensions(batch.first_day(), batch.base(s)));
    periods_.push_back(own[s].front().size());
  }
  std::vector<Dimension> all = own[0];
  for (const std::vector<Dimension>& more : own)
    for (std::size_t d = 0; d < all.size(); ++d) join(all[d], more[d]);

  std::vector<std::vector<Variable>> wanted;
  for (std::size_t s = 0; s < n; ++s) wanted.push_back(wanted_outcomes(batch.base(s)));
  const auto wants = [](const std::vector<Variable>& some, const Variable& one) {
    return std::any_of(some.begin(), some.end(), [&](const Variable& v) { return v.name == one.name; });
  };
  std::vector<Variable> variables;
  for (const Variable& variable : outcome_variables())
    if (std::any_of(wanted.begin(), wanted.end(), [&](const auto& some) { return wants(some, variable); }))
      variables.push_back(variable);
  for (const Variable& variable : variables) {
    std::size_t cells = all.front().size();
    for (const std::string& name : variable.dimensions) cells *= named(all, name).size();
    cells_.push_back(cells);
  }

  column_.resize(n), places_.resize(n);
  for (std::size_t s = 0; s < n; ++s)
    for (const Variable& variable : wanted[s]) {
      const auto at =
          std::find_if(variables.begin(), variables.end(), [&](const Variable& v) { return v.name == variable.name; });
      column_[s].push_back(static_cast<std::size_t>(at - variables.begin()));
      std::vector<std::string> along{"time"};
      along.insert(along.end(), variable.dimensions.begin(), variable.dimensions.end());
      const bool same = std::all_of(along.begin(), along.end(), [&](const std::string& name) {
        return named(own[s], name).labels == named(all, name).labels;
      });
      places_[s].push_back(same ? std::vector<std::size_t>{} : places_of(along, own[s], all));
    }

  for (Variable& variable : variables) {
    variable.dimensions.insert(variable.dimensions.begin(), {"scenario", "point"});
    if (variable.storage == Storage::count) variable.storage = Storage::count_or_missing;
  }
  all.push_back({"scenario", "scenario", experiment.scenario_names()});
  all.push_back(points_of(experiment));
  writer_ = std::make_unique<ResultsWriter>(path, std::move(all), std::move(variables), attributes_of(batch));
  digests_.assign(n, std::vector<PointDigest>(experiment.points.size()));
}

void BatchResults::append(BatchUnit unit, std::size_t scenario, const Replicate& result) {
  if (result.periods < periods_[scenario]) return leave_out(unit, scenario);
  std::vector<std::vector<double>> row(cells_.size());
  for (std::size_t i = 0; i < result.values.size(); ++i) {
    const std::vector<double>& values = result.values[i];
    const std::vector<std::size_t>& places = places_[scenario][i];
    digests_[scenario][unit.point].add(values);
    std::vector<double>& cells = row[column_[scenario][i]];
    if (places.empty()) {
      cells = values;
      continue;
    }
    cells.assign(cells_[column_[scenario][i]], missing);
    for (std::size_t c = 0; c < values.size(); ++c) cells[places[c]] = values[c];
  }
  writer_->append_at(unit.replicate, scenario, unit.point, row);
  any_ = true;
}

void BatchResults::leave_out(BatchUnit unit, std::size_t scenario) {
  digests_[scenario][unit.point].whole = false;
  ++left_out_;
}

std::vector<std::vector<std::optional<bool>>> BatchResults::inert() const {
  std::vector<std::vector<std::optional<bool>>> told;
  for (const std::vector<PointDigest>& digests : digests_)
    told.push_back(inert_parameters(batch_.experiment().points, digests));
  return told;
}

std::vector<std::string> BatchResults::notes() const {
  const Experiment& experiment = batch_.experiment();
  const std::vector<std::string> names = experiment.scenario_names();
  const auto told = inert();
  std::vector<std::string> notes, unknown;
  for (std::size_t j = 0; j < experiment.parameters.size(); ++j) {
    std::vector<std::string> in;
    std::size_t silent = 0;
    for (std::size_t s = 0; s < names.size(); ++s) {
      if (told[s][j] == true) in.push_back(names[s]);
      if (!told[s][j]) ++silent;
    }
    const std::string& name = experiment.parameters[j].name;
    if (!in.empty())
      notes.push_back(fmt::format("{} is inert{}: it changes nothing within its bounds", name,
                                  in.size() == names.size() ? "" : fmt::format(" in {}", fmt::join(in, ", "))));
    if (silent == names.size()) unknown.push_back(name);
  }
  if (!unknown.empty())
    notes.push_back(fmt::format("no two points differ in {} alone, so whether it is inert can't be told",
                                fmt::join(unknown, ", or ")));
  return notes;
}

void BatchResults::finish() {
  if (!any_) return;
  const Experiment& experiment = batch_.experiment();
  if (!experiment.parameters.empty()) {
    std::vector<ResultsWriter::TableColumn> values, bounds{{"low", "least value", {}}, {"high", "greatest value", {}}};
    ResultsWriter::TableColumn inert_column{"inert", "1 where it changes nothing, 0 where it does", {}};
    for (std::size_t j = 0; j < experiment.parameters.size(); ++j) {
      auto& column = values.emplace_back(experiment.parameters[j].name, "value of the parameter at the point");
      for (const std::vector<double>& point : experiment.points) column.values.push_back(point[j]);
      bounds[0].values.push_back(experiment.parameters[j].low);
      bounds[1].values.push_back(experiment.parameters[j].high);
    }
    for (const auto& of_scenario : inert())
      for (const std::optional<bool>& told : of_scenario)
        inert_column.values.push_back(told ? static_cast<double>(*told) : missing);
    const Dimension parameters = parameters_of(experiment);
    writer_->add_table("design", {points_of(experiment)}, values);
    writer_->add_table("parameters", {parameters}, bounds);
    writer_->add_table("inert", {{"scenario", "scenario", experiment.scenario_names()}, parameters},
                       std::vector{inert_column});
  }
  writer_->finish(left_out_ == 0 ? "complete" : fmt::format("{} runs failed or are missing", left_out_), {});
}

}  // namespace tenure
