#include "models/district/parameter_book.hpp"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

#include "sim/toml_reader.hpp"

namespace tenure {

namespace {

/// A [[parameter]] as it is written.
struct WrittenEntry {
  std::string name;
  double value = 0;
  std::vector<double> range;
  std::string unit;
  std::string kind;
  std::string source;

  void describe(Fields& at) {
    at.value("name", name, "dotted name: safety.near_repeat.branching_ratio");
    at.number("value", value, "1", {}, "value in force unless a scenario says otherwise");
    at.number("range", range, "1", {}, "[least, most] plausible value, for sensitivity analysis");
    at.value("unit", unit, "unit; \"1\" for pure numbers");
    at.value("kind", kind, "how well it is known", {parameter_kinds.begin(), parameter_kinds.end()});
    at.value("source", source, "author, year, journal and case, or why this value was assumed");
  }
};

std::string quoted_name(const TomlTable& entry) {
  const TomlEntry* name = entry.find("name");
  const auto* text = name == nullptr ? nullptr : std::get_if<std::string>(&name->value.is);
  return text == nullptr ? "[[parameter]]" : "[[parameter]] " + *text;
}

Place place_of(const TomlTable& table, std::string_view key) {
  const TomlEntry* entry = table.find(key);
  return entry == nullptr ? table.place : entry->value.place;
}

void check(const WrittenEntry& entry, const TomlTable& table, Problems& problems) {
  if (entry.range.size() != 2 || entry.range[0] > entry.range[1])
    problems.add(place_of(table, "range"), fmt::format("range of {} is not [least, most]", entry.name));
  else if (entry.value < entry.range[0] || entry.value > entry.range[1])
    problems.add(place_of(table, "value"), fmt::format("{} = {}", entry.name, entry.value),
                 fmt::format("must be in its range, {} to {}", entry.range[0], entry.range[1]));
  if (entry.source.empty())
    problems.add(place_of(table, "source"), fmt::format("{} has an empty source", entry.name), "",
                 "Write author, year and journal, or why this value was assumed.");
}

}  // namespace

ParameterBook ParameterBook::read(const std::filesystem::path& path) {
  return parse(read_toml(path));
}

ParameterBook ParameterBook::parse(const TomlTable& file) {
  ParameterBook book;
  book.file_ = file.place.file;
  Problems problems;
  check_keys(file, {"parameter"}, problems, "a parameter book");
  for (const TomlTable* table : tables(file, "parameter", problems)) {
    WrittenEntry entry;
    Problems of_entry;
    read_fields(*table, fields_of(entry), of_entry, quoted_name(*table));
    if (!of_entry.any()) check(entry, *table, of_entry);
    if (const BookEntry* other = book.find(entry.name); other != nullptr && !entry.name.empty())
      of_entry.add(place_of(*table, "name"), fmt::format("{} is in the book twice", entry.name),
                   fmt::format("first in line {}", other->set_at.line));
    for (const Problem& problem : of_entry.all()) problems.add(problem);
    if (of_entry.any()) entry.range = {entry.value, entry.value};
    book.entries_.push_back({entry.name,
                             entry.value,
                             {entry.range[0], entry.range[1]},
                             {},
                             entry.unit,
                             entry.kind,
                             entry.source,
                             "",
                             place_of(*table, "value")});
  }
  problems.stop_here();
  return book;
}

void ParameterBook::fill(std::span<const Field> described) {
  Problems problems;
  std::vector<std::string> wanted;
  for (const Field& field : described) {
    wanted.push_back(field.name);
    const auto at =
        std::find_if(entries_.begin(), entries_.end(), [&](const BookEntry& e) { return e.name == field.name; });
    if (at == entries_.end()) {
      problems.add({file_, 0, 0}, fmt::format("the book has no {}", field.name), field.help,
                   fmt::format("Add a [[parameter]] with unit \"{}\".", field.unit));
      continue;
    }
    BookEntry& entry = *at;
    entry.limits = field.limits;
    entry.help = field.help;
    if (entry.unit != field.unit)
      problems.add(entry.set_at, fmt::format("{} is given in \"{}\"", entry.name, entry.unit),
                   fmt::format("must be in \"{}\"", field.unit));
    if (entry.range[0] < field.limits.least || entry.range[1] > field.limits.most)
      problems.add(entry.set_at, fmt::format("{} has the range {} to {}", entry.name, entry.range[0], entry.range[1]),
                   "must be " + limits_text(field.limits));
    double* const* target = std::get_if<double*>(&field.target);
    assert(target != nullptr && "every parameter of a model is a double");
    **target = entry.value;
  }
  for (const BookEntry& entry : entries_) {
    if (std::find(wanted.begin(), wanted.end(), entry.name) != wanted.end()) continue;
    const std::string near = did_you_mean(entry.name, wanted);
    problems.add(entry.set_at, fmt::format("no model has a parameter {}", entry.name), "",
                 near.empty() ? "Take it out of the book." : "Did you mean " + near + "?");
  }
  problems.stop_here();
}

const BookEntry* ParameterBook::find(std::string_view name) const {
  const auto at =
      std::find_if(entries_.begin(), entries_.end(), [&](const BookEntry& entry) { return entry.name == name; });
  return at == entries_.end() ? nullptr : &*at;
}

std::vector<std::string> ParameterBook::names() const {
  std::vector<std::string> all;
  for (const BookEntry& entry : entries_) all.push_back(entry.name);
  return all;
}

void ParameterBook::put(std::string_view name, double value, Place set_at) {
  const auto at =
      std::find_if(entries_.begin(), entries_.end(), [&](const BookEntry& entry) { return entry.name == name; });
  assert(at != entries_.end());
  at->value = value;
  at->set_at = std::move(set_at);
}

}  // namespace tenure
