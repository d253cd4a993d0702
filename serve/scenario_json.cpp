#include "serve/scenario_json.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "models/district/scenario_programmes.hpp"
#include "sim/toml_reader.hpp"

namespace tenure {

namespace {

constexpr std::size_t longest_name = 60;

template <class T>
Json value_json(const T& value) {
  return value;
}
Json value_json(const Day& day) {
  return format_day(day);
}
Json value_json(const std::vector<Day>& days) {
  Json list = Json::array();
  for (const Day& day : days) list.push_back(format_day(day));
  return list;
}
template <class T>
Json value_json(const std::optional<T>& value) {
  return value ? value_json(*value) : Json();
}

void add_fields(Json& object, std::span<const Field> fields) {
  for (const Field& field : fields)
    if (Json value = std::visit([](const auto* target) { return value_json(*target); }, field.target); !value.is_null())
      object[field.name] = std::move(value);
}

bool is_date(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (const std::size_t at : {0, 1, 2, 3, 5, 6, 8, 9})
    if (text[at] < '0' || text[at] > '9') return false;
  return true;
}

std::string key_text(const std::string& key) {
  const auto bare = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  return !key.empty() && std::all_of(key.begin(), key.end(), bare) ? key : toml_quoted(key);
}

std::string number_text(double value) {
  if (std::abs(value) < 1e15 && value == std::floor(value)) return fmt::format("{}", static_cast<std::int64_t>(value));
  return toml_number(value);
}

std::string value_text(const Json& value, bool date) {
  if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
  if (value.is_number()) return number_text(value.get<double>());
  if (value.is_string()) {
    const std::string text = value.get<std::string>();
    return date && is_date(text) ? text : toml_quoted(text);
  }
  if (!value.is_array()) throw std::invalid_argument("a value is neither number, text, truth nor a list of them");
  std::vector<std::string> parts;
  for (const Json& one : value) {
    if (one.is_array()) throw std::invalid_argument("a list within a list");
    parts.push_back(value_text(one, date));
  }
  return fmt::format("[{}]", fmt::join(parts, ", "));
}

bool is_date_field(const Field& field) {
  return std::holds_alternative<Day*>(field.target) || std::holds_alternative<std::optional<Day>*>(field.target) ||
         std::holds_alternative<std::vector<Day>*>(field.target);
}

/// Lines and the fields they come from, side by side.
class Writer {
 public:
  void line(const std::string& text, const std::string& field = {}) {
    made_.text += text + "\n";
    made_.fields.push_back(field);
  }
  /// The described keys in their order, then what nobody describes, for the reader to complain of.
  void table(const Json& object, std::span<const Field> described, const std::string& at) {
    const auto write = [&](const std::string& key, const Json& value, bool date) {
      if (!value.is_null()) line(fmt::format("{} = {}", key_text(key), value_text(value, date)), at + "/" + key);
    };
    for (const Field& field : described)
      if (object.contains(field.name)) write(field.name, object[field.name], is_date_field(field));
    for (const auto& [key, value] : object.items())
      if (key != "rows" &&
          std::none_of(described.begin(), described.end(), [&](const Field& f) { return f.name == key; }))
        write(key, value, false);
  }
  ScenarioText take() { return std::move(made_); }

