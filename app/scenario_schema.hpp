#pragma once
/// The JSON Schema (draft 2020-12) of scenario files, made from the descriptions of their keys: editors with TOML
/// support complete and check a scenario by it.

#include <nlohmann/json.hpp>

#include "models/district/parameter_book.hpp"
#include "sim/fields.hpp"

namespace tenure {

/// Ranges and sources of the parameters come from the book.
[[nodiscard]] nlohmann::ordered_json scenario_schema(const ParameterBook& book);

/// The schema of one described key.
[[nodiscard]] nlohmann::ordered_json schema_of(const Field& field);

}  // namespace tenure
