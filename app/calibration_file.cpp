#include "app/calibration_file.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "analysis/abc_smc.hpp"
#include "analysis/history_matching.hpp"
#include "app/posterior_lives.hpp"
#include "models/district/outcomes.hpp"
#include "models/district/scenario.hpp"
#include "sim/toml_reader.hpp"

namespace tenure {

namespace {

constexpr double measured_spreads = 4;  ///< standard deviations that the range of a measured parameter holds

struct WrittenParameter {
  Place place;
  std::string name;
  std::optional<double> low, high, middle, spread;
  std::optional<std::string> prior, unit;

  void describe(Fields& at) {
    at.value("name", name, "a parameter of the book, or what --set takes; of an outside model any name");
    at.number("low", low, "1", {}, "least value; without it the book's");
    at.number("high", high, "1", {}, "greatest value; without it the book's");
    at.value("prior", prior, "what is held of it before: without it by its kind in the book",
             {"uniform", "log_uniform", "normal"});
    at.number("middle", middle, "1", {}, "normal: mean; without it the book's value");
    at.number("spread", spread, "1", {}, "normal: standard deviation; without it a quarter of the range");
    at.value("unit", unit, "of an outside model's parameter");
  }
};

Place place_of(const TomlTable& table, std::string_view key) {
  const TomlEntry* entry = table.find(key);
  return entry == nullptr ? table.place : entry->value.place;
}

/// `book`: null for an outside model, and for a parameter of an intervention.
Prior prior_of(const WrittenParameter& w, const BookEntry* book, Problems& problems) {
  Prior prior;
  prior.name = w.name;
  prior.unit = w.unit ? *w.unit : book != nullptr ? book->unit : "1";
  if (book != nullptr && book->kind == "choice")
    problems.add(w.place, w.name + " is a choice", "a choice is ours to make, and data can't tell it",
                 "Leave it out, or set it in the scenario.");
  if ((!w.low || !w.high) && book == nullptr) {
    problems.add(w.place, w.name + " without low and high", "no book has a range of it", "Give both.");
    return prior;
  }
  prior.low = w.low ? *w.low : book->range[0];
  prior.high = w.high ? *w.high : book->range[1];
  const bool measured = book != nullptr && book->kind == "measured";
  prior.kind = w.prior ? prior_kinds.at(*w.prior) : measured ? PriorKind::normal : PriorKind::uniform;
  prior.middle = w.middle ? *w.middle : book != nullptr ? book->value : (prior.low + prior.high) / 2;
  prior.spread = w.spread ? *w.spread : (prior.high - prior.low) / measured_spreads;
  if (!(prior.low < prior.high))
    problems.add(w.place, fmt::format("{}: low = {} and high = {}", w.name, prior.low, prior.high),
                 "low must be below high");
  if (prior.kind == PriorKind::log_uniform && prior.low <= 0)
    problems.add(w.place, fmt::format("{}: low = {} with prior = \"log_uniform\"", w.name, prior.low),
                 "a logarithm takes numbers above 0");
  if (prior.kind == PriorKind::normal && !(prior.spread > 0))
    problems.add(w.place, fmt::format("{}: spread = {}", w.name, prior.spread), "must be above 0");
  return prior;
}

void check_target(const TomlTable& table, const CalibrationTarget& target, const CalibrationFile& file,
                  const Scenario* scenario, Problems& problems) {
  if (target.error == 0 && target.discrepancy.value_or(0) == 0)
    problems.add(place_of(table, "error"), fmt::format("{}: error = 0 and no discrepancy", target.name),
                 "no model meets a number exactly", "Give its standard error, or what the model may miss it by.");
  if (scenario == nullptr) {
    for (const char* key : {"outcome", "label", "per", "from", "until"})
      if (table.find(key) != nullptr)
        problems.add(place_of(table, key), fmt::format("\"{}\" of an outside model", key),
                     "its targets are columns of what it writes, by name");
    return;
  }
  if (!target.outcome) {
    problems.add(table.place, target.name + " without outcome");
    return;
  }
  std::vector<std::string> names;
  for (const Variable& v : outcome_variables()) names.push_back(v.name);
  for (const auto& [key, name] : {std::pair{"outcome", target.outcome}, std::pair{"per", target.per}})
    if (name && !outcome_named(*name))
      problems.add(place_of(table, key), "no outcome " + *name, "`tenure explain outcomes` lists them",
                   suggestion(*name, names));
  if (problems.any()) return;
  const Variable& outcome = outcome_variables()[static_cast<std::size_t>(*outcome_named(*target.outcome))];
  const bool total = outcome.measure == Accrual::flow || outcome.storage == Storage::count || outcome.unit == "person";
  if (total && !target.per && file.people.value_or(1) < 1)
    problems.add(table.place, fmt::format("{}: a total of a district scaled to {}", target.name, *file.people),
                 "it counts fewer than the district that was observed",
                 "Tell it for one of a stock: per = \"residents\", and value divided likewise.");
  if (target.from.has_value() != target.until.has_value())
    problems.add(table.place, "from without until, or until without from", "a time has both");
  if (!target.from || problems.any()) return;
  const Day start = scenario->run.start;
  const std::vector<Day> starts = period_starts(start, std::max(*target.until, start + 1), scenario->record.period());
  const auto begins = [&](Day day) {
    return day == next_period(starts.back(), scenario->record.period(), start) ||
           std::find(starts.begin(), starts.end(), day) != starts.end();
  };
  for (const auto& [key, day] : {std::pair{"from", *target.from}, std::pair{"until", *target.until}})
    if (day < start || !begins(day))
      problems.add(place_of(table, key), fmt::format("{} = {}", key, format_day(day)),
                   fmt::format("must begin a {} of the scenario, which starts on {}", scenario->record.every,
                               format_day(start)));
  if (*target.from >= *target.until)
    problems.add(place_of(table, "until"), "until = " + format_day(*target.until), "must be after from");
}

void check_method(const TomlTable& table, const CalibrationMethod& method, Problems& problems) {
  const bool waves = method.kind == "history_matching";
  for (const char* key : {"points", "waves", "draws", "cutoff", "chance_share", "kernel", "mean"})
    if (!waves && table.find(key) != nullptr)
      problems.add(place_of(table, key), fmt::format("\"{}\" with kind = \"abc_smc\"", key),
                   "of history matching only");
  for (const char* key : {"population", "generations", "keep", "least_accepted", "tolerance"})
    if (waves && table.find(key) != nullptr)
      problems.add(place_of(table, key), fmt::format("\"{}\" with kind = \"history_matching\"", key), "of ABC only");
}

/// The scenario, as far as ranges and targets are held against it.
std::optional<Scenario> scenario_of(const CalibrationFile& file) {
  if (!file.scenario) return std::nullopt;
  std::vector<std::string> sets;
  if (file.every) sets.push_back("record.every=" + toml_quoted(*file.every));
  return read_scenario((file.path.parent_path() / *file.scenario).lexically_normal(), sets);
}

}  // namespace

void CalibrationTarget::describe(Fields& at) {
  at.value("name", name, "what it is, in a few words; of an outside model the column");
  at.value("outcome", outcome, "outcome of `tenure explain outcomes`: a flow added up, a stock averaged over the days");
  at.value("label", label, "one label of one of the outcome's dimensions; without it all");
  at.value("per", per, "outcome, a stock, that it is told for one of: the outcome over its mean in the same days");
  at.number("value", value, "1", {}, "as it was observed");
  at.number("error", error, "1", not_negative, "standard deviation of the observation's error");
  at.number("discrepancy", discrepancy, "1", not_negative,
            "standard deviation by which the model at its best may miss");
  at.value("from", from, "first day that counts");
  at.value("until", until, "first day that no longer counts");
  at.value("source", source, "who observed it, and where the error comes from");
}

void CalibrationMethod::describe(Fields& at) {
  at.value("kind", kind, "how draws are found", {"history_matching", "abc_smc"});
  at.number("seed", seed, "1", {0, 9e15}, "of chance in the method; without it 1");
  at.number("replicates", replicates, "run", {1, 1000}, "lives at a point, averaged; without it 4 (abc_smc: 1)");
  at.number("points", points, "1", {4, 10000}, "history matching: points a wave; without it 10 a parameter");
  at.number("waves", waves, "1", {1, 50}, "history matching: waves at most; without it 3");
  at.number("draws", draws, "1", {32, 100000}, "history matching: of the posterior; without it 1000");
  at.number("cutoff", cutoff, "1", {1, 10}, "history matching: implausible from here on; without it 3");
  at.number("chance_share", chance_share, "1", share,
            "history matching: of a life's variance by chance that what was observed has; without it people");
  at.value("kernel", kernel, "history matching: of emulators; without it matern_5_2",
           {"matern_5_2", "squared_exponential"});
  at.value("mean", mean, "history matching: of emulators; without it linear", {"constant", "linear"});
  at.number("population", population, "1", {10, 100000}, "ABC: draws kept; without it 200");
  at.number("generations", generations, "1", {1, 1000}, "ABC: at most; without it 20");
  at.number("keep", keep, "1", {0.05, 0.95}, "ABC: share of a generation that is kept; without it 0.5");
  at.number("least_accepted", least_accepted, "1", {0, 1},
            "ABC: ends where fewer of the new points come nearer; without it 0.03");
  at.number("tolerance", tolerance, "1", not_negative, "ABC: ends where all are this near; without it 0");
}

void CalibrationFile::describe(Fields& at) {
  at.value("title", title, "what is calibrated to what");
  at.value("scenario", scenario, "scenario file, relative to this one; without it an outside model is calibrated");
  at.number("people", people, "1", {1e-4, 1}, "share of the district's people, for a scaled-down one");
  at.number("seed", seed, "1", {0, 9e15}, "seed of all chance in the lives, in place of the scenario's");
  at.value("every", every, "how often outcomes are kept, in place of the scenario's",
           {"day", "week", "month", "quarter", "year"});
}

std::vector<std::string> CalibrationFile::target_names() const {
  std::vector<std::string> names;
  for (const CalibrationTarget& t : targets) names.push_back(t.name);
  return names;
}

std::unique_ptr<Calibration> CalibrationFile::begin() const {
  std::vector<Target> all;
  for (const CalibrationTarget& t : targets) all.push_back({t.name, t.value, t.error, t.discrepancy.value_or(0)});
  const auto count = [](const std::optional<std::int64_t>& n, std::size_t usual) {
    return n ? static_cast<std::size_t>(*n) : usual;
  };
  const auto luck = static_cast<std::uint64_t>(method.seed.value_or(1));
  try {
    if (method.kind == "abc_smc") {
      AbcOptions o;
      o.population = count(method.population, o.population);
      o.generations = count(method.generations, o.generations);
      o.replicates = count(method.replicates, 1);
      o.keep = method.keep.value_or(o.keep);
      o.least_accepted = method.least_accepted.value_or(o.least_accepted);
      o.tolerance = method.tolerance.value_or(o.tolerance);
      o.seed = luck;
      return std::make_unique<AbcSmc>(priors.size(), all, o);
    }
    HistoryMatchingOptions o;
    o.points = count(method.points, 10 * priors.size());
    o.replicates = count(method.replicates, 4);
    o.waves = count(method.waves, o.waves);
    o.draws = count(method.draws, o.draws);
    o.cutoff = method.cutoff.value_or(o.cutoff);
    o.chance_share = method.chance_share.value_or(people.value_or(1));
    o.seed = luck;
    if (method.kernel == "squared_exponential") o.form.kernel = Kernel::squared_exponential;
    if (method.mean == "constant") o.form.mean = MeanForm::constant;
    return std::make_unique<HistoryMatching>(priors.size(), all, o);
  } catch (const std::invalid_argument& e) {
    throw WrongInput({{path.string()}, e.what(), "", "Change [method]."});
  }
}

CalibrationFile read_calibration(const std::filesystem::path& path) {
  const TomlTable toml = read_toml(path);
  Problems problems;
  CalibrationFile file;
  file.path = path;
  read_fields(toml, fields_of(file), problems, "a calibration", {"method", "parameter", "target"});
  const TomlTable* method = table(toml, "method", problems);
  if (method == nullptr) problems.add({path.string()}, "no [method]", "history_matching or abc_smc");
  problems.stop_here();
  read_fields(*method, fields_of(file.method), problems, "[method]");
  problems.stop_here();
  check_method(*method, file.method, problems);
  const std::optional<Scenario> scenario = scenario_of(file);
  if (!scenario)
    for (const char* key : {"people", "seed", "every"})
      if (toml.find(key) != nullptr)
        problems.add(place_of(toml, key), fmt::format("\"{}\" without scenario", key), "an outside model has none");

  for (const TomlTable* one : tables(toml, "parameter", problems)) {
    WrittenParameter w;
    w.place = one->place;
    Problems own;
    read_fields(*one, fields_of(w), own, "[[parameter]]");
    for (const Problem& problem : own.all()) problems.add(problem);
    if (own.any()) continue;
    const BookEntry* book = scenario ? scenario->book.find(w.name) : nullptr;
    if (scenario && book == nullptr && (!intervention_of(w.name) || !has_parameter(*scenario, w.name)))
      problems.add(place_of(*one, "name"), "no parameter " + w.name, "`tenure explain parameters` lists them",
                   suggestion(w.name, scenario->book.names()));
    else if (std::any_of(file.priors.begin(), file.priors.end(), [&](const Prior& p) { return p.name == w.name; }))
      problems.add(place_of(*one, "name"), w.name + " a second time", "each parameter stands once");
    else
      file.priors.push_back(prior_of(w, book, problems));
  }
  for (const TomlTable* one : tables(toml, "target", problems)) {
    CalibrationTarget target;
    target.place = one->place;
    Problems own;
    read_fields(*one, fields_of(target), own, "[[target]]");
    if (!own.any()) check_target(*one, target, file, scenario ? &*scenario : nullptr, own);
    if (std::any_of(file.targets.begin(), file.targets.end(), [&](const auto& t) { return t.name == target.name; }))
      own.add(place_of(*one, "name"), target.name + " a second time", "each target has a name of its own");
    for (const Problem& problem : own.all()) problems.add(problem);
    file.targets.push_back(std::move(target));
  }
  if (!problems.any() && file.priors.empty())
    problems.add({path.string()}, "no [[parameter]]", "nothing is to be learnt");
  if (!problems.any() && file.targets.empty())
    problems.add({path.string()}, "no [[target]]", "nothing is to learn from");
  problems.stop_here();
  (void)file.begin();
  return file;
}

}  // namespace tenure
