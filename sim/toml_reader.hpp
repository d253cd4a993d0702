#pragma once
/// Fills a described struct (sim/fields.hpp) from a TOML table and says everything that is wrong with the table at
/// once.
///
///     Problems problems;
///     const TomlTable file = read_toml(path);
///     if (const TomlTable* run = table(file, "run", problems)) read_fields(*run, fields_of(settings), problems,
///     "[run]"); problems.stop_here();
///
/// Reported, each at its key or value: a key nobody describes ("Did you mean ...?"), a key that is missing and not
/// optional, a value of the wrong type, beyond its limits or not one of the choices, a date that is not one. What is
/// wrong leaves its target untouched.

#include <span>
#include <string>
#include <vector>

#include "sim/fields.hpp"
#include "sim/problem.hpp"
#include "sim/toml.hpp"

namespace tenure {

/// `section` is how messages call the table: "[run]", "[[intervention]] camera_network". `other_keys` are keys that the
/// caller reads itself (tables within the table).
void read_fields(const TomlTable& table, std::span<const Field> fields, Problems& problems, const std::string& section,
                 const std::vector<std::string>& other_keys = {});
inline void read_fields(const TomlTable& table, const Fields& fields, Problems& problems, const std::string& section,
                        const std::vector<std::string>& other_keys = {}) {
  read_fields(table, fields.all(), problems, section, other_keys);
}

/// Puts one value into its field, or says what is wrong with it; true where it was put.
bool read_field(const TomlEntry& entry, const Field& field, Problems& problems);

/// Says of each key of `table` that is not among `known` that it is unknown.
void check_keys(const TomlTable& table, const std::vector<std::string>& known, Problems& problems,
                const std::string& section);

/// Key = value lines of the fields that are given, as TOML: what read_fields would read back.
[[nodiscard]] std::string write_fields(std::span<const Field> fields);

/// "Did you mean "amount"?", or nothing where no known word is near.
[[nodiscard]] std::string suggestion(const std::string& word, const std::vector<std::string>& known);

/// True where the field's key may be left out.
[[nodiscard]] bool is_optional(const Field& field);
/// "number", "whole number", "true or false", "text", "date", "list of texts", ...
[[nodiscard]] std::string type_name(const Field& field);
/// "from 0 to 1", "at least 0", ...; empty where everything is possible.
[[nodiscard]] std::string limits_text(const Limits& limits);

}  // namespace tenure
