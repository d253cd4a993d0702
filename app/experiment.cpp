#include "app/experiment.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/posterior_file.hpp"
#include "app/posterior_lives.hpp"
#include "models/synthesis/scaled.hpp"
#include "sim/toml_reader.hpp"

namespace tenure {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t most_points = 1'000'000;

struct Design {
  std::string method = "none";
  std::optional<std::int64_t> n, seed;
  std::optional<bool> second_order;
  std::optional<std::string> file;

  void describe(Fields& at) {
    at.value("method", method, "how points are laid out",
             {"none", "full_factorial", "one_at_a_time", "lhs", "sobol", "morris", "saltelli", "points", "posterior"});
    at.number("n", n, "1", {1, 1e6}, "points, base points (saltelli), trajectories (morris), draws (posterior)");
    at.number("seed", seed, "1", {0, 9e15}, "of chance in the design; without it 1");
    at.value("second_order", second_order, "saltelli: rows for pairs of parameters too");
    at.value("file", file,
             "points: a CSV with a column per parameter, a row per point; posterior: what `tenure calibrate` wrote");
  }
};

struct Swept {
  Place place;
  std::string name;
  std::optional<double> low, high;
  std::optional<std::int64_t> levels;
  double usual = 0;  ///< as the first scenario has it

  void describe(Fields& at) {
    at.value("name", name, "a parameter of the book, or what --set takes: intervention.cameras.amount");
    at.number("low", low, "1", {}, "least value; without it the book's");
    at.number("high", high, "1", {}, "greatest value; without it the book's");
    at.number("levels", levels, "1", {2, 1000}, "full_factorial: values from low to high; without it 2");
  }
};

/// Which parameters a scenario has: all but those of interventions that it does not have.
std::vector<bool> parameters_of(const Scenario& scenario, const std::vector<DesignParameter>& parameters) {
  std::vector<bool> has;
  for (const DesignParameter& p : parameters) has.push_back(has_parameter(scenario, p.name));
  return has;
}

/// Bounds and usual values from the scenarios, where the file does not give them.
std::vector<DesignParameter> bounded(std::vector<Swept>& swept, const std::vector<Scenario>& scenarios,
                                     Problems& problems) {
  std::vector<DesignParameter> parameters;
  for (Swept& s : swept) {
    const BookEntry* book = scenarios.front().book.find(s.name);
    if (book != nullptr) {
      s.usual = book->value;
      if (!s.low) s.low = book->range[0];
      if (!s.high) s.high = book->range[1];
    } else if (const auto intervention = intervention_of(s.name)) {
      if (std::none_of(scenarios.begin(), scenarios.end(),
                       [&](const Scenario& one) { return has_parameter(one, s.name); }))
        problems.add(s.place, fmt::format("no scenario has an intervention {}", *intervention));
    } else {
      problems.add(s.place, "no parameter " + s.name, "`tenure explain parameters` lists them",
                   suggestion(s.name, scenarios.front().book.names()));
    }
    if (!s.low || !s.high)
      problems.add(s.place, s.name + " without low and high", "the book has no range of it", "Give both.");
    else if (*s.low >= *s.high)
      problems.add(s.place, fmt::format("{}: low = {} and high = {}", s.name, *s.low, *s.high),
                   "low must be below high");
    if (book == nullptr && s.low && s.high) s.usual = (*s.low + *s.high) / 2;
    if (std::count_if(swept.begin(), swept.end(), [&](const Swept& other) { return other.name == s.name; }) > 1)
      problems.add(s.place, s.name + " more than once", "each parameter stands once");
    parameters.push_back({s.name, s.low.value_or(0), s.high.value_or(1)});
  }
  return parameters;
}

std::vector<std::vector<double>> full_factorial(const std::vector<Swept>& swept) {
  std::vector<std::vector<double>> points{{}};
  for (const Swept& s : swept) {
    const std::int64_t levels = s.levels.value_or(2);
    std::vector<std::vector<double>> longer;
    for (const std::vector<double>& point : points)
      for (std::int64_t k = 0; k < levels; ++k) {
        longer.push_back(point);
        longer.back().push_back(*s.low + (*s.high - *s.low) * static_cast<double>(k) / static_cast<double>(levels - 1));
      }
    points = std::move(longer);
  }
  return points;
}

/// The usual values, then each parameter at its least and at its greatest with the others as usual.
std::vector<std::vector<double>> one_at_a_time(const std::vector<Swept>& swept) {
  std::vector<double> usual;
  for (const Swept& s : swept) usual.push_back(s.usual);
  std::vector<std::vector<double>> points{usual};
  for (std::size_t j = 0; j < swept.size(); ++j)
    for (const double value : {*swept[j].low, *swept[j].high}) {
      points.push_back(usual);
      points.back()[j] = value;
    }
  return points;
}

std::vector<std::vector<double>> in_units(const std::vector<DesignParameter>& parameters, const Points& unit) {
  std::vector<std::vector<double>> points(unit.rows());
  for (std::size_t i = 0; i < unit.rows(); ++i)
    for (std::size_t j = 0; j < parameters.size(); ++j) points[i].push_back(parameters[j].at(unit.at(i, j)));
  return points;
}

/// The draws that the first n replicates would live with; without n as many as there are. Takes the parameters over.
std::vector<std::vector<double>> posterior_points(const Design& design, const std::vector<Swept>& swept,
                                                  Experiment& experiment, const Place& place, Problems& problems) {
  if (!swept.empty())
    problems.add(swept.front().place, "a [[parameter]] beside method = \"posterior\"",
                 "the posterior's file says which parameters there are");
  if (!design.file) problems.add(place, "method = \"posterior\" without file");
  problems.stop_here();
  const Posterior posterior = read_posterior(experiment.path.parent_path() / *design.file);
  for (const PosteriorParameter& p : posterior.parameters) experiment.parameters.push_back({p.name, p.low, p.high});
  const std::size_t n = design.n ? static_cast<std::size_t>(*design.n) : posterior.size();
  std::vector<std::vector<double>> points;
  for (std::size_t i = 0; i < n; ++i)
    points.push_back(posterior.draws[draw_of(posterior, static_cast<std::uint32_t>(i))]);
  return points;
}

std::vector<std::vector<double>> points_of(const Design& design, const std::vector<Swept>& swept,
                                           const Experiment& experiment, const Place& place, Problems& problems) {
  const auto& parameters = experiment.parameters;
  if (design.method == "none") {
    if (!swept.empty())
      problems.add(swept.front().place, "a [[parameter]] without a design", "", "Give [design] method.");
    return {{}};
  }
  if (swept.empty()) {
    problems.add(place, fmt::format("method = {}", toml_quoted(design.method)), "no [[parameter]] is there to move");
    return {};
  }
  double factorial = 1;
  for (const Swept& s : swept) factorial *= static_cast<double>(s.levels.value_or(2));
  if (design.method == "full_factorial" && factorial > most_points) {
    problems.add(place, fmt::format("{:.3g} points", factorial), fmt::format("must be at most {}", most_points));
    return {};
  }
  if (design.method == "full_factorial") return full_factorial(swept);
  if (design.method == "one_at_a_time") return one_at_a_time(swept);
  if (design.method == "points") {
    if (!design.file) {
      problems.add(place, "method = \"points\" without file");
      return {};
    }
    return in_units(parameters, read_points(experiment.path.parent_path() / *design.file, parameters));
  }
  if (!design.n) {
    problems.add(place, fmt::format("method = {} without n", toml_quoted(design.method)));
    return {};
  }
  return in_units(parameters, unit_design(parameters.size(),
                                          {design_methods.at(design.method), static_cast<std::uint32_t>(*design.n),
                                           static_cast<std::uint64_t>(design.seed.value_or(1)),
                                           design.second_order.value_or(false)}));
}

}  // namespace