 private:
  ScenarioText made_;
};

const Json& list(const Json& model, const char* key) {
  static const Json none = Json::array();
  if (!model.contains(key)) return none;
  if (!model[key].is_array()) throw std::invalid_argument(fmt::format("{} is not a list", key));
  for (const Json& one : model[key])
    if (!one.is_object()) throw std::invalid_argument(fmt::format("{} holds something that is not an object", key));
  return model[key];
}

std::string text_of(const Json& object, const char* key) {
  if (!object.contains(key) || !object[key].is_string()) throw std::invalid_argument(fmt::format("{} is no text", key));
  return object[key].get<std::string>();
}

void write_intervention(Writer& to, const Json& one, const std::string& at) {
  const MeasureKind* kind =
      one.contains("kind") && one["kind"].is_string() ? measure_kind(text_of(one, "kind")) : nullptr;
  to.line("");
  to.line("[[intervention]]", at);
  if (kind == nullptr) return to.table(one, {}, at);
  Programme programme;
  const std::unique_ptr<Measure> measure = kind->make();
  to.table(one, programme_fields(programme, *measure, *kind), at);
  if (measure->rows_key().empty()) return;
  measure->add_row();
  Fields row;
  measure->describe_row(0, row);
  std::size_t number = 0;
  for (const Json& given : list(one, "rows")) {
    to.line("");
    to.line(fmt::format("[[intervention.{}]]", measure->rows_key()), at);
    to.table(given, row.all(), fmt::format("{}/rows/{}", at, number++));
  }
}

Json said(const Problem& problem, const ScenarioText& written, const std::string& file) {
  const auto line = static_cast<std::size_t>(problem.place.line);
  const bool ours = problem.place.file == file && line > 0 && line <= written.fields.size();
  return {{"field", ours ? written.fields[line - 1] : ""},
          {"text", format(problem)},
          {"what", problem.what},
          {"why", problem.why},
          {"instead", problem.instead}};
}

Json costs_of(const Scenario& scenario) {
  Json costs = Json::array();
  for (const Intervention& one : scenario.interventions) {
    const std::optional<Piece> cost = one.measure->unit_cost(scenario.parameters.assets);
    costs.push_back(cost ? Json{{"price", cost->price}, {"running", cost->running}} : Json());
  }
  return costs;
}

}  // namespace

Json model_of(const Scenario& scenario, const Scenario& base, const std::string& base_name) {
  Json model{{"base", base_name},
             {"name", scenario.path.stem().string()},
             {"title", scenario.title},
             {"description", scenario.description},
             {"budgets", Json::array()},
             {"parameters", Json::array()},
             {"interventions", Json::array()}};
  for (const BudgetLine& line : scenario.budgets)
    model["budgets"].push_back({{"name", line.name}, {"amount", yuan(line.amount)}});
  for (const BookEntry& entry : scenario.book.entries())
    if (const BookEntry* usual = base.book.find(entry.name); usual != nullptr && usual->value != entry.value)
      model["parameters"].push_back({{"name", entry.name}, {"value", entry.value}});
  for (const Intervention& intervention : scenario.interventions) {
    Programme programme = intervention.programme;
    const std::unique_ptr<Measure> measure = intervention.measure->clone();
    Json one = Json::object();
    add_fields(one, fields_of(programme).all());
    add_fields(one, fields_of(*measure).all());
    for (std::size_t row = 0; row < measure->rows(); ++row) {
      Fields fields;
      measure->describe_row(row, fields);
      Json made = Json::object();
      add_fields(made, fields.all());
      one["rows"].push_back(std::move(made));
    }
    model["interventions"].push_back(std::move(one));
  }
  return model;
}

ScenarioText toml_of(const Json& model, const std::string& extends) {
  if (!model.is_object()) throw std::invalid_argument("a scenario is an object");
  Writer to;
  to.line("extends = " + toml_quoted(extends));
  to.line("title = " + toml_quoted(text_of(model, "title")), "title");
  if (model.contains("description"))  // an empty one too, or the base's would stand in its place
    to.line("description = " + toml_quoted(text_of(model, "description")), "description");
  const Json &parameters = list(model, "parameters"), &budgets = list(model, "budgets");
  if (!parameters.empty()) to.line(""), to.line("[parameters]");
  for (const Json& one : parameters) {
    const std::string name = text_of(one, "name");
    const std::string field = "parameters/" + name;
    std::string keys;
    for (std::size_t from = 0; from <= name.size();) {
      const std::size_t dot = std::min(name.find('.', from), name.size());
      keys += (from == 0 ? "" : ".") + key_text(name.substr(from, dot - from));
      from = dot + 1;
    }
    to.line(fmt::format("{} = {}", keys, value_text(one.value("value", Json("")), false)), field);
  }
  if (!budgets.empty()) to.line(""), to.line("[budgets]");
  for (std::size_t i = 0; i < budgets.size(); ++i)
    to.line(fmt::format("{} = {}", key_text(text_of(budgets[i], "name")),
                        value_text(budgets[i].value("amount", Json("")), false)),
            fmt::format("budgets/{}", i));
  const Json& interventions = list(model, "interventions");
  for (std::size_t i = 0; i < interventions.size(); ++i)
    write_intervention(to, interventions[i], fmt::format("interventions/{}", i));
  return to.take();
}

Json checked(const Json& model, const std::filesystem::path& base, const std::vector<std::string>& sets) {
  Json result{{"ok", false}, {"toml", ""}, {"problems", Json::array()}, {"warnings", Json::array()}, {"costs", Json()}};
  const ScenarioText written = toml_of(model, base.filename().string());
  const std::filesystem::path path = base.parent_path() / (text_of(model, "name") + ".toml");
  result["toml"] = written.text;
  try {
    const Scenario scenario = parse_scenario(written.text, path, sets);
    for (const Problem& warning : scenario.warnings)
      result["warnings"].push_back(said(warning, written, path.string()));
    result["costs"] = costs_of(scenario);
    result["ok"] = true;
  } catch (const WrongInput& wrong) {
    for (const Problem& problem : wrong.problems()) result["problems"].push_back(said(problem, written, path.string()));
  }
  if (!is_scenario_name(text_of(model, "name"))) {
    result["ok"] = false;
    result["problems"].push_back(
        {{"field", "name"},
         {"text", "The short name must be of small letters, digits and hyphens, and not differences or ranking."},
         {"what", "name"},
         {"why", ""},
         {"instead", ""}});
  }
  return result;
}

bool is_scenario_name(const std::string& name) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !name.empty() && name.size() <= longest_name && std::all_of(name.begin(), name.end(), fits) &&
         name.front() != '-' && name != "differences" && name != "ranking";
}

}  // namespace tenure
