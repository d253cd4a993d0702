#include "sim/toml.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "sim/text_file.hpp"

namespace tenure {

namespace {

Place place_of(const toml::source_region& source, const std::string& file) {
  return {file, static_cast<int>(source.begin.line), static_cast<int>(source.begin.column)};
}

TomlTable table_of(const toml::table& table, const std::string& file);

TomlValue value_of(const toml::node& node, const std::string& file) {
  TomlValue value{place_of(node.source(), file), TomlTime{}};
  if (const auto* t = node.as_table()) {
    value.is = table_of(*t, file);
  } else if (const auto* a = node.as_array()) {
    std::vector<TomlValue> elements;
    for (const toml::node& element : *a) elements.push_back(value_of(element, file));
    value.is = std::move(elements);
  } else if (const auto* b = node.as_boolean()) {
    value.is = b->get();
  } else if (const auto* i = node.as_integer()) {
    value.is = i->get();
  } else if (const auto* f = node.as_floating_point()) {
    value.is = f->get();
  } else if (const auto* s = node.as_string()) {
    value.is = s->get();
  } else if (const auto* d = node.as_date()) {
    const toml::date date = d->get();
    value.is = day_of(std::chrono::year{date.year} / date.month / date.day);
  }
  return value;
}

TomlTable table_of(const toml::table& table, const std::string& file) {
  TomlTable result{place_of(table.source(), file), {}};
  for (auto&& [key, node] : table)
    result.entries.push_back({std::string(key.str()), place_of(key.source(), file), value_of(node, file)});
  // The parser sorts keys by name; people read them in the order of the file.
  std::stable_sort(result.entries.begin(), result.entries.end(), [](const TomlEntry& a, const TomlEntry& b) {
    return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
  });
  return result;
}

/// The parser limits how deep values nest but not how long a dotted key is, and a key of a million parts would overrun
/// the stack.
void check_dotted_keys(std::string_view text, const std::string& name) {
  constexpr int most = 256;
  int dots = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '.')
      ++dots;
    else if (std::string_view("=,{[#\n").find(text[i]) != std::string_view::npos)
      dots = 0;
    if (dots > most)
      throw WrongInput({place_of_byte(name, text, i), "a dotted key of too many parts",
                        fmt::format("must be at most {}", most), ""});
  }
}

void flatten_into(TomlTable& flat, const TomlTable& table, const std::string& prefix) {
  for (const TomlEntry& entry : table.entries) {
    const std::string name = prefix + entry.key;
    if (const auto* inner = std::get_if<TomlTable>(&entry.value.is))
      flatten_into(flat, *inner, name + ".");
    else
      flat.set({name, entry.place, entry.value});
  }
}

}  // namespace

const TomlEntry* TomlTable::find(std::string_view key) const {
  const auto at =
      std::find_if(entries.begin(), entries.end(), [&](const TomlEntry& entry) { return entry.key == key; });
  return at == entries.end() ? nullptr : &*at;
}

TomlEntry* TomlTable::find(std::string_view key) {
  return const_cast<TomlEntry*>(std::as_const(*this).find(key));
}

std::vector<std::string> TomlTable::keys() const {
  std::vector<std::string> names;
  for (const TomlEntry& entry : entries) names.push_back(entry.key);
  return names;
}

void TomlTable::set(TomlEntry entry) {
  if (TomlEntry* old = find(entry.key))
    *old = std::move(entry);
  else
    entries.push_back(std::move(entry));
}

TomlTable parse_toml(std::string_view text, const std::string& name) {
  check_dotted_keys(text, name);
  try {
    return table_of(toml::parse(text, name), name);
  } catch (const toml::parse_error& error) {
    throw WrongInput({place_of(error.source(), name), std::string(error.description()), "", ""});
  }
}

TomlTable read_toml(const std::filesystem::path& path) {
  return parse_toml(read_text_file(path), path.string());
}

std::string toml_quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      quoted += {'\\', c};
    else if (c == '\n')
      quoted += "\\n";
    else if (c == '\t')
      quoted += "\\t";
    else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
      quoted += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    else
      quoted += c;
  }
  return quoted + '"';
}

std::string toml_number(double value) {
  const std::string text = fmt::format("{}", value);
  return std::isfinite(value) && text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

std::string toml_text(const TomlValue& value) {
  struct Writer {
    std::string operator()(bool b) const { return b ? "true" : "false"; }
    std::string operator()(std::int64_t i) const { return fmt::format("{}", i); }
    std::string operator()(double d) const { return toml_number(d); }
    std::string operator()(const std::string& s) const { return toml_quoted(s); }
    std::string operator()(Day day) const { return format_day(day); }
    std::string operator()(TomlTime) const { return "a time"; }
    std::string operator()(const TomlTable&) const { return "a table"; }
    std::string operator()(const std::vector<TomlValue>& elements) const {
      std::string list;
      for (const TomlValue& element : elements) list += (list.empty() ? "" : ", ") + toml_text(element);
      return "[" + list + "]";
    }
  };
  return std::visit(Writer{}, value.is);
}

const TomlTable* table(const TomlTable& in, std::string_view key, Problems& problems) {
  const TomlEntry* entry = in.find(key);
  if (entry == nullptr) return nullptr;
  const auto* inner = std::get_if<TomlTable>(&entry->value.is);
  if (inner == nullptr)
    problems.add(entry->place, fmt::format("{} = {}", key, toml_text(entry->value)), "must be a table",
                 fmt::format("Write [{}].", key));
  return inner;
}

std::vector<const TomlTable*> tables(const TomlTable& in, std::string_view key, Problems& problems) {
  std::vector<const TomlTable*> all;
  const TomlEntry* entry = in.find(key);
  if (entry == nullptr) return all;
  const auto* elements = std::get_if<std::vector<TomlValue>>(&entry->value.is);
  bool only_tables = elements != nullptr;
  for (std::size_t i = 0; only_tables && i < elements->size(); ++i) {
    const auto* element = std::get_if<TomlTable>(&(*elements)[i].is);
    only_tables = element != nullptr;
    all.push_back(element);
  }
  if (only_tables) return all;
  problems.add(entry->place, fmt::format("\"{}\" is not a list of tables", key), "",
               fmt::format("Write [[{}]] above each.", key));
  return {};
}

TomlTable flattened(const TomlTable& table) {
  TomlTable flat{table.place, {}};
  flatten_into(flat, table, "");
  return flat;
}

}  // namespace tenure