void Experiment::describe(Fields& at) {
  at.value("title", title, "what the experiment asks");
  at.value("scenarios", scenarios, "scenario files, relative to this one; the first is the baseline");
  at.number("replicates", replicates, "run", {1, 100000}, "runs of each scenario at each point that differ in luck");
  at.number("seed", seed, "1", {0, 9e15}, "seed of all chance, in place of the scenarios'");
  at.value("until", until, "first day no longer simulated, in place of the scenarios'");
  at.number("people", people, "1", {1e-4, 1}, "share of the district's people, for a scaled-down one");
  at.value("outcomes", outcomes, "outcomes to keep, in place of the scenarios'");
  at.value("every", every, "how often outcomes are written, in place of the scenarios'",
           {"day", "week", "month", "quarter", "year"});
}

fs::path Experiment::scenario_path(std::size_t scenario) const {
  return (path.parent_path() / scenarios[scenario]).lexically_normal();
}

std::vector<std::string> Experiment::scenario_names() const {
  std::vector<std::string> names;
  for (std::size_t s = 0; s < scenarios.size(); ++s) names.push_back(scenario_path(s).stem().string());
  return names;
}

Scenario Experiment::scenario_at(std::size_t scenario, std::size_t point) const {
  std::vector<std::string> sets{"run.replicates=1"};
  if (seed) sets.push_back(fmt::format("run.seed={}", *seed));
  if (until) sets.push_back("run.until=" + format_day(*until));
  if (every) sets.push_back("record.every=" + toml_quoted(*every));
  if (outcomes) {
    std::vector<std::string> quoted;
    for (const std::string& name : *outcomes) quoted.push_back(toml_quoted(name));
    sets.push_back(fmt::format("record.outcomes=[{}]", fmt::join(quoted, ", ")));
  }
  for (std::size_t j = 0; j < points[point].size(); ++j)
    if (applies[scenario][j]) sets.push_back(fmt::format("{}={}", parameters[j].name, toml_number(points[point][j])));
  Scenario made = read_scenario(scenario_path(scenario), sets);
  if (people) made.district = scaled(std::move(made.district), *people);
  return made;
}

