#include "analysis/chart_fan.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>

#include "analysis/chart_axis.hpp"
#include "analysis/comparison.hpp"
#include "analysis/comparison_series.hpp"
#include "analysis/comparison_words.hpp"

namespace tenure {

namespace {

using Runs = std::vector<std::vector<double>>;

std::string name_of(const ResultsFile& file) {
  const std::string name = attribute_text(file, "scenario_name");
  return name.empty() ? file.path().stem().string() : name;
}

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::vector<double> at_period(const Runs& runs, std::size_t period) {
  std::vector<double> draws;
  for (const auto& run : runs)
    if (std::isfinite(run[period])) draws.push_back(run[period]);
  return draws;
}

FanChart::Arm arm_of(std::string name, Runs runs, const std::vector<double>& bands) {
  FanChart::Arm arm{std::move(name), {}, Runs(bands.size()), Runs(bands.size()), std::move(runs)};
  for (std::size_t t = 0; t < arm.runs.front().size(); ++t) {
    const std::vector<double> draws = at_period(arm.runs, t);
    arm.centre.push_back(bands.empty() ? mean(draws) : quantile(draws, 0.5));
    for (std::size_t b = 0; b < bands.size(); ++b) {
      arm.low[b].push_back(quantile(draws, (1.0 - bands[b]) / 2.0));
      arm.high[b].push_back(quantile(draws, (1.0 + bands[b]) / 2.0));
    }
  }
  return arm;
}

/// By period, the 95 % t interval of the mean, where draws are too few for bands.
void add_mean_interval(FanChart::Arm& arm) {
  if (arm.runs.size() < 2) return;
  arm.low.emplace_back();
  arm.high.emplace_back();
  for (std::size_t t = 0; t < arm.centre.size(); ++t) {
    const auto interval = t_interval(at_period(arm.runs, t), 0.95);
    arm.low[0].push_back(interval ? interval->low : arm.centre[t]);
    arm.high[0].push_back(interval ? interval->high : arm.centre[t]);
  }
}

Runs runs_of(const ResultsFile& file, const std::string& outcome, const std::optional<std::string>& label,
             const std::vector<std::int64_t>& replicates) {
  Runs runs;
  const auto& all = file.replicates();
  for (std::int64_t r : replicates)
    runs.push_back(
        series_of(file, outcome, label, static_cast<std::size_t>(std::find(all.begin(), all.end(), r) - all.begin())));
  return runs;
}

std::string in_horizon(const Variable& variable, const std::string& horizon) {
  return (variable.measure == Accrual::flow ? "in " : "on average over ") + horizon;
}

std::string title_alone(const FanChart& chart, const std::string& horizon) {
  const std::string subject = capital(subject_text(chart.variable, chart.label));
  const std::string unit = unit_text(chart.variable.unit);
  const std::string after = unit.empty() ? "" : " " + unit;
  if (chart.variable.measure == Accrual::stock && chart.time.size() > 1) {
    const double first = chart.arm.centre.front(), last = chart.arm.centre.back();
    const std::string a = number_text(first, std::max(std::abs(first), std::abs(last))),
                      b = number_text(last, std::max(std::abs(first), std::abs(last)));
    if (a == b) return fmt::format("{}: {}{} from first to last", subject, a, after);
    return fmt::format("{}: from {} to {}{} over {}", subject, a, b, after, horizon);
  }
  std::vector<double> totals;
  for (const auto& run : chart.arm.runs) totals.push_back(over_horizon(chart.variable, run));
  const double low = quantile(totals, 0.0), high = quantile(totals, 1.0), centre = mean(totals);
  // A fourth digit where there are so many: runs of a large district differ little.
  const double scale = high >= 1000.0 ? high / 10.0 : std::abs(high);
  std::string title =
      fmt::format("{}: {}{} {}", subject, number_text(centre, scale), after, in_horizon(chart.variable, horizon));
  if (totals.size() > 1)
    title += fmt::format("; {} runs gave {} to {}", totals.size(), number_text(low, scale), number_text(high, scale));
  return title;
}

std::string title_against(const FanChart& chart, const ComparedOutcome& found, const std::string& horizon) {
  const std::string subject = subject_text(chart.variable, chart.label);
  const std::string& name = chart.arm.name;
  if (found.exactly_zero()) return fmt::format("{}: no change at all in {}", name, subject);
  if (!found.clear())
    return fmt::format("{}: no clear effect on {} {}", name, subject, in_horizon(chart.variable, horizon));
  const double scale =
      std::max({std::abs(found.difference), std::abs(found.interval->low), std::abs(found.interval->high)});
  const std::string relative = std::isfinite(found.relative) ? fmt::format(" ({})", percent_text(found.relative)) : "";
  return fmt::format("{}: {} {} than in {}{}", name, change_text(chart.variable, chart.label, found.difference, scale),
                     in_horizon(chart.variable, horizon), chart.base->name, relative);
}

std::string subtitle_of(const FanChart& chart, const std::string& span) {
  std::string text = capital(chart.variable.long_name);
  if (!chart.label.empty()) text += fmt::format(" ({})", chart.label);
  const std::string unit = unit_text(chart.variable.unit), period = period_name(chart.time);
  if (chart.variable.measure == Accrual::flow)
    text += fmt::format(", {}by {}", unit.empty() ? "" : unit + " ", period);
  else
    text += fmt::format(", {}at the end of the {}", unit.empty() ? "" : unit + ", ", period);
  if (!chart.district.empty()) text += ". " + chart.district;
  return text + ", " + span + ".";
}

/// "In 50 of 100 runs ...": which bands are drawn, and which the number of runs does not carry.
std::string runs_text(const FanChart& chart) {
  const std::size_t runs = chart.arm.runs.size();
  if (runs == 1) return "One run: what chance makes of it is not shown.";
  if (chart.bands.empty())
    return fmt::format(
        "Each thin line is one of {} runs, the thick line their mean; with fewer than 40 runs no bands are drawn.",
        runs);
  std::string text = fmt::format("{} of {} runs{}. At each {}, ", chart.base ? "Lines: medians" : "Line: median", runs,
                                 chart.base ? " each; bands: " + chart.arm.name : "", period_name(chart.time));
  for (std::size_t b = chart.bands.size(); b-- > 0;)
    text += fmt::format("{} of 100 runs lie within the {}{}", std::lround(100 * chart.bands[b]),
                        chart.bands.size() == 1       ? "band"
                        : b + 1 == chart.bands.size() ? "darkest band"
                        : b == 0                      ? "palest"
                                                      : "next",
                        b > 0 ? ", " : ".");
  if (runs < 400)
    text += fmt::format(" Wider bands are left out: the {} % band needs {} runs.",
                        runs < 100   ? 80
                        : runs < 200 ? 90
                                     : 95,
                        runs < 100   ? 100
                        : runs < 200 ? 200
                                     : 400);
  return text;
}

std::string difference_text(const FanChart& chart, const ComparedOutcome& found) {
  std::string text =
      fmt::format(" Lower panel: {} minus {}, run by run with the same luck", chart.arm.name, chart.base->name);
  if (chart.difference_bands.empty())
    text += chart.arm.runs.size() > 1 ? "; line: mean, band: 95 % interval of the mean." : ".";
  else if (chart.difference_bands.size() == 1)
    text += "; line: median, band: 50 of 100 differences.";
  else
    text += "; line: median, bands: 50 and 90 of 100 differences.";
  if (found.interval && !found.exactly_zero()) {
    const double scale =
        std::max({std::abs(found.difference), std::abs(found.interval->low), std::abs(found.interval->high)});
    text += fmt::format(" {} the mean difference is {} (95 % interval {} to {}).",
                        chart.variable.measure == Accrual::flow ? "In all" : "On average",
                        number_text(found.difference, scale), number_text(found.interval->low, scale),
                        number_text(found.interval->high, scale));
  }
  return text;
}

std::string source_of(const FanChart& chart, const ResultsFile& result) {
  const std::string version = attribute_text(result, "tenure_version"), seed = attribute_text(result, "seed");
  const std::size_t runs = chart.arm.runs.size();
  return fmt::format("Source: Tenure{}, scenario {}{}{}, {} {}. Simulated, synthetic people.",
                     version.empty() ? "" : " " + version, chart.arm.name,
                     chart.base ? " against " + chart.base->name : "", seed.empty() ? "" : ", seed " + seed, runs,
                     runs == 1 ? "replicate" : "replicates");
}

}  // namespace

std::vector<double> bands_for(std::size_t runs) {
  std::vector<double> bands;
  for (const double band : {0.95, 0.90, 0.80, 0.50})
    if (static_cast<double>(runs) * (1.0 - band) / 2.0 >= 10.0 - 1e-9) bands.push_back(band);
  return bands;
}

FanChart fan_of(const ResultsFile& result, const ResultsFile* against, const std::string& outcome,
                const std::optional<std::string>& label) {
  const Variable* variable = result.find(outcome);
  if (variable == nullptr || (against != nullptr && against->find(outcome) == nullptr))
    throw std::invalid_argument(fmt::format("no outcome \"{}\"", outcome));
  const NamedResults self{name_of(result), attribute_text(result, "title"), &result};
  std::vector<std::int64_t> replicates = result.replicates();
  std::optional<NamedResults> base;
  if (against != nullptr) {
    base = {name_of(*against), attribute_text(*against, "title"), against};
    if (base->name == self.name) base->name += " (baseline)";
    replicates = comparable_replicates(*base, {self});
  }
  if (replicates.empty() || time_of(result).empty()) throw std::invalid_argument("the file holds no replicate");

  FanChart chart;
  chart.variable = *variable;
  chart.label = label.value_or("");
  chart.district = attribute_text(result, "district_name");
  chart.time = time_of(result);
  const Day start = chart.time.front(), end = horizon_end(result);
  chart.until = format_day(end);
  chart.bands = bands_for(replicates.size());
  chart.arm = arm_of(self.name, runs_of(result, outcome, label, replicates), chart.bands);
  chart.subtitle = typographic(subtitle_of(chart, span_text(start, end)));
  const std::string horizon = horizon_text(start, end);
  if (!base) {
    chart.caption = typographic(runs_text(chart));
    chart.title = typographic(title_alone(chart, horizon));
  } else {
    chart.base = arm_of(base->name, runs_of(*against, outcome, label, replicates), chart.bands);
    Runs differences;
    for (std::size_t r = 0; r < replicates.size(); ++r)
      differences.push_back(paired_differences(chart.base->runs[r], chart.arm.runs[r]));
    for (const double band : chart.bands)
      if (band == 0.9 || band == 0.5) chart.difference_bands.push_back(band);
    chart.difference = arm_of("difference", std::move(differences), chart.difference_bands);
    if (chart.difference_bands.empty()) add_mean_interval(*chart.difference);
    const ComparedOutcome found = compare_outcome(*against, result, *variable, chart.label, replicates);
    chart.clear = found.clear();
    chart.title = typographic(title_against(chart, found, horizon));
    chart.caption = typographic(runs_text(chart) + difference_text(chart, found));
  }
  chart.title = capital(chart.title);
  chart.source = source_of(chart, result);
  return chart;
}

std::string fan_chart(const ResultsFile& result, const ResultsFile* against, const std::string& outcome,
                      const std::optional<std::string>& label, ChartSize size) {
  return draw(fan_of(result, against, outcome, label), size);
}

}  // namespace tenure
