#pragma once
/// A scenario as the page edits it (JSON) and as files hold it (TOML), there and back:
///
///     {"base": "zhongkai/baseline.toml", "name": "cameras", "title": "...", "description": "...",
///      "budgets": [{"name": "...", "amount": 11685000}], "parameters": [{"name": "safety...", "value": 0.3}],
///      "interventions": [{"kind": "camera_network", "name": "cameras", "start": "2022-03-01", "amount": 500, ...,
///                         "rows": [{...}]}]}
///
/// The file extends the base and says only what differs from it. Written, read and written again it is the same, byte
/// for byte. What is right is for the scenario reader alone to say: here nothing is checked but the shape, and what the
/// reader finds wrong is led back to the field it stands in.

#include <filesystem>
#include <string>
#include <vector>

#include "models/district/scenario.hpp"
#include "serve/message.hpp"

namespace tenure {

/// TOML, and for each of its lines the field it comes from: "interventions/0/amount", "parameters/safety.x".
struct ScenarioText {
  std::string text;
  std::vector<std::string> fields;
};

/// What `scenario` says beyond `base`. `base_name`: of its file, within the folder of scenarios.
[[nodiscard]] Json model_of(const Scenario& scenario, const Scenario& base, const std::string& base_name);

/// `extends`: the base's file as seen from the folder of the text. Throws std::invalid_argument where the JSON has
/// another shape.
[[nodiscard]] ScenarioText toml_of(const Json& model, const std::string& extends);

/// The scenario as the real reader reads it, put in the base's folder: {"ok", "toml", "problems": [{"field", "text"}],
/// "warnings": [...], "costs": [{"price", "running"} or null for each intervention]}. `sets` as on the command line.
[[nodiscard]] Json checked(const Json& model, const std::filesystem::path& base, const std::vector<std::string>& sets);

/// True for names of files and of results: small letters, digits and hyphens, not those that compare writes itself.
[[nodiscard]] bool is_scenario_name(const std::string& name);

}  // namespace tenure
