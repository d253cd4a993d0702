#include "models/district/scenario_programmes.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "models/district/outcomes.hpp"
#include "sim/toml_reader.hpp"

namespace tenure {

namespace {

Place place_of(const TomlTable& table, std::string_view key) {
  const TomlEntry* entry = table.find(key);
  return entry == nullptr ? table.place : entry->value.place;
}

/// The kind that was meant, by its name or by a planner's word.
std::string meant_kind(const std::string& word) {
  std::vector<std::string> known;
  for (const MeasureKind& kind : measures())
    known.insert(known.end(), {std::string(kind.kind), std::string(kind.also_called)});
  const std::string near = did_you_mean(word, known);
  for (const MeasureKind& kind : measures())
    if (!near.empty() && (kind.kind == near || kind.also_called == near)) return std::string(kind.kind);
  return "";
}

const MeasureKind* read_kind(const TomlTable& table, Problems& problems) {
  std::vector<std::string> kinds;
  for (const MeasureKind& kind : measures()) kinds.emplace_back(kind.kind);
  const std::string list = fmt::format("kinds: {}", fmt::join(kinds, ", "));
  const TomlEntry* entry = table.find("kind");
  if (entry == nullptr) {
    problems.add(table.place, "[[intervention]] has no \"kind\"", list,
                 "Write kind = " + toml_quoted(kinds.front()) + ".");
    return nullptr;
  }
  const auto* name = std::get_if<std::string>(&entry->value.is);
  const MeasureKind* kind = name == nullptr ? nullptr : measure_kind(*name);
  if (kind == nullptr) {
    const std::string near = name == nullptr ? "" : meant_kind(*name);
    problems.add(entry->value.place, "kind = " + toml_text(entry->value), list,
                 near.empty() ? "" : "Did you mean " + toml_quoted(near) + "?");
  }
  return kind;
}

void check_dates(const TomlTable& table, const Programme& programme, const RunSettings& run, Problems& problems) {
  const TomlEntry* written = table.find("start");
  if (written == nullptr || !std::holds_alternative<Day>(written->value.is)) return;
  const std::string start = "start = " + format_day(programme.start);
  const bool run_known = run.start < run.until;
  if (run_known && programme.start < run.start)
    problems.add(place_of(table, "start"), start, "must not be before the run's start, " + format_day(run.start));
  if (run_known && programme.start >= run.until)
    problems.add(place_of(table, "start"), start, "must be before the run's end, " + format_day(run.until));
  if (programme.end && *programme.end <= programme.start)
    problems.add(place_of(table, "end"), "end = " + format_day(*programme.end),
                 "must be after start, " + format_day(programme.start));
}

/// A key belongs to some place rules: it must be there for those and for no others.
void check_belongs(const TomlTable& table, const std::string& key, bool given, const std::vector<std::string>& rules,
                   const std::string& where, Problems& problems) {
  const bool wanted = std::find(rules.begin(), rules.end(), where) != rules.end();
  if (wanted && !given)
    problems.add(place_of(table, "where"), fmt::format("where = {} needs {}", toml_quoted(where), toml_quoted(key)));
  if (!wanted && given)
    problems.add(table.find(key)->place, fmt::format("{} with where = {}", toml_quoted(key), toml_quoted(where)),
                 fmt::format("only for where = \"{}\"", fmt::join(rules, "\" or \"")),
                 "Change where, or take the key out.");
}

void check_names(const TomlTable& table, const std::string& key, const std::optional<std::vector<std::string>>& names,
                 const std::string& what, const std::vector<std::string>& known, Problems& problems) {
  if (!names) return;
  const TomlEntry* entry = table.find(key);
  const auto& written = std::get<std::vector<TomlValue>>(entry->value.is);
  if (written.empty()) problems.add(entry->value.place, key + " = []", "must name at least one");
  if (known.empty()) return;
  for (const TomlValue& value : written) {
    const auto& name = std::get<std::string>(value.is);
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    constexpr std::size_t worth_listing = 12;
    const std::string list = known.size() <= worth_listing ? fmt::format("there are: {}", fmt::join(known, ", "))
                                                           : fmt::format("the district has {}, {} to {}", known.size(),
                                                                         known.front(), known.back());
    problems.add(value.place, fmt::format("no {} {}", what, toml_quoted(name)), list, suggestion(name, known));
  }
}

void check_ranking(const TomlTable& table, const Programme& programme, Problems& problems) {
  if (!programme.rank_by) return;
  const std::vector<std::string> known = community_outcomes();
  if (std::find(known.begin(), known.end(), *programme.rank_by) == known.end())
    problems.add(table.find("rank_by")->value.place, "rank_by = " + toml_quoted(*programme.rank_by),
                 fmt::format("outcomes by community: {}", fmt::join(known, ", ")),
                 suggestion(*programme.rank_by, known));
}

void check_waves(const TomlTable& table, const Programme& programme, const PlaceNames& places, Problems& problems) {
  if (programme.wave_days && !programme.waves)
    problems.add(place_of(table, "wave_days"), "\"wave_days\" without \"waves\"", "",
                 "Say how many waves, or take the key out.");
  if (!programme.waves) return;
  const std::string waves = fmt::format("waves = {}", *programme.waves);
  if (!programme.wave_days) {
    problems.add(place_of(table, "waves"), waves + " needs \"wave_days\"", "the days between the starts of two waves");
    return;
  }
  const auto known =
      static_cast<std::int64_t>(programme.communities ? programme.communities->size() : places.communities.size());
  if (const std::int64_t most = programme.top.value_or(known); most > 0 && *programme.waves > most)
    problems.add(place_of(table, "waves"), waves, fmt::format("it covers no more than {} communities", most));
  const Day last = programme.start + static_cast<int>(static_cast<double>(*programme.waves - 1) * *programme.wave_days);
  if (programme.end && last >= *programme.end)
    problems.add(place_of(table, "waves"), waves,
                 fmt::format("the last would start on {}, when the programme is over", format_day(last)));
}

void check_payers(const TomlTable& table, const Programme& programme, Problems& problems) {
  if (!programme.programme_share) return;
  const Place at = place_of(table, "programme_share");
  const std::string share = fmt::format("programme_share = {}", *programme.programme_share);
  if (*programme.programme_share < 1 && programme.paid_by.value_or("programme") == "programme")
    problems.add(at, share, "nobody is named to bear the rest", "Say who in \"paid_by\".");
}

void check_where(const TomlTable& table, const Programme& programme, const PlaceNames& places, Problems& problems) {
  const std::string& where = programme.where;
  const TomlEntry* written = table.find("where");
  if (written == nullptr || toml_text(written->value) != toml_quoted(where)) return;
  check_belongs(table, "communities", programme.communities.has_value(), {"communities"}, where, problems);
  check_belongs(table, "towns", programme.towns.has_value(), {"towns"}, where, problems);
  check_belongs(table, "rank_by", programme.rank_by.has_value(), {"ranked"}, where, problems);
  check_belongs(table, "top", programme.top.has_value(), {"most_incidents", "most_people", "ranked", "random"}, where,
                problems);
  if (!programme.waves || where == "random")
    check_belongs(table, "placing_seed", programme.placing_seed.has_value(), {"random"}, where, problems);
  check_ranking(table, programme, problems);
  check_names(table, "communities", programme.communities, "community", places.communities, problems);
  check_names(table, "towns", programme.towns, "town", places.towns, problems);
  if (programme.top && !places.communities.empty() &&
      *programme.top > static_cast<std::int64_t>(places.communities.size()))
    problems.add(place_of(table, "top"), fmt::format("top = {} community", *programme.top),
                 fmt::format("the district has {}", places.communities.size()));
}

void check_line(const TomlTable& table, const Programme& programme, const std::vector<BudgetLine>& budgets,
                Problems& problems) {
  if (!programme.budget_line) return;
  std::vector<std::string> known;
  for (const BudgetLine& line : budgets) known.push_back(line.name);
  if (std::find(known.begin(), known.end(), *programme.budget_line) != known.end()) return;
  problems.add(place_of(table, "budget_line"), "no budget line " + toml_quoted(*programme.budget_line),
               known.empty() ? "the scenario has no [budgets]" : fmt::format("there are: {}", fmt::join(known, ", ")),
               known.empty() ? fmt::format("Write [budgets] and {} = yuan in it.", toml_quoted(*programme.budget_line))
                             : suggestion(*programme.budget_line, known));
}

/// The list of tables that the measure takes beside its keys.
void read_rows(const TomlTable& table, Measure& measure, std::string_view kind, Problems& problems) {
  const std::string key(measure.rows_key());
  if (key.empty()) return;
  const std::vector<const TomlTable*> written = tables(table, key, problems);
  const std::string section = fmt::format("[[intervention.{}]]", key);
  if (written.empty() && table.find(key) == nullptr)
    problems.add(table.place, fmt::format("[[intervention]] {} has no {}", kind, section),
                 std::string(measure.rows_help()), "Write one " + section + " for each.");
  if (written.size() > measure.most_rows())
    problems.add(written[measure.most_rows()]->place, fmt::format("{} of {}", section, kind),
                 fmt::format("at most {}", measure.most_rows()), "Put like ones together.");
  std::vector<std::string> names;
  for (const TomlTable* row : written) {
    measure.add_row();
    Fields fields;
    measure.describe_row(measure.rows() - 1, fields);
    read_fields(*row, fields, problems, section);
    const TomlEntry* entry = row->find("name");
    const auto* name = entry == nullptr ? nullptr : std::get_if<std::string>(&entry->value.is);
    if (name == nullptr) continue;
    if (std::find(names.begin(), names.end(), *name) != names.end())
      problems.add(entry->value.place, "name = " + toml_quoted(*name), fmt::format("another {} has this name", section),
                   "Give each its own.");
    names.push_back(*name);
  }
}

}  // namespace

const MeasureKind* measure_kind(std::string_view name) {
  const auto at =
      std::find_if(measures().begin(), measures().end(), [&](const MeasureKind& kind) { return kind.kind == name; });
  return at == measures().end() ? nullptr : &*at;
}

std::vector<Field> programme_fields(Programme& programme, Measure& measure, const MeasureKind& kind) {
  Fields fields;
  programme.describe(fields);
  measure.describe(fields);
  std::vector<Field> all(fields.all().begin(), fields.all().end());
  for (Field& field : all)
    if (field.name == "amount") field.unit = kind.amount_unit;
  return all;
}

std::vector<Intervention> read_programmes(const std::vector<const TomlTable*>& tables, const RunSettings& run,
                                          const std::vector<BudgetLine>& budgets, const PlaceNames& places,
                                          Problems& problems) {
  std::vector<Intervention> interventions;
  for (const TomlTable* table : tables) {
    const MeasureKind* kind = read_kind(*table, problems);
    if (kind == nullptr) continue;
    Programme programme;
    std::unique_ptr<Measure> measure = kind->make();
    std::vector<std::string> lists;
    if (!measure->rows_key().empty()) lists.emplace_back(measure->rows_key());
    read_fields(*table, programme_fields(programme, *measure, *kind), problems,
                fmt::format("[[intervention]] {}", kind->kind), lists);
    read_rows(*table, *measure, kind->kind, problems);
    check_dates(*table, programme, run, problems);
    check_where(*table, programme, places, problems);
    check_line(*table, programme, budgets, problems);
    check_waves(*table, programme, places, problems);
    check_payers(*table, programme, problems);
    if (programme.name.empty() && table->find("name") != nullptr)
      problems.add(place_of(*table, "name"), "name = \"\"", "must not be empty");
    const auto same = [&](const Intervention& other) { return other.programme.name == programme.name; };
    if (!programme.name.empty() && std::any_of(interventions.begin(), interventions.end(), same))
      problems.add(place_of(*table, "name"), "name = " + toml_quoted(programme.name),
                   "another intervention has this name", "Give each its own.");
    interventions.push_back({std::move(programme), std::move(measure)});
  }
  return interventions;
}

}  // namespace tenure
