#include "analysis/forecast_results.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>

#include "analysis/comparison_series.hpp"
#include "analysis/comparison_words.hpp"
#include "analysis/scoring.hpp"
#include "sim/csv.hpp"

namespace tenure {

namespace {

std::string cells(const std::optional<Interval>& interval) {
  return interval ? csv_cell(interval->low) + "," + csv_cell(interval->high) : ",";
}

std::optional<double> root(const std::optional<double>& variance) {
  return variance ? std::optional(std::sqrt(*variance)) : std::nullopt;
}

std::vector<double> transforms_of(const Backtest& test) {
  std::vector<double> all;
  for (const ScoredPoint& point : test.points) all.push_back(point.pit);
  return all;
}

std::string sources_in_words(const SplitVariance& variance) {
  if (!variance.parameters || !variance.chance) return "";
  const double both = *variance.parameters + *variance.chance;
  if (both == 0) return "; no life differs from another";
  return fmt::format("; of the variance {:.0f} % is the parameters' and {:.0f} % luck's",
                     100 * *variance.parameters / both, 100 * *variance.chance / both);
}

std::string covered_in_words(std::size_t hits, std::size_t tries) {
  const Interval range = wilson_interval(hits, tries);
  return fmt::format("{} of {} ({:.0f} to {:.0f} %)", hits, tries, 100 * range.low, 100 * range.high);
}

}  // namespace

std::vector<ToldSeries> forecast_series(const ResultsFile& batch, const std::string& outcome,
                                        const std::optional<std::string>& label) {
  if (!lies_over_study(batch, outcome))
    throw std::invalid_argument(
        fmt::format("{} has no outcome \"{}\" over scenario and point", batch.path().string(), outcome));
  const Variable& variable = *batch.find(outcome);
  const std::vector<std::string> scenarios = labels_of(batch, variable, "scenario");
  const std::size_t points = batch.dimension("point").size();
  std::vector<ToldSeries> all;
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    ForecastSeries series{scenarios[s], outcome, label, variable.unit, time_of(batch), {}};
    bool any = false;
    for (std::size_t p = 0; p < points; ++p) {
      auto& draw = series.lives.emplace_back();
      for (std::size_t r = 0; r < batch.replicates().size(); ++r) {
        draw.push_back(series_of(batch, outcome, label, r, StudyCell{s, p}));
        any = any || std::any_of(draw.back().begin(), draw.back().end(), [](double x) { return std::isfinite(x); });
      }
    }
    if (any) all.emplace_back(std::move(series));
  }
  return all;
}

std::string forecast_csv(const std::vector<std::vector<ToldSeries>>& series) {
  std::string text =
      "outcome,label,unit,time,scenario,lives,mean,median,low50,high50,low80,high80,low90,high90,sd_parameters,sd_"
      "chance,"
      "scenarios_low,scenarios_high\n";
  for (const auto& scenarios : series)
    for (const auto& [one, points] : scenarios)
      for (std::size_t t = 0; t < points.size(); ++t) {
        const ForecastPoint& point = points[t];
        std::vector<double> means;
        for (const ToldSeries& other : scenarios) means.push_back(other.points[t].mean);
        const auto [least, most] = std::minmax_element(means.begin(), means.end());
        const bool alone = means.size() == 1;
        text += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", csv_cell(one.outcome),
                            csv_cell(one.label.value_or("")), csv_cell(one.unit), format_day(point.time),
                            csv_cell(one.scenario), point.lives, csv_cell(point.mean), csv_cell(point.median),
                            cells(point.half), cells(point.eighty), cells(point.ninety),
                            csv_cell(root(point.variance.parameters)), csv_cell(root(point.variance.chance)),
                            alone ? "" : csv_cell(*least), alone ? "" : csv_cell(*most));
      }
  return text;
}

