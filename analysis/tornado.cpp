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

Tornado tornado_of_batch(const Study& study, const std::string& outcome, const std::optional<std::string>& label,
                         std::size_t scenario) {
  const ResultsFile& file = study.file();
  const auto refuse = [&](const std::string& why) {
    throw std::invalid_argument(fmt::format("{} {}", file.path().string(), why));
  };
  if (study.method() != "one_at_a_time") refuse(fmt::format("is of design {}, not one_at_a_time", study.method()));
  const std::vector<double> at = study.output(outcome, label, {}, scenario);
  const ResultsTable design = file.table("design");

  Tornado tornado;
  tornado.measure = TornadoMeasure::one_at_a_time;
  tornado.output = outcome;
  tornado.label = label.value_or("");
  tornado.scenario = study.scenarios()[scenario];
  tornado.district = attribute_text(file, "district_name");
  tornado.variable = *file.find(outcome);
  tornado.replicates = file.replicates().size();
  tornado.usual = at.front();
  for (std::size_t j = 0; j < study.parameters().size(); ++j) {
    // The usual values, then each parameter at its least and at its greatest.
    const std::size_t least = 1 + 2 * j, greatest = least + 1;
    if (greatest >= at.size()) refuse("has fewer points than its design");
    TornadoBar bar;
    bar.parameter = study.parameters()[j].name;
    bar.low = at[least];
    bar.high = at[greatest];
    const auto [low, high] = std::minmax({bar.low, bar.high, *tornado.usual});
    bar.width = high - low;
    if (!std::isfinite(bar.low) || !std::isfinite(bar.high) || !std::isfinite(*tornado.usual)) continue;
    bar.low_value = design.columns.at(bar.parameter)[least];
    bar.high_value = design.columns.at(bar.parameter)[greatest];
    tornado.bars.push_back(std::move(bar));
  }
  if (tornado.bars.empty()) refuse("has no finished run at the usual values and beside them");
  sort_by_width(tornado);
  return tornado;
}

}  // namespace tenure
