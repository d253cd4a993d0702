#include "models/district/scenario.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "models/district/outcomes.hpp"
#include "models/district/scenario_layers.hpp"
#include "models/district/scenario_programmes.hpp"
#include "sim/fnv1a.hpp"
#include "sim/short_day.hpp"
#include "sim/text_file.hpp"
#include "sim/toml_reader.hpp"

namespace tenure {

namespace {

const TomlTable no_table;

/// A section that every scenario has; an empty one where it is missing, which is said.
const TomlTable& section(const TomlTable& scenario, const std::string& name, const std::string& holds,
                         Problems& problems) {
  if (scenario.find(name) == nullptr)
    problems.add({scenario.place.file, 0, 0}, fmt::format("the scenario has no [{}]", name), "",
                 fmt::format("It says {}.", holds));
  const TomlTable* found = table(scenario, name, problems);
  return found == nullptr ? no_table : *found;
}

void read_heading(const TomlTable& file, Scenario& scenario, Problems& problems) {
  std::optional<std::string> description;
  Fields fields;
  fields.value("title", scenario.title, "one line that says what the scenario is");
  fields.value("description", description, "what it asks, for whom, and with which caution");
  read_fields(file, fields, problems, "the scenario",
              {"extends", "run", "record", "district", "book", "parameters", "budgets", "intervention",
               "remove_interventions"});
  scenario.description = description.value_or("");
}

void read_run(const TomlTable& run, RunSettings& settings, Problems& problems) {
  if (&run == &no_table) return;
  read_fields(run, fields_of(settings), problems, "[run]");
  const auto is_date = [&](const char* key) {
    const TomlEntry* entry = run.find(key);
    return entry != nullptr && std::holds_alternative<Day>(entry->value.is);
  };
  if (!is_date("start") || !is_date("until")) return;
  // Stays and jobs of the first day begin up to 60 years before it, which a warm-up of 10 years puts before the start.
  constexpr Day earliest = day_of(std::chrono::year{1981} / 1 / 1), latest = day_of(std::chrono::year{2089} / 1 / 1);
  static_assert(ShortDay::first < earliest - 70 * 366 && latest < ShortDay::last);
  if (settings.start < earliest)
    problems.add(run.find("start")->value.place, "start = " + format_day(settings.start),
                 fmt::format("must be {} or later", format_day(earliest)));
  const Place place = run.find("until")->value.place;
  const std::string what = "until = " + format_day(settings.until);
  if (settings.until > latest) problems.add(place, what, fmt::format("must be {} or earlier", format_day(latest)));
  constexpr int most_years = 100;
  if (settings.until <= settings.start)
    problems.add(place, what, "must be after start, " + format_day(settings.start),
                 "It is the first day that is no longer simulated.");
  else if (settings.until - settings.start > most_years * days_per_year)
    problems.add(place, what, fmt::format("must be at most {} years after start", most_years));
}

void read_record(const TomlTable& record, RecordSettings& settings, Problems& problems) {
  if (&record == &no_table) return;
  read_fields(record, fields_of(settings), problems, "[record]");
  if (!settings.outcomes) return;
  std::vector<std::string> known;
  for (const Variable& variable : outcome_variables()) known.push_back(variable.name);
  const auto& written = std::get<std::vector<TomlValue>>(record.find("outcomes")->value.is);
  for (const TomlValue& value : written) {
    const auto& name = std::get<std::string>(value.is);
    if (std::find(known.begin(), known.end(), name) == known.end())
      problems.add(value.place, "no outcome " + toml_quoted(name), "`tenure explain outcomes` lists them",
                   suggestion(name, known));
  }
}

/// The file that a section names; empty where it names none.
std::filesystem::path read_file_name(const TomlTable& in, const std::string& name, const std::string& help,
                                     Problems& problems) {
  if (&in == &no_table) return {};
  std::string file;
  Fields fields;
  fields.value("file", file, help);
  read_fields(in, fields, problems, "[" + name + "]");
  if (file.empty()) return {};
  const TomlEntry& entry = *in.find("file");
  std::filesystem::path path = path_from(entry.value.place, file);
  if (std::filesystem::exists(path)) return path;
  problems.add(entry.value.place, "file = " + toml_quoted(file), "no such file: " + path.string(),
               "The name is relative to the file that says it.");
  return {};
}

/// Adds what reading another file finds wrong, and goes on.
template <class F>
bool attempt(Problems& problems, F&& read) {
  const std::size_t before = problems.all().size();
  try {
    read();
  } catch (const WrongInput& wrong) {
    for (const Problem& problem : wrong.problems()) problems.add(problem);
  }
  return problems.all().size() == before;
}

void override_parameter(const TomlEntry& entry, Scenario& scenario, std::span<const Field> described,
                        Problems& problems) {
  const auto field =
      std::find_if(described.begin(), described.end(), [&](const Field& f) { return f.name == entry.key; });
  if (field == described.end()) {
    problems.add(entry.place, "no parameter " + entry.key, "`tenure explain parameters` lists them",
                 suggestion(entry.key, scenario.book.names()));
    return;
  }
  if (!read_field(entry, *field, problems)) return;
  const double value = **std::get_if<double*>(&field->target);
  const BookEntry& book = *scenario.book.find(entry.key);
  if (value < book.range[0] || value > book.range[1])
    scenario.warnings.push_back({entry.value.place, fmt::format("{} = {}", entry.key, value),
                                 fmt::format("beyond its plausible range, {} to {}", book.range[0], book.range[1]),
                                 ""});
  scenario.book.put(entry.key, value, entry.value.place);
}

void read_parameters(const TomlTable& file, Scenario& scenario, Problems& problems) {
  const TomlTable& book =
      section(file, "book", "which file holds the parameters: file = \"../parameters.toml\"", problems);
  scenario.book_path = read_file_name(book, "book", "the parameter book", problems);
  Fields described = fields_of(scenario.parameters);
  const bool filled = !scenario.book_path.empty() && attempt(problems, [&] {
    scenario.book = ParameterBook::read(scenario.book_path);
    scenario.book.fill(described.all());
  });
  const TomlTable* overrides = table(file, "parameters", problems);
  if (!filled || overrides == nullptr) return;
  for (const TomlEntry& entry : overrides->entries) override_parameter(entry, scenario, described.all(), problems);
}

bool read_district(const TomlTable& file, Scenario& scenario, Problems& problems) {
  const TomlTable& district =
      section(file, "district", "which file holds the counts: file = \"district.toml\"", problems);
  scenario.district_path = read_file_name(district, "district", "counts of the district", problems);
  if (scenario.district_path.empty()) return false;
  return attempt(problems, [&] {
    scenario.district = read_district_file(scenario.district_path, problems);
    scenario.district_fingerprint = fnv1a(read_text_file(scenario.district_path));
    const std::filesystem::path folder = scenario.district_path.parent_path();
    for (const auto& beside : {scenario.district.communities_csv, scenario.district.outlines_geojson})
      if (beside)
        scenario.district_fingerprint = fnv1a(read_text_file(folder / *beside), scenario.district_fingerprint);
  });
}

/// [budgets]: name = yuan.
std::vector<BudgetLine> read_budgets(const TomlTable& file, Problems& problems) {
  std::vector<BudgetLine> lines;
  const TomlTable* budgets = table(file, "budgets", problems);
  if (budgets == nullptr) return lines;
  for (const TomlEntry& entry : budgets->entries) {
    double yuan = 0;
    Fields fields;
    fields.number(entry.key, yuan, "yuan", not_negative, "money that the interventions naming this line may spend");
    if (read_field(entry, fields.all().front(), problems)) lines.push_back({entry.key, fen(yuan)});
  }
  std::sort(lines.begin(), lines.end(), [](const BudgetLine& a, const BudgetLine& b) { return a.name < b.name; });
  return lines;
}

Scenario read(const std::filesystem::path& path, const std::string* text, const std::vector<std::string>& sets) {
  Problems problems;
  TomlTable file = scenario_layers(path, text, problems);
  apply_sets(file, sets, problems);

  Scenario scenario;
  scenario.path = path;
  read_heading(file, scenario, problems);
  read_run(section(file, "run", "from when until when: start, until, warm_up_days, seed, replicates", problems),
           scenario.run, problems);
  read_record(section(file, "record", "how often outcomes are written: every = \"month\"", problems), scenario.record,
              problems);
  read_parameters(file, scenario, problems);
  const bool district_known = read_district(file, scenario, problems);
  const PlaceNames places =
      district_known ? PlaceNames{community_names(scenario.district), town_names(scenario.district)} : PlaceNames{};
  scenario.budgets = read_budgets(file, problems);
  scenario.interventions =
      read_programmes(tables(file, "intervention", problems), scenario.run, scenario.budgets, places, problems);
  problems.stop_here();
  return scenario;
}

}  // namespace

void RunSettings::describe(Fields& at) {
  at.value("start", start, "first recorded day, 1981-01-01 or later");
  at.value("until", until, "first day that is no longer simulated, 2089-01-01 or earlier");
  at.number("warm_up_days", warm_up_days, "day", {0, 3650},
            "days simulated before start and not recorded, so that the first day's guesses wear off");
  at.number("seed", seed, "1", {0, 9e15}, "seed of all chance; two scenarios with one seed meet the same luck");
  at.number("replicates", replicates, "run", {1, 10000}, "runs that differ in nothing but luck");
}

void RecordSettings::describe(Fields& at) {
  at.value("every", every, "how often outcomes are written", {"day", "week", "month", "quarter", "year"});
  at.value("outcomes", outcomes, "names of the outcomes to keep; without it all of them");
}

Period RecordSettings::period() const {
  if (every == "day") return Period::day;
  if (every == "week") return Period::week;
  if (every == "month") return Period::month;
  return every == "quarter" ? Period::quarter : Period::year;
}

std::string Scenario::resolved_text() const {
  const std::filesystem::path folder = path.parent_path().empty() ? "." : path.parent_path();
  const auto beside = [&](const std::filesystem::path& file) {
    return toml_quoted(std::filesystem::proximate(file, folder).generic_string());
  };
  RunSettings run_copy = run;
  RecordSettings record_copy = record;
  std::string text = fmt::format("title = {}\ndescription = {}\n", toml_quoted(title), toml_quoted(description));
  text += "\n[run]\n" + write_fields(fields_of(run_copy).all());
  text += "\n[record]\n" + write_fields(fields_of(record_copy).all());
  text += fmt::format("\n[district]\nfile = {}\n\n[book]\nfile = {}\n\n[parameters]\n", beside(district_path),
                      beside(book_path));
  for (const BookEntry& entry : book.entries()) text += fmt::format("{} = {}\n", entry.name, toml_number(entry.value));
  if (!budgets.empty()) text += "\n[budgets]\n";
  for (const BudgetLine& line : budgets)
    text += fmt::format("{} = {}\n", toml_quoted(line.name), toml_number(yuan(line.amount)));
  for (const Intervention& intervention : interventions) {
    Programme programme = intervention.programme;
    const std::unique_ptr<Measure> measure = intervention.measure->clone();
    text += "\n[[intervention]]\n" + write_fields(fields_of(programme).all()) + write_fields(fields_of(*measure).all());
    for (std::size_t row = 0; row < measure->rows(); ++row) {
      Fields fields;
      measure->describe_row(row, fields);
      text += fmt::format("\n[[intervention.{}]]\n", measure->rows_key()) + write_fields(fields.all());
    }
  }
  return text;
}

std::uint64_t Scenario::fingerprint() const {
  return fnv1a(fmt::format("{:016x}", district_fingerprint), fnv1a(resolved_text()));
}

Scenario read_scenario(const std::filesystem::path& path, const std::vector<std::string>& sets) {
  return read(path, nullptr, sets);
}

Scenario parse_scenario(std::string_view text, const std::filesystem::path& path,
                        const std::vector<std::string>& sets) {
  const std::string owned(text);
  return read(path, &owned, sets);
}

}  // namespace tenure
