#include "sim/toml_reader.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <type_traits>

#include <fmt/format.h>

namespace tenure {

namespace {

template <class T>
struct Plain {
  using type = T;
  static constexpr bool optional = false;
};
template <class T>
struct Plain<std::optional<T>> {
  using type = T;
  static constexpr bool optional = true;
};

template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = true;

template <class T>
constexpr const char* name_of() {
  if constexpr (std::is_same_v<T, double>) return "number";
  if constexpr (std::is_same_v<T, std::int64_t>) return "whole number";
  if constexpr (std::is_same_v<T, bool>) return "true or false";
  if constexpr (std::is_same_v<T, std::string>) return "text in quotes";
  if constexpr (std::is_same_v<T, Day>) return "date";
  if constexpr (std::is_same_v<T, std::vector<std::string>>) return "list of texts";
  if constexpr (std::is_same_v<T, std::vector<double>>) return "list of numbers";
  if constexpr (std::is_same_v<T, std::vector<Day>>) return "list of dates";
}

std::string with_article(const std::string& type) {
  return type == "true or false" || type.starts_with("text") ? type : "a " + type;
}

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

/// Reads one value for one field; the rules of each type.
class ValueReader {
 public:
  ValueReader(const std::string& key, const Field& field, Problems& problems)
      : key_(key), field_(field), problems_(problems) {}

  template <class T>
  std::optional<T> read(const TomlValue& value) {
    if constexpr (is_list<T>) {
      return list<T>(value);
    } else if constexpr (std::is_same_v<T, double>) {
      if (const auto* whole = std::get_if<std::int64_t>(&value.is)) return within(static_cast<double>(*whole), value);
      const auto* number = std::get_if<double>(&value.is);
      if (number != nullptr && !std::isfinite(*number)) return wrong(value, "must be a finite number");
      return number == nullptr ? wrong_type<T>(value) : within(*number, value);
    } else if constexpr (std::is_same_v<T, std::int64_t>) {
      const auto* whole = std::get_if<std::int64_t>(&value.is);
      if (whole == nullptr) return wrong_type<T>(value);
      return within(static_cast<double>(*whole), value) ? std::optional(*whole) : std::nullopt;
    } else if constexpr (std::is_same_v<T, std::string>) {
      const auto* text = std::get_if<std::string>(&value.is);
      return text == nullptr ? wrong_type<T>(value) : one_of_choices(*text, value);
    } else if constexpr (std::is_same_v<T, Day>) {
      if (const auto* day = std::get_if<Day>(&value.is)) return *day;
      const auto* text = std::get_if<std::string>(&value.is);
      const bool quoted = text != nullptr && parse_day(*text);
      return wrong(value, "must be a date",
                   quoted ? "Write it without quotes: " + *text + "." : "Write year-month-day: 2022-01-31.");
    } else {
      const auto* plain = std::get_if<T>(&value.is);
      return plain == nullptr ? wrong_type<T>(value) : std::optional(*plain);
    }
  }

 private:
  template <class T>
  std::optional<T> list(const TomlValue& value) {
    const auto* elements = std::get_if<std::vector<TomlValue>>(&value.is);
    if (elements == nullptr) return wrong_type<T>(value);
    T result;
    for (const TomlValue& element : *elements)
      if (auto one = read<typename T::value_type>(element)) result.push_back(*std::move(one));
    return result.size() == elements->size() ? std::optional(std::move(result)) : std::nullopt;
  }

  std::optional<double> within(double number, const TomlValue& value) {
    if (number >= field_.limits.least && number <= field_.limits.most) return number;
    return wrong(value, "must be " + limits_text(field_.limits));
  }

  std::optional<std::string> one_of_choices(const std::string& text, const TomlValue& value) {
    if (field_.choices.empty() || std::find(field_.choices.begin(), field_.choices.end(), text) != field_.choices.end())
      return text;
    return wrong(value, "must be one of " + joined(field_.choices), suggestion(text, field_.choices));
  }

  template <class T>
  std::nullopt_t wrong_type(const TomlValue& value) {
    return wrong(value, "must be " + with_article(name_of<T>()));
  }

