#include "analysis/tornado.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/comparison_series.hpp"
#include "sim/csv.hpp"

namespace tenure {

namespace {

void sort_by_width(Tornado& tornado) {
  std::stable_sort(tornado.bars.begin(), tornado.bars.end(),
                   [](const TornadoBar& a, const TornadoBar& b) { return a.width > b.width; });
}

/// The column, or a problem that says what the table must have.
std::size_t required_column(const CsvTable& table, const std::string& name, Problems& problems) {
  const auto at = table.column(name);
  if (!at)
    problems.add({table.file, 1, 1}, fmt::format("no column \"{}\"", name),
                 "a table of indices has output, parameter, and mu_star or total",
                 "Take what tenure sensitivity analyse writes.");
  return at.value_or(0);
}

/// Mean of replicates of the outcome over the horizon at one point; NaN where none was lived to its end.
double outcome_at(const ResultsFile& file, const Variable& variable, const std::optional<std::string>& label,
                  std::size_t point) {
  std::vector<double> draws;
  for (std::size_t r = 0; r < file.replicates().size(); ++r) {
    // A run that is missing is not a number throughout: it must not pass for an outcome of 0.
    const std::vector<double> values = file.read(variable.name, r);
    const std::size_t points = file.dimension("point").size();
    const std::size_t each = values.size() / (file.dimension("time").size() * points);
    bool any = false;
    for (std::size_t i = 0; i < each && !any; ++i) any = std::isfinite(values[point * each + i]);
    if (!any) continue;
    draws.push_back(over_horizon(variable, series_at_point(file, variable.name, label, r, point)));
  }
  return mean(draws);
}

}  // namespace

Tornado tornado_of_indices(const std::filesystem::path& csv, const std::string& output) {
  const CsvTable table = read_csv(csv);
  Problems problems;
  const std::size_t outputs = required_column(table, "output", problems),
                    parameters = required_column(table, "parameter", problems);
  Tornado tornado;
  const bool sobol = table.column("total").has_value();
  tornado.measure = sobol ? TornadoMeasure::total : TornadoMeasure::mu_star;
  const std::size_t index = required_column(table, sobol ? "total" : "mu_star", problems);
  problems.stop_here();
  std::vector<std::string> known;
  for (const auto& row : table.rows)
    if (std::find(known.begin(), known.end(), row[outputs].text) == known.end()) known.push_back(row[outputs].text);
  tornado.output = output.empty() && known.size() == 1 ? known.front() : output;
  if (std::find(known.begin(), known.end(), tornado.output) == known.end()) {
    const std::string near = did_you_mean(output, known);
    throw WrongInput({{table.file},
                      output.empty() ? "holds several outputs" : fmt::format("no output \"{}\"", output),
                      fmt::format("it has: {}", fmt::join(known, ", ")),
                      near.empty() ? "Choose one of these." : fmt::format("Did you mean \"{}\"?", near)});
  }
  const auto number = [&](const auto& row, const char* name) -> std::optional<double> {
    const auto at = table.column(name);
    if (!at || row[*at].text.empty()) return std::nullopt;
    return table.number(row[*at], name, problems);
  };
  for (const auto& row : table.rows) {
    if (row[outputs].text != tornado.output || row[index].text.empty()) continue;
    TornadoBar bar;
    bar.parameter = row[parameters].text;
    bar.high = table.number(row[index], sobol ? "total" : "mu_star", problems);
    bar.width = std::abs(bar.high);
    const std::optional<double> low = number(row, "total_low"), high = number(row, "total_high");
    if (low && high) bar.interval = Interval{*low, *high};
    bar.sigma = number(row, "sigma");
    tornado.bars.push_back(std::move(bar));
  }
  problems.stop_here();
  sort_by_width(tornado);
  return tornado;
}

Tornado tornado_of_batch(const ResultsFile& file, const std::string& outcome, const std::optional<std::string>& label) {
  const auto refuse = [&](const std::string& why) {
    throw std::invalid_argument(fmt::format("{} {}", file.path().string(), why));
  };
  const std::string design = attribute_text(file, "design");
  if (design.empty()) refuse("is no batch's results file");
  if (design != "one_at_a_time") refuse(fmt::format("is of design {}, not one_at_a_time", design));
  const Variable* variable = file.find(outcome);
  if (variable == nullptr) refuse(fmt::format("has no outcome \"{}\"", outcome));
  const std::vector<ResultsFile::Column> columns = file.read_table("design");

  Tornado tornado;
  tornado.measure = TornadoMeasure::one_at_a_time;
  tornado.output = outcome;
  tornado.label = label.value_or("");
  tornado.scenario = attribute_text(file, "scenario_name");
  tornado.district = attribute_text(file, "district_name");
  tornado.variable = *variable;
  tornado.replicates = file.replicates().size();
  tornado.usual = outcome_at(file, *variable, label, 0);
  for (std::size_t j = 0; j < columns.size(); ++j) {
    // The usual values, then each parameter at its least and at its greatest.
    const std::size_t least = 1 + 2 * j, greatest = least + 1;
    if (greatest >= columns[j].values.size()) refuse("has fewer points than its design");
    TornadoBar bar;
    bar.parameter = columns[j].name;
    bar.low = outcome_at(file, *variable, label, least);
    bar.high = outcome_at(file, *variable, label, greatest);
    const auto [low, high] = std::minmax({bar.low, bar.high, *tornado.usual});
    bar.width = high - low;
    if (!std::isfinite(bar.low) || !std::isfinite(bar.high) || !std::isfinite(*tornado.usual)) continue;
    bar.low_value = columns[j].values[least];
    bar.high_value = columns[j].values[greatest];
    tornado.bars.push_back(std::move(bar));
  }
  if (tornado.bars.empty()) refuse("has no finished run at the usual values and beside them");
  sort_by_width(tornado);
  return tornado;
}

}  // namespace tenure