std::string scores_csv(const std::vector<Backtest>& tests) {
  std::string text =
      "scenario,series,observations,crps,skill,bias,cover50,cover50_low,cover50_high,cover80,cover80_low,cover80_high,"
      "cover90,cover90_low,cover90_high,pit_distance,pit_distance_usual\n";
  for (const Backtest& test : tests) {
    const std::size_t n = test.points.size();
    text += fmt::format("{},{},{},{},{},{}", csv_cell(test.scenario), csv_cell(test.series), n, csv_cell(test.crps),
                        csv_cell(test.skill), csv_cell(test.bias));
    for (const std::size_t hits : {test.in_half, test.in_eighty, test.in_ninety})
      text += fmt::format(",{},{}", csv_cell(static_cast<double>(hits) / static_cast<double>(n)),
                          cells(wilson_interval(hits, n)));
    text += fmt::format(",{},{}\n", csv_cell(distance_from_uniform(transforms_of(test))),
                        csv_cell(usual_distance_from_uniform(n)));
  }
  return text;
}

std::string transforms_csv(const std::vector<Backtest>& tests) {
  std::string text = "scenario,series,time,lead_days,observed,median,crps,naive_error,pit\n";
  for (const Backtest& test : tests)
    for (const ScoredPoint& point : test.points)
      text += fmt::format("{},{},{},{},{},{},{},{},{}\n", csv_cell(test.scenario), csv_cell(test.series),
                          format_day(point.observed.time), point.lead, csv_cell(point.observed.value),
                          csv_cell(point.median), csv_cell(point.crps), csv_cell(point.naive), csv_cell(point.pit));
  return text;
}

std::string backtest_csv(const std::vector<Backtest>& tests) {
  std::string text = "table,outcome,level,value,n\n";
  for (const Backtest& test : tests) {
    const std::size_t n = test.points.size();
    const std::string of = csv_cell(fmt::format("{}, {}", test.series, test.scenario));
    const auto row = [&](std::string_view table, std::string_view level, double value) {
      text += fmt::format("{},{},{},{},{}\n", table, of, level, csv_cell(value), n);
    };
    row("coverage", "0.5", static_cast<double>(test.in_half) / static_cast<double>(n));
    row("coverage", "0.8", static_cast<double>(test.in_eighty) / static_cast<double>(n));
    row("coverage", "0.9", static_cast<double>(test.in_ninety) / static_cast<double>(n));
    for (const ScoredPoint& point : test.points) row("pit", "", point.pit);
    row("crps", "", test.crps);
  }
  return text;
}

std::string forecast_text(const std::vector<std::vector<ToldSeries>>& series, const std::vector<Backtest>& tests) {
  std::string text;
  for (const auto& scenarios : series) {
    if (scenarios.empty()) continue;
    const ForecastSeries& first = scenarios.front().series;
    text += fmt::format("{} in the period from {}\n", series_name(first.outcome, first.label),
                        format_day(first.time.back()));
    for (const auto& [one, points] : scenarios) {
      const ForecastPoint& last = points.back();
      text += fmt::format("  {}: median {}", one.scenario, number_text(last.median));
      if (last.ninety)
        text +=
            fmt::format(", {} to {} in 90 of 100 lives", number_text(last.ninety->low), number_text(last.ninety->high));
      else
        text += fmt::format(" of {} lives, too few for a band of 90 %", last.lives);
      text += sources_in_words(last.variance) + "\n";
    }
  }
  for (const Backtest& test : tests) {
    const std::size_t n = test.points.size();
    text += fmt::format("{} in {}, held against {} observations: bands of 50 and 90 % covered {} and {}; CRPS {}",
                        test.series, test.scenario, n, covered_in_words(test.in_half, n),
                        covered_in_words(test.in_ninety, n), number_text(test.crps));
    if (test.skill)
      text += fmt::format(", {:.0f} % {} than the same again", 100 * std::abs(*test.skill),
                          *test.skill >= 0 ? "less" : "more");
    text += n < 30 ? "; fewer than 30 observations say little\n" : "\n";
  }
  return text;
}

}  // namespace tenure
