#include "analysis/forecast.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "analysis/chart_fan.hpp"
#include "analysis/scoring.hpp"
#include "sim/random.hpp"

namespace tenure {

namespace {

constexpr Purpose measurement{1};

/// Of lives that are sorted.
std::optional<Interval> central(const std::vector<double>& lives, const std::vector<double>& bands, double band) {
  if (std::find(bands.begin(), bands.end(), band) == bands.end()) return std::nullopt;
  return Interval{sorted_quantile(lives, (1 - band) / 2), sorted_quantile(lives, (1 + band) / 2)};
}

/// The draws as they would have been measured.
std::vector<double> as_measured(std::vector<double> draws, const Observation& observed) {
  if (observed.error > 0)
    for (std::size_t i = 0; i < draws.size(); ++i)
      draws[i] += observed.error * Stream(Luck{}, measurement, static_cast<std::uint32_t>(i), observed.time).normal();
  return draws;
}

std::optional<double> naive_forecast(std::span<const Observation> observed, Day origin, Day time) {
  const auto date = date_of(time);
  std::optional<double> last;
  for (const Observation& o : observed) {
    if (o.time >= origin) break;
    last = o.value;
  }
  // From the latest whole year before the origin.
  for (auto year = date.year(); last && year > std::chrono::year{0}; --year) {
    const Day before = day_of({year, date.month(), date.day()});
    if (before >= origin) continue;
    const auto same =
        std::find_if(observed.begin(), observed.end(), [&](const Observation& o) { return o.time == before; });
    return same != observed.end() ? same->value : *last;
  }
  return last;
}

}  // namespace

std::vector<double> ForecastSeries::at(std::size_t period) const {
  std::vector<double> all;
  for (const auto& draw : lives)
    for (const auto& life : draw)
      if (period < life.size() && std::isfinite(life[period])) all.push_back(life[period]);
  return all;
}

SplitVariance split_variance(std::span<const std::vector<double>> lives) {
  std::size_t most = 0;
  for (const auto& draw : lives) most = std::max(most, draw.size());
  std::vector<std::span<const double>> rows;
  for (const auto& draw : lives)
    if (draw.size() == most && std::all_of(draw.begin(), draw.end(), [](double y) { return std::isfinite(y); }))
      rows.emplace_back(draw);
  SplitVariance split;
  if (most < 2 || rows.empty()) return split;
  const std::size_t draws = rows.size();
  std::vector<double> by_draw, by_replicate(most, 0.0);
  for (const auto& row : rows) {
    by_draw.push_back(mean(row));
    for (std::size_t r = 0; r < most; ++r) by_replicate[r] += row[r] / static_cast<double>(draws);
  }
  const double chance_alone = std::pow(standard_deviation(by_replicate), 2);
  if (draws == 1) {
    split.chance = chance_alone;
    return split;
  }
  const double all = mean(by_draw);
  double squares = 0;
  for (std::size_t d = 0; d < draws; ++d)
    for (std::size_t r = 0; r < most; ++r) squares += std::pow(rows[d][r] - by_draw[d] - by_replicate[r] + all, 2);
  const double rest = squares / static_cast<double>((draws - 1) * (most - 1));
  split.parameters = std::max(0.0, std::pow(standard_deviation(by_draw), 2) - rest / static_cast<double>(most));
  split.chance = std::max(0.0, chance_alone - rest / static_cast<double>(draws)) + rest;
  return split;
}

std::vector<ForecastPoint> forecast(const ForecastSeries& series) {
  std::vector<ForecastPoint> points;
  for (std::size_t t = 0; t < series.time.size(); ++t) {
    std::vector<double> lives = series.at(t);
    const std::vector<double> bands = bands_for(lives.size());
    ForecastPoint point;
    point.mean = mean(lives);
    std::sort(lives.begin(), lives.end());
    point.time = series.time[t];
    point.lives = lives.size();
    point.median = sorted_quantile(lives, 0.5);
    point.half = central(lives, bands, 0.5);
    point.eighty = central(lives, bands, 0.8);
    point.ninety = central(lives, bands, 0.9);
    std::vector<std::vector<double>> here;
    for (const auto& draw : series.lives) {
      auto& row = here.emplace_back();
      for (const auto& life : draw) row.push_back(t < life.size() ? life[t] : std::nan(""));
    }
    point.variance = split_variance(here);
    points.push_back(std::move(point));
  }
  return points;
}

Backtest backtest(const ForecastSeries& series, std::span<const Observation> observed, Day origin) {
  Backtest test;
  test.scenario = series.scenario;
  test.series = series_name(series.outcome, series.label);
  double naive_error = 0, crps_beside_naive = 0;
  for (const Observation& o : observed) {
    const auto at = std::find(series.time.begin(), series.time.end(), o.time);
    if (o.time < origin || at == series.time.end()) continue;
    const std::vector<double> draws = as_measured(series.at(static_cast<std::size_t>(at - series.time.begin())), o);
    if (draws.empty()) continue;
    ScoredPoint point{o, o.time - origin, quantile(draws, 0.5), crps(draws, o.value), pit(draws, o.value), {}};
    if (const auto naive = naive_forecast(observed, origin, o.time)) {
      point.naive = std::abs(*naive - o.value);
      naive_error += *point.naive;
      crps_beside_naive += point.crps;
    }
    test.crps += point.crps;
    test.bias += point.median - o.value;
    test.in_half += covered(point.pit, 0.5);
    test.in_eighty += covered(point.pit, 0.8);
    test.in_ninety += covered(point.pit, 0.9);
    test.points.push_back(std::move(point));
  }
  const auto n = static_cast<double>(test.points.size());
  test.crps /= n;
  test.bias /= n;
  if (naive_error > 0) test.skill = 1 - crps_beside_naive / naive_error;
  return test;
}

}  // namespace tenure
