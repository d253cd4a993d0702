#include "analysis/observed.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "sim/csv.hpp"

namespace tenure {

namespace {

/// Position of a column that must be there; nothing, and a problem, where it is not.
std::optional<std::size_t> required(const CsvTable& table, const std::string& name, Problems& problems) {
  const auto at = table.column(name);
  if (!at)
    problems.add({table.file, 1, 1}, fmt::format("no column \"{}\"", name), "",
                 "The first line names the columns: time,outcome,value and, where it is known, error.");
  return at;
}

}  // namespace

std::string series_name(const std::string& outcome, const std::optional<std::string>& label) {
  return label ? outcome + ": " + *label : outcome;
}

std::vector<Observation> read_observed(const std::filesystem::path& path) {
  const CsvTable table = read_csv(path);
  Problems problems;
  const auto time = required(table, "time", problems), outcome = required(table, "outcome", problems),
             value = required(table, "value", problems);
  problems.stop_here();
  const auto error = table.column("error");
  std::vector<Observation> all;
  for (const auto& row : table.rows) {
    Observation o;
    o.place = table.place(row[*time]);
    const auto day = parse_day(row[*time].text);
    if (!day)
      problems.add(o.place, fmt::format("time = \"{}\"", row[*time].text), "is not a date",
                   "Write the first day of the period, as in 2022-01-31.");
    o.time = day.value_or(Day{});
    const std::string& series = row[*outcome].text;
    const auto colon = series.find(": ");
    o.outcome = series.substr(0, colon);
    if (colon != std::string::npos) o.label = series.substr(colon + 2);
    if (o.outcome.empty())
      problems.add(table.place(row[*outcome]), "no outcome", "", "Name one of `tenure explain outcomes`.");
    o.value = table.number(row[*value], "value", problems);
    if (error && !row[*error].text.empty()) {
      o.error = table.number(row[*error], "error", problems);
      if (o.error < 0)
        problems.add(table.place(row[*error]), fmt::format("error = {}", o.error), "must be at least 0",
                     "Write the standard deviation of the measurement.");
    }
    all.push_back(std::move(o));
  }
  const auto key = [](const Observation& o) { return std::tie(o.outcome, o.label, o.time); };
  std::stable_sort(all.begin(), all.end(), [&](const Observation& a, const Observation& b) { return key(a) < key(b); });
  for (std::size_t i = 1; i < all.size(); ++i)
    if (key(all[i - 1]) == key(all[i]))
      problems.add(all[i].place, fmt::format("{} of {} stands twice", all[i].series(), format_day(all[i].time)),
                   fmt::format("also in line {}", all[i - 1].place.line), "Keep one of them.");
  problems.stop_here();
  return all;
}

}  // namespace tenure