Experiment read_experiment(const fs::path& path) {
  const TomlTable file = read_toml(path);
  Problems problems;
  Experiment experiment;
  experiment.path = path;
  read_fields(file, fields_of(experiment), problems, "the experiment", {"design", "parameter"});
  Design design;
  const TomlTable* design_table = table(file, "design", problems);
  if (design_table != nullptr) read_fields(*design_table, fields_of(design), problems, "[design]");
  const Place design_place = design_table != nullptr ? design_table->place : Place{path.string()};
  std::vector<Swept> swept;
  for (const TomlTable* one : tables(file, "parameter", problems)) {
    Swept s;
    s.place = one->place;
    read_fields(*one, fields_of(s), problems, "[[parameter]]");
    swept.push_back(std::move(s));
  }
  if (experiment.scenarios.empty()) problems.add({path.string()}, "no scenarios", "at least one is to be run");
  const auto names = experiment.scenario_names();
  for (std::size_t s = 0; s < names.size(); ++s)
    if (std::count(names.begin(), names.end(), names[s]) > 1)
      problems.add({path.string()}, fmt::format("two scenarios are called {}", names[s]), "results are kept by name");
  problems.stop_here();

  experiment.method = design.method;
  experiment.points = {{}};
  std::vector<Scenario> scenarios;
  for (std::size_t s = 0; s < experiment.scenarios.size(); ++s) scenarios.push_back(experiment.scenario_at(s, 0));
  if (design.method == "posterior")
    experiment.points = posterior_points(design, swept, experiment, design_place, problems);
  else
    experiment.parameters = bounded(swept, scenarios, problems);
  problems.stop_here();
  for (const Scenario& scenario : scenarios)
    experiment.applies.push_back(parameters_of(scenario, experiment.parameters));
  if (design.method != "posterior") experiment.points = points_of(design, swept, experiment, design_place, problems);
  problems.stop_here();
  for (std::size_t s = 0; s < experiment.scenarios.size(); ++s) (void)experiment.scenario_at(s, 0);
  return experiment;
}

}  // namespace tenure
