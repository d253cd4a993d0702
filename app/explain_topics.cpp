#include "app/explain_topics.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "app/file_kind.hpp"
#include "models/district/outcomes.hpp"
#include "models/district/scenario_programmes.hpp"
#include "sim/toml_reader.hpp"

namespace tenure {

using nlohmann::ordered_json;

namespace {

/// Of `names` those that are `wanted`, else those that begin with it, else those that contain it.
std::vector<std::string> matching(const std::string& wanted, const std::vector<std::string>& names,
                                  const std::string& what) {
  if (std::find(names.begin(), names.end(), wanted) != names.end()) return {wanted};
  std::vector<std::string> found;
  std::copy_if(names.begin(), names.end(), std::back_inserter(found),
               [&](const std::string& n) { return n.starts_with(wanted); });
  if (found.empty())
    std::copy_if(names.begin(), names.end(), std::back_inserter(found),
                 [&](const std::string& n) { return n.find(wanted) != std::string::npos; });
  if (found.empty())
    throw WrongInput({{},
                      fmt::format("no {} {}", what, toml_quoted(wanted)),
                      fmt::format("`tenure explain {}s` lists them", what),
                      suggestion(wanted, names)});
  return found;
}

bool among(const std::string& name, const std::vector<std::string>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string unit_text(const std::string& unit) {
  return unit == "1" ? "" : " " + unit;
}

/// "number, yuan, at least 0, may be left out"
std::string shape_of(const Field& field) {
  std::string text = type_name(field);
  if (field.unit != "1") text += ", " + field.unit;
  if (const std::string limits = limits_text(field.limits); !limits.empty()) text += ", " + limits;
  if (!field.choices.empty()) text += fmt::format(": {}", fmt::join(field.choices, ", "));
  return is_optional(field) ? text + "; may be left out" : text;
}

/// The keys of one row of the list that the measure takes; empty where it takes none.
Fields row_of(Measure& measure) {
  Fields fields;
  if (measure.rows_key().empty()) return fields;
  measure.add_row();
  measure.describe_row(0, fields);
  return fields;
}

std::string example_of(const MeasureKind& kind, std::span<const Field> own, std::string_view rows_key,
                       std::span<const Field> row) {
  std::string text = fmt::format(
      "    [[intervention]]\n    kind = \"{}\"\n    name = \"my {}\"\n    start = 2022-03-01\n    amount = 100  # {}\n"
      "    where = \"everywhere\"\n",
      kind.kind, kind.also_called, kind.amount_unit);
  const auto fill_in = [&](std::span<const Field> fields) {
    for (const Field& field : fields)
      if (!is_optional(field)) text += fmt::format("    {} = ...  # {}\n", field.name, type_name(field));
  };
  fill_in(own);
  if (!rows_key.empty()) text += fmt::format("    [[intervention.{}]]\n", rows_key);
  fill_in(row);
  return text;
}

ordered_json keys_of(std::span<const Field> fields) {
  ordered_json keys = ordered_json::array();
  for (const Field& field : fields)
    keys.push_back({{"key", field.name}, {"shape", shape_of(field)}, {"unit", field.unit}, {"help", field.help}});
  return keys;
}

std::string cell(const ordered_json& value) {
  std::string text;
  if (value.is_string()) {
    text = value.get<std::string>();
  } else if (value.is_array()) {
    for (const ordered_json& one : value)
      text += (text.empty() ? "" : ", ") + (one.is_object() ? one.begin()->get<std::string>() : cell(one));
  } else {
    text = value.dump();
  }
  for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) text.insert(at, "\\");
  return text;
}

std::string text_under(const TomlTable& file, const char* key) {
  const TomlEntry* entry = file.find(key);
  const auto* text = entry == nullptr ? nullptr : std::get_if<std::string>(&entry->value.is);
  return text == nullptr ? "" : *text;
}

/// What a scenario extends: one file or several, separated by commas.
std::string extends_of(const TomlTable& file) {
  const TomlEntry* entry = file.find("extends");
  const auto* several = entry == nullptr ? nullptr : std::get_if<std::vector<TomlValue>>(&entry->value.is);
  if (several == nullptr) return text_under(file, "extends");
  std::vector<std::string> names;
  for (const TomlValue& one : *several)
    if (const auto* name = std::get_if<std::string>(&one.is)) names.push_back(*name);
  return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

ParameterBook shipped_book(const std::filesystem::path& scenarios) {
  const std::filesystem::path path = scenarios / "parameters.toml";
  if (!std::filesystem::exists(path))
    throw WrongInput({{path.string(), 0, 0},
                      "no such file",
                      "the parameter book",
                      "Say where the scenarios are: --scenarios FOLDER."});
  Parameters parameters;
  ParameterBook book = ParameterBook::read(path);
  book.fill(fields_of(parameters).all());
  return book;
}

Topic explain_parameters(const ParameterBook& book, const std::string& name) {
  const std::vector<std::string> wanted = matching(name, book.names(), "parameter");
  Topic topic;
  for (const BookEntry& e : book.entries()) {
    if (!among(e.name, wanted)) continue;
    topic.records.push_back({{"name", e.name},
                             {"value", e.value},
                             {"range", e.range},
                             {"unit", e.unit},
                             {"kind", e.kind},
                             {"help", e.help},
                             {"source", e.source}});
    topic.text += fmt::format("{} = {}{}\n    {}\n    plausible: {} to {}; {}: {}\n", e.name, e.value,
                              unit_text(e.unit), e.help, e.range[0], e.range[1], e.kind, e.source);
  }
  const std::string first = topic.records.front()["name"];
  topic.text += fmt::format(
      "\nTo try another value, write in a scenario\n    [parameters]\n    {} = ...\nor on the command line --set "
      "{}=...\n",
      first, first);
  return topic;
}

Topic explain_interventions(const std::string& name) {
  std::vector<std::string> names;
  for (const MeasureKind& kind : measures()) {
    names.emplace_back(kind.kind);
    names.emplace_back(kind.also_called);
  }
  const std::vector<std::string> wanted = matching(name, names, "intervention");
  Topic topic;
  for (const MeasureKind& kind : measures()) {
    if (!among(std::string(kind.kind), wanted) && !among(std::string(kind.also_called), wanted)) continue;
    Programme programme;
    const std::unique_ptr<Measure> measure = kind.make();
    const std::vector<Field> fields = programme_fields(programme, *measure, kind);
    Fields own;
    measure->describe(own);
    const Fields row = row_of(*measure);
    topic.records.push_back({{"name", kind.kind},
                             {"also_called", kind.also_called},
                             {"amount_unit", kind.amount_unit},
                             {"help", kind.help},
                             {"keys", keys_of(fields)},
                             {"rows", keys_of(row.all())}});
    topic.text += fmt::format("{} (\"{}\"): {}\n  keys:\n", kind.kind, kind.also_called, kind.help);
    for (const Field& field : fields)
      topic.text += fmt::format("    {:<14} {}\n    {:<14}   {}\n", field.name, field.help, "", shape_of(field));
    if (!measure->rows_key().empty())
      topic.text +=
          fmt::format("  keys of each [[intervention.{}]] ({}):\n", measure->rows_key(), measure->rows_help());
    for (const Field& field : row.all())
      topic.text += fmt::format("    {:<14} {}\n    {:<14}   {}\n", field.name, field.help, "", shape_of(field));
    topic.text += "  for example:\n" + example_of(kind, own.all(), measure->rows_key(), row.all()) + "\n";
  }
  topic.text +=
      "All can be combined in one scenario. `tenure check FILE` says what is wrong with one before it runs.\n";
  return topic;
}

Topic explain_outcomes(const std::string& name) {
  std::vector<std::string> names;
  for (const Variable& v : outcome_variables()) names.push_back(v.name);
  const std::vector<std::string> wanted = matching(name, names, "outcome");
  Topic topic;
  for (const Variable& v : outcome_variables()) {
    if (!among(v.name, wanted)) continue;
    const bool flow = v.measure == Accrual::flow;
    const char* better = v.better == Better::up ? "up" : v.better == Better::down ? "down" : "depends on who looks";
    topic.records.push_back({{"name", v.name},
                             {"unit", v.unit},
                             {"help", v.long_name},
                             {"dimensions", v.dimensions},
                             {"measured", flow ? "over the period" : "at the period's end"},
                             {"better", better}});
    topic.text += fmt::format("{}{}\n    {}; {}{}\n", v.name, v.unit == "1" ? "" : " [" + v.unit + "]", v.long_name,
                              flow ? "counted over each period" : "read at each period's end",
                              v.dimensions.empty() ? "" : fmt::format("; by {}", fmt::join(v.dimensions, " and ")));
  }
  topic.text += "\nTo keep only some, write in a scenario\n    [record]\n    outcomes = [\"" +
                topic.records.front()["name"].get<std::string>() + "\"]\n";
  return topic;
}

Topic explain_scenarios(const std::filesystem::path& scenarios, const std::string& name) {
  if (!std::filesystem::is_directory(scenarios))
    throw WrongInput(
        {{scenarios.string(), 0, 0}, "no such folder", "", "Say where the scenarios are: --scenarios FOLDER."});
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(scenarios))
    if (entry.is_regular_file() && entry.path().extension() == ".toml" &&
        kind_of_file(read_toml(entry.path())) == FileKind::scenario)
      paths.push_back(entry.path().generic_string());
  std::sort(paths.begin(), paths.end());
  const std::vector<std::string> wanted = name.empty() ? paths : matching(name, paths, "scenario");
  Topic topic;
  for (const std::string& path : wanted) {
    const TomlTable file = read_toml(path);
    const std::string title = text_under(file, "title"), description = text_under(file, "description"),
                      extends = extends_of(file);
    topic.records.push_back({{"name", path}, {"title", title}, {"description", description}, {"extends", extends}});
    topic.text += fmt::format("{}\n    {}\n    {}{}\n", path, title, description,
                              extends.empty() ? "" : "\n    extends " + extends);
  }
  if (!wanted.empty()) topic.text += fmt::format("\nTo run one: tenure run {} -o out.h5\n", wanted.front());
  return topic;
}

std::string markdown_of(const ordered_json& records) {
  if (records.empty()) return "";
  std::string head = "|", rule = "|", rows;
  for (const auto& [key, value] : records.front().items()) {
    head += " " + key + " |";
    rule += " --- |";
  }
  for (const ordered_json& record : records) {
    rows += "|";
    for (const auto& [key, value] : record.items())
      rows += " " + (key == "name" ? "`" + cell(value) + "`" : cell(value)) + " |";
    rows += "\n";
  }
  return head + "\n" + rule + "\n" + rows;
}

}  // namespace tenure
