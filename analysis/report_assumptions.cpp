#include "analysis/report_assumptions.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "analysis/comparison_series.hpp"
#include "analysis/report_json.hpp"
#include "sim/toml.hpp"

namespace tenure {

namespace {

TomlTable scenario_of(const NamedResults& results) {
  const std::string text = attribute_text(*results.file, "scenario");
  try {
    return parse_toml(text, results.name);
  } catch (const WrongInput&) {
    return {};  // another version's text: its parameters are not shown
  }
}

std::optional<double> number_of(const TomlValue& value) {
  if (const auto* real = std::get_if<double>(&value.is)) return *real;
  if (const auto* whole = std::get_if<std::int64_t>(&value.is)) return static_cast<double>(*whole);
  return std::nullopt;
}

TomlTable parameters_of(const TomlTable& scenario) {
  Problems problems;
  const TomlTable* found = table(scenario, "parameters", problems);
  return found == nullptr ? TomlTable{} : flattened(*found);
}

std::string parameter_json(const TomlEntry& entry, double value, const std::vector<TomlTable>& of_scenarios,
                           const std::vector<ReportParameter>& book) {
  std::string others;
  for (std::size_t s = 1; s < of_scenarios.size(); ++s) {
    const TomlEntry* same = of_scenarios[s].find(entry.key);
    const std::optional<double> other = same == nullptr ? std::nullopt : number_of(same->value);
    if (other && *other != value)
      others += fmt::format("{}\"{}\":{}", others.empty() ? "" : ",", s, json_number(*other));
  }
  std::string json =
      fmt::format(R"({{"name":{},"value":{},"by":{{{}}})", json_text(entry.key), json_number(value), others);
  const auto at = std::find_if(book.begin(), book.end(), [&](const ReportParameter& p) { return p.name == entry.key; });
  if (at != book.end())
    json += fmt::format(R"(,"unit":{},"kind":{},"about":{},"source":{},"range":[{},{}])", json_text(at->unit),
                        json_text(at->kind), json_text(at->meaning), json_text(at->source), json_number(at->low),
                        json_number(at->high));
  return json + "}";
}

std::string programme_json(const TomlTable& intervention) {
  std::string json;
  for (const TomlEntry& entry : flattened(intervention).entries) {
    const auto* text = std::get_if<std::string>(&entry.value.is);
    json += fmt::format("{}[{},{}]", json.empty() ? "" : ",", json_text(entry.key),
                        json_text(text == nullptr ? toml_text(entry.value) : *text));
  }
  return "[" + json + "]";
}

}  // namespace

std::string assumptions_json(const ReportInputs& inputs) {
  std::vector<TomlTable> scenarios{scenario_of(inputs.base)};
  for (const NamedResults& other : inputs.others) scenarios.push_back(scenario_of(other));
  std::vector<TomlTable> parameters;
  for (const TomlTable& scenario : scenarios) parameters.push_back(parameters_of(scenario));
  std::string rows;
  for (const TomlEntry& entry : parameters.front().entries)
    if (const std::optional<double> value = number_of(entry.value))
      rows += (rows.empty() ? "" : ",") + parameter_json(entry, *value, parameters, inputs.book);
  Problems problems;
  return fmt::format(R"("parameters":[{}],"programmes":{})", rows, json_list(scenarios.size(), [&](std::size_t s) {
                       const auto found = tables(scenarios[s], "intervention", problems);
                       return json_list(found.size(), [&](std::size_t k) { return programme_json(*found[k]); });
                     }));
}

}  // namespace tenure
