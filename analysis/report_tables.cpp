#include "analysis/report_tables.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "analysis/report_json.hpp"
#include "analysis/tornado.hpp"
#include "sim/csv.hpp"

namespace tenure {

namespace {

/// A table whose columns are known to be there.
class Columns {
 public:
  Columns(const CsvTable& table, const std::vector<std::string>& names, const std::string& written_by) : table_(table) {
    Problems problems;
    for (const std::string& name : names)
      if (!table.column(name)) problems.add({table.file, 1, 1}, fmt::format("no column \"{}\"", name), "", written_by);
    problems.stop_here();
  }
  [[nodiscard]] const std::string& text(const std::vector<CsvTable::Cell>& row, const std::string& name) const {
    return row[*table_.column(name)].text;
  }
  /// NaN where the cell is empty.
  [[nodiscard]] double number(const std::vector<CsvTable::Cell>& row, const std::string& name,
                              Problems& problems) const {
    const CsvTable::Cell& cell = row[*table_.column(name)];
    return cell.text.empty() ? std::numeric_limits<double>::quiet_NaN() : table_.number(cell, name, problems);
  }

 private:
  const CsvTable& table_;
};

std::string tornado_json(const Tornado& tornado) {
  const char* measure = tornado.measure == TornadoMeasure::mu_star ? "mu_star" : "total";
  const auto optional = [](const std::optional<double>& x) { return x ? json_number(*x) : "null"; };
  return fmt::format(R"({{"output":{},"measure":"{}","bars":{}}})", json_text(tornado.output), measure,
                     json_list(tornado.bars.size(), [&](std::size_t i) {
                       const TornadoBar& bar = tornado.bars[i];
                       return fmt::format(
                           R"({{"parameter":{},"low":{},"high":{},"width":{},"interval":{},"sigma":{}}})",
                           json_text(bar.parameter), json_number(bar.low), json_number(bar.high),
                           json_number(bar.width), json_interval(bar.interval), optional(bar.sigma));
                     }));
}

}  // namespace

std::string drivers_json(const std::filesystem::path& csv) {
  const CsvTable table = read_csv(csv);
  const Columns columns(table, {"output", "parameter"}, "Take what tenure sensitivity analyse writes.");
  std::vector<std::string> outputs;
  for (const auto& row : table.rows)
    if (const std::string& name = columns.text(row, "output");
        std::find(outputs.begin(), outputs.end(), name) == outputs.end())
      outputs.push_back(name);
  return json_list(outputs.size(), [&](std::size_t i) { return tornado_json(tornado_of_indices(csv, outputs[i])); });
}

std::string scores_json(const std::filesystem::path& csv) {
  const CsvTable table = read_csv(csv);
  const Columns columns(table, {"table", "outcome", "level", "value", "n"},
                        "Write the columns table,outcome,level,value,n (docs/report.md).");
  Problems problems;
  std::string coverage, pit, scores;
  for (const auto& row : table.rows) {
    const std::string& kind = columns.text(row, "table");
    const std::string json = fmt::format(
        R"({{"kind":{},"outcome":{},"level":{},"value":{},"n":{}}})", json_text(kind),
        json_text(columns.text(row, "outcome")), json_number(columns.number(row, "level", problems)),
        json_number(columns.number(row, "value", problems)), json_number(columns.number(row, "n", problems)));
    std::string* into = kind == "coverage" ? &coverage : kind == "pit" ? &pit : nullptr;
    if (kind == "crps" || kind == "wis") into = &scores;
    if (into == nullptr) {
      problems.add(table.place(row[*table.column("table")]), fmt::format("table \"{}\" is not known", kind), "",
                   "Write coverage, pit, crps or wis.");
      continue;
    }
    *into += (into->empty() ? "" : ",") + json;
  }
  problems.stop_here();
  return fmt::format(R"({{"coverage":[{}],"pit":[{}],"scores":[{}]}})", coverage, pit, scores);
}

std::string validation_json(const std::filesystem::path& csv) {
  const CsvTable table = read_csv(csv);
  const Columns columns(table,
                        {"table", "figure", "term", "unit", "reported", "evidence_low", "evidence_high", "statistic",
                         "estimate", "low", "high", "pairs", "verdict", "source"},
                        "Take validation.csv as tenure validate writes it.");
  Problems problems;
  std::string figures, parts;
  for (const auto& row : table.rows) {
    const bool figure = columns.text(row, "table") == "reported";
    std::string json = "{";
    for (const char* name : {"table", "figure", "term", "unit", "statistic", "verdict", "source"})
      json += fmt::format("\"{}\":{},", name, json_text(columns.text(row, name)));
    for (const char* name : {"reported", "evidence_low", "evidence_high", "estimate", "low", "high", "pairs"})
      json += fmt::format("\"{}\":{},", name, json_number(columns.number(row, name, problems)));
    json.back() = '}';
    std::string& into = figure ? figures : parts;
    into += (into.empty() ? "" : ",") + json;
  }
  problems.stop_here();
  return fmt::format(R"({{"figures":[{}],"parts":[{}]}})", figures, parts);
}

}  // namespace tenure
