#pragma once
/// A TOML document as a tree of values, each with the place it was written at (TOML v1.0.0). The parser itself stays
/// behind toml.cpp.
///
///     const TomlTable file = read_toml("scenarios/zhongkai/district.toml");   // throws WrongInput with
///     FILE:LINE:COLUMN Problems problems; for (const TomlTable* town : tables(file, "town", problems)) { ... }

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/calendar.hpp"
#include "sim/problem.hpp"

namespace tenure {

struct TomlEntry;
struct TomlValue;

/// Keys in the order of the file.
struct TomlTable {
  Place place;  ///< of its header; of the file for the root
  std::vector<TomlEntry> entries;

  [[nodiscard]] const TomlEntry* find(std::string_view key) const;
  [[nodiscard]] TomlEntry* find(std::string_view key);
  [[nodiscard]] std::vector<std::string> keys() const;
  /// Replaces the value of `key`, or appends it.
  void set(TomlEntry entry);
};

/// A date with a time, or a time of day: TOML has them, no file of ours does.
struct TomlTime {};

struct TomlValue {
  Place place;
  std::variant<bool, std::int64_t, double, std::string, Day, TomlTime, std::vector<TomlValue>, TomlTable> is;
};

struct TomlEntry {
  std::string key;
  Place place;  ///< of the key
  TomlValue value;
};

/// Throws WrongInput where the file cannot be read or is not TOML.
[[nodiscard]] TomlTable read_toml(const std::filesystem::path& path);
/// `name` stands for the file in places. Throws WrongInput.
[[nodiscard]] TomlTable parse_toml(std::string_view text, const std::string& name);

/// The value as TOML would write it on one line: "-3", "\"many\"", "2022-01-01", "[1, 2]", "a table".
[[nodiscard]] std::string toml_text(const TomlValue& value);
/// A quoted TOML text.
[[nodiscard]] std::string toml_quoted(std::string_view text);
/// The shortest text that reads back as the same number, always a TOML float.
[[nodiscard]] std::string toml_number(double value);

/// The table under `key`; null where there is none, and a problem where it is something else.
[[nodiscard]] const TomlTable* table(const TomlTable& in, std::string_view key, Problems& problems);
/// The tables of [[key]]; empty where there is none, and a problem where it is something else.
[[nodiscard]] std::vector<const TomlTable*> tables(const TomlTable& in, std::string_view key, Problems& problems);

/// Tables within tables as dotted keys: {a = {b = 1}} gives {"a.b" = 1}.
[[nodiscard]] TomlTable flattened(const TomlTable& table);

}  // namespace tenure
