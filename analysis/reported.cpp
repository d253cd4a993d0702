#include "analysis/reported.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "sim/toml_reader.hpp"

namespace tenure {

void ReportedFigure::describe(Fields& at) {
  at.value("name", name, "what the figure counts, in a few words; unique in the file");
  at.value("kind", kind,
           "change: from the year before to the programme's year, as a share; level: of the year before; amount: what "
           "programmes did by the end; given: what the district was built from",
           {"change", "level", "amount", "given"});
  at.value("outcome", outcome,
           "outcome that is set beside it (of the first day where it was given); without it the model has none");
  at.value("label", label, "one label of one of the outcome's dimensions; without it all are added up");
  at.value("per", per,
           "for a level: outcome, a stock, that it is told for one of: a share, or a flow a year over a mean stock");
  at.number("value", value, "1", {}, "as it was reported");
  at.number("low", low, "1", {}, "least that the evidence allows, for a level");
  at.number("high", high, "1", {}, "most that the evidence allows, for a level");
  at.value("from", from, "first day that the figure counts; a level is then of these days and not of the year before");
  at.value("until", until, "first day that it no longer counts");
  at.value("unit", unit, "of the value; \"1\" for counts and shares");
  at.value("actual", actual, "for a change: outcome that counts what happened, recorded or not");
  at.value("trend", trend, "for a change: parameter that holds the yearly background trend of its logarithm");
  at.value("source", source, "who reported it and when, or how it was reckoned");
}

namespace {

Place place_of(const TomlTable& table, std::string_view key) {
  const TomlEntry* entry = table.find(key);
  return entry == nullptr ? table.place : entry->value.place;
}

void check(const TomlTable& table, const ReportedFigure& figure, Problems& problems) {
  const bool change = figure.kind == "change", level = figure.kind == "level";
  for (const char* key : {"actual", "trend"})
    if (!change && table.find(key) != nullptr)
      problems.add(place_of(table, key), fmt::format("\"{}\" with kind = {}", key, toml_quoted(figure.kind)),
                   "only for kind = \"change\"", "Change kind, or take the key out.");
  for (const char* key : {"low", "high", "per"})
    if (!level && table.find(key) != nullptr)
      problems.add(place_of(table, key), fmt::format("\"{}\" with kind = {}", key, toml_quoted(figure.kind)),
                   "only for kind = \"level\"", "Change kind, or take the key out.");
  if (change && figure.value <= -1)
    problems.add(place_of(table, "value"), fmt::format("value = {}", figure.value), "a change is a share above -1",
                 "Write -0.21 for 21 % fewer.");
  if (figure.kind == "given" && (figure.from || figure.until))
    problems.add(table.place, "\"from\" or \"until\" with kind = \"given\"", "what is given is of the first day",
                 "Change kind, or take the key out.");
  else if (figure.from.has_value() != figure.until.has_value())
    problems.add(table.place, "from without until, or until without from", "a time has both");
  else if (figure.from && *figure.from >= *figure.until)
    problems.add(place_of(table, "until"), "until = " + format_day(*figure.until),
                 "must be after from, " + format_day(*figure.from));
  if (figure.low.has_value() != figure.high.has_value())
    problems.add(table.place, "low without high, or high without low", "a range has both");
  else if (figure.low && *figure.low > *figure.high)
    problems.add(place_of(table, "low"), fmt::format("low = {}", *figure.low),
                 fmt::format("must not be above high, {}", *figure.high));
}

}  // namespace

std::vector<ReportedFigure> reported_figures(const TomlTable& file, Problems& problems) {
  check_keys(file, {"title", "figure"}, problems, "a file of reported figures");
  std::vector<ReportedFigure> figures;
  const std::vector<const TomlTable*> found = tables(file, "figure", problems);
  if (found.empty())
    problems.add({file.place.file, 0, 0}, "holds no [[figure]]", "", "Each reported figure is one [[figure]].");
  for (const TomlTable* table : found) {
    ReportedFigure figure;
    figure.place = table->place;
    read_fields(*table, fields_of(figure), problems, "[[figure]]");
    check(*table, figure, problems);
    const auto same = [&](const ReportedFigure& other) { return other.name == figure.name; };
    if (!figure.name.empty() && std::any_of(figures.begin(), figures.end(), same))
      problems.add(place_of(*table, "name"), "name = " + toml_quoted(figure.name), "another figure has this name",
                   "Give each its own.");
    figures.push_back(std::move(figure));
  }
  return figures;
}

std::vector<ReportedFigure> read_reported(const std::filesystem::path& path) {
  const TomlTable file = read_toml(path);
  Problems problems;
  std::vector<ReportedFigure> figures = reported_figures(file, problems);
  problems.stop_here();
  return figures;
}

}  // namespace tenure
