#include "app/scenario_schema.hpp"

#include <cmath>

#include <fmt/format.h>

#include "models/district/outcomes.hpp"
#include "models/district/scenario.hpp"
#include "models/district/scenario_programmes.hpp"
#include "sim/toml_reader.hpp"

namespace tenure {

using nlohmann::ordered_json;

namespace {

ordered_json type_of(const std::string& type) {
  if (type == "number") return {{"type", "number"}};
  if (type == "whole number") return {{"type", "integer"}};
  if (type == "true or false") return {{"type", "boolean"}};
  if (type == "date") return {{"type", "string"}, {"format", "date"}};
  if (type == "list of texts") return {{"type", "array"}, {"items", {{"type", "string"}}}};
  if (type == "list of numbers") return {{"type", "array"}, {"items", {{"type", "number"}}}};
  if (type == "list of dates") return {{"type", "array"}, {"items", {{"type", "string"}, {"format", "date"}}}};
  return {{"type", "string"}};
}

void limit(ordered_json& schema, const Limits& limits) {
  if (std::isfinite(limits.least)) schema["minimum"] = limits.least;
  if (std::isfinite(limits.most)) schema["maximum"] = limits.most;
}

/// A table with these keys and no others.
ordered_json table_of(std::span<const Field> fields, bool complete) {
  ordered_json schema{{"type", "object"}, {"properties", ordered_json::object()}, {"additionalProperties", false}};
  ordered_json required = ordered_json::array();
  for (const Field& field : fields) {
    schema["properties"][field.name] = schema_of(field);
    if (!is_optional(field)) required.push_back(field.name);
  }
  if (complete) schema["required"] = required;
  return schema;
}

ordered_json file_of(const std::string& help) {
  return {{"type", "object"},
          {"properties", {{"file", {{"type", "string"}, {"description", help}}}}},
          {"additionalProperties", false},
          {"required", {"file"}}};
}

/// Dotted keys are tables within tables.
ordered_json parameters_of(const ParameterBook& book) {
  ordered_json root{{"type", "object"}, {"properties", ordered_json::object()}, {"additionalProperties", false}};
  for (const BookEntry& entry : book.entries()) {
    ordered_json* at = &root;
    std::size_t from = 0;
    for (std::size_t dot; (dot = entry.name.find('.', from)) != std::string::npos; from = dot + 1) {
      ordered_json& inner = (*at)["properties"][entry.name.substr(from, dot - from)];
      if (inner.is_null())
        inner = {{"type", "object"}, {"properties", ordered_json::object()}, {"additionalProperties", false}};
      at = &inner;
    }
    ordered_json leaf{{"type", "number"}};
    limit(leaf, entry.limits);
    leaf["default"] = entry.value;
    leaf["description"] = fmt::format("{} [{}]; plausible {} to {}; {}: {}", entry.help, entry.unit, entry.range[0],
                                      entry.range[1], entry.kind, entry.source);
    (*at)["properties"][entry.name.substr(from)] = leaf;
  }
  return root;
}

ordered_json intervention_of(const MeasureKind& kind) {
  Programme programme;
  const std::unique_ptr<Measure> measure = kind.make();
  ordered_json schema = table_of(programme_fields(programme, *measure, kind), true);
  schema["title"] = kind.kind;
  schema["description"] = fmt::format("{} (also called {})", kind.help, kind.also_called);
  if (const std::string rows(measure->rows_key()); !rows.empty()) {
    measure->add_row();
    Fields fields;
    measure->describe_row(0, fields);
    schema["properties"][rows] = {{"type", "array"},
                                  {"description", measure->rows_help()},
                                  {"minItems", 1},
                                  {"maxItems", measure->most_rows()},
                                  {"items", table_of(fields.all(), true)}};
    schema["required"].push_back(rows);
  }
  schema["properties"]["kind"] = {{"const", kind.kind}, {"description", kind.help}};
  return schema;
}

}  // namespace

ordered_json schema_of(const Field& field) {
  ordered_json schema = type_of(type_name(field));
  ordered_json& one = schema.contains("items") ? schema["items"] : schema;
  if (one["type"] == "number" || one["type"] == "integer") limit(one, field.limits);
  if (!field.choices.empty()) one["enum"] = field.choices;
  schema["description"] = field.unit == "1" ? field.help : fmt::format("{} [{}]", field.help, field.unit);
  return schema;
}

ordered_json scenario_schema(const ParameterBook& book) {
  RunSettings run;
  RecordSettings record;
  ordered_json kinds = ordered_json::array();
  for (const MeasureKind& kind : measures()) kinds.push_back(intervention_of(kind));
  ordered_json outcomes = ordered_json::array();
  for (const Variable& variable : outcome_variables()) outcomes.push_back(variable.name);

  ordered_json properties;
  properties["extends"] = {{"type", {"string", "array"}},
                           {"items", {{"type", "string"}}},
                           {"description",
                            "scenario file that this one starts from, relative to this file; of several, each is laid "
                            "over those before it"}};
  properties["title"] = {{"type", "string"}, {"description", "one line that says what the scenario is"}};
  properties["description"] = {{"type", "string"}, {"description", "what it asks, for whom, and with which caution"}};
  properties["run"] = table_of(fields_of(run).all(), false);
  properties["record"] = table_of(fields_of(record).all(), false);
  properties["record"]["properties"]["outcomes"]["items"]["enum"] = outcomes;
  properties["district"] = file_of("counts of the district, relative to this file");
  properties["book"] = file_of("the parameter book, relative to this file");
  properties["parameters"] = parameters_of(book);
  properties["budgets"] = {{"type", "object"},
                           {"description", "budget lines, name = yuan, on which interventions may draw together"},
                           {"additionalProperties", {{"type", "number"}, {"minimum", 0}}}};
  properties["remove_interventions"] = {
      {"type", "array"},
      {"items", {{"type", "string"}}},
      {"description", "names of interventions of the extended scenario to leave out"}};
  properties["intervention"] = {{"type", "array"}, {"items", {{"oneOf", kinds}}}};

  const ordered_json whole{{"required", {"title", "run", "record", "district", "book"}}};
  return {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
          {"title", "Tenure scenario"},
          {"type", "object"},
          {"properties", properties},
          {"additionalProperties", false},
          {"anyOf", {{{"required", {"extends"}}}, whole}}};
}

}  // namespace tenure