  std::nullopt_t wrong(const TomlValue& value, std::string why, std::string instead = {}) {
    const bool number = std::holds_alternative<double>(value.is) || std::holds_alternative<std::int64_t>(value.is);
    const std::string unit = number && field_.unit != "1" ? " " + field_.unit : "";
    problems_.add(value.place, fmt::format("{} = {}{}", key_, toml_text(value), unit), std::move(why),
                  std::move(instead));
    return std::nullopt;
  }

  const std::string& key_;
  const Field& field_;
  Problems& problems_;
};

std::vector<std::string> names_of(std::span<const Field> fields) {
  std::vector<std::string> names;
  for (const Field& field : fields) names.push_back(field.name);
  return names;
}

std::string written(double value) {
  return toml_number(value);
}
std::string written(std::int64_t value) {
  return fmt::format("{}", value);
}
std::string written(bool value) {
  return value ? "true" : "false";
}
std::string written(const std::string& value) {
  return toml_quoted(value);
}
std::string written(Day value) {
  return format_day(value);
}
template <class T>
std::string written(const std::vector<T>& values) {
  std::vector<std::string> texts;
  for (const T& value : values) texts.push_back(written(value));
  return "[" + joined(texts) + "]";
}

}  // namespace

bool read_field(const TomlEntry& entry, const Field& field, Problems& problems) {
  return std::visit(
      [&](auto* target) {
        using T = typename Plain<std::remove_pointer_t<decltype(target)>>::type;
        auto value = ValueReader(entry.key, field, problems).read<T>(entry.value);
        if (value) *target = *std::move(value);
        return value.has_value();
      },
      field.target);
}

void check_keys(const TomlTable& table, const std::vector<std::string>& known, Problems& problems,
                const std::string& section) {
  for (const TomlEntry& entry : table.entries) {
    if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
    problems.add(entry.place, fmt::format("unknown key {} in {}", toml_quoted(entry.key), section),
                 "keys: " + joined(known), suggestion(entry.key, known));
  }
}

void read_fields(const TomlTable& table, std::span<const Field> fields, Problems& problems, const std::string& section,
                 const std::vector<std::string>& other_keys) {
  std::vector<std::string> known = names_of(fields);
  known.insert(known.end(), other_keys.begin(), other_keys.end());
  check_keys(table, known, problems, section);
  for (const Field& field : fields) {
    if (const TomlEntry* entry = table.find(field.name))
      read_field(*entry, field, problems);
    else if (!is_optional(field))
      problems.add(table.place, fmt::format("{} has no {}", section, toml_quoted(field.name)), field.help,
                   fmt::format("Write {} = {}.", field.name, with_article(type_name(field))));
  }
}

std::string write_fields(std::span<const Field> fields) {
  std::string text;
  for (const Field& field : fields)
    std::visit(
        [&](const auto* target) {
          if constexpr (Plain<std::remove_cvref_t<decltype(*target)>>::optional) {
            if (*target) text += fmt::format("{} = {}\n", field.name, written(**target));
          } else {
            text += fmt::format("{} = {}\n", field.name, written(*target));
          }
        },
        field.target);
  return text;
}

std::string suggestion(const std::string& word, const std::vector<std::string>& known) {
  const std::string near = did_you_mean(word, known);
  return near.empty() ? "" : "Did you mean " + toml_quoted(near) + "?";
}

bool is_optional(const Field& field) {
  return std::visit([](auto* target) { return Plain<std::remove_pointer_t<decltype(target)>>::optional; },
                    field.target);
}

std::string type_name(const Field& field) {
  return std::visit(
      [](auto* target) {
        return std::string(name_of<typename Plain<std::remove_pointer_t<decltype(target)>>::type>());
      },
      field.target);
}

std::string limits_text(const Limits& limits) {
  const bool from = std::isfinite(limits.least), to = std::isfinite(limits.most);
  if (from && to) return fmt::format("from {} to {}", limits.least, limits.most);
  if (from) return fmt::format("at least {}", limits.least);
  if (to) return fmt::format("at most {}", limits.most);
  return "";
}

}  // namespace tenure
