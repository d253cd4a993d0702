#pragma once
/// What a forecast says of one series, with three kinds of not knowing kept apart:
///
///   parameters   draws from the posterior: which numbers of the model are right;
///   chance       replicates: what luck makes of a world whose numbers are known;
///   structure    named scenarios, such as a boom and a slump outside: these bear no probability, so they are told side
///                by side and never mixed into a band.
///
/// Every draw d lives every replicate r, and luck r is the same for all draws (common random numbers). Of one scenario
/// and period, y_dr = m + a_d + b_r + e_dr with independent parts of variance A, B, E (a two-way crossed design of
/// random effects; Searle, Casella and McCulloch 1992, Variance Components, ch. 4):
///
///     E = sum_dr (y_dr - y_d. - y_.r + y_..)^2 / ((D - 1)(R - 1))
///     A = (R sum_d (y_d. - y_..)^2 / (D - 1) - E) / R        variance by parameters
///     B = (D sum_r (y_.r - y_..)^2 / (R - 1) - E) / D
///     B + E                                                  variance by chance
///
/// A and B are taken as 0 where their estimate is below it.

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "analysis/observed.hpp"
#include "analysis/statistics.hpp"

namespace tenure {

/// One series of one scenario: [draw][replicate][period]. A life that was cut short or failed has no values.
struct ForecastSeries {
  std::string scenario, outcome;
  std::optional<std::string> label;
  std::string unit;
  std::vector<Day> time;
  std::vector<std::vector<std::vector<double>>> lives;

  /// All lives at one period, whatever their draw.
  [[nodiscard]] std::vector<double> at(std::size_t period) const;
};

struct SplitVariance {
  std::optional<double> parameters;  ///< none with one draw, or one replicate, which cannot tell the two apart
  std::optional<double> chance;      ///< none with one replicate
};
/// `lives` [draw][replicate]; draws without all replicates are left out.
[[nodiscard]] SplitVariance split_variance(std::span<const std::vector<double>> lives);

struct ForecastPoint {
  Day time;
  std::size_t lives = 0;
  double mean = 0, median = 0;
  /// Central 50, 80 and 90 % of the lives: none where fewer than ten lie beyond each edge (bands_for, chart_fan.hpp).
  std::optional<Interval> half, eighty, ninety;
  SplitVariance variance;
};
[[nodiscard]] std::vector<ForecastPoint> forecast(const ForecastSeries& series);

/// A series with what is told of it: reckoned once, for tables, words and pictures.
struct ToldSeries {
  ForecastSeries series;
  std::vector<ForecastPoint> points;

  explicit ToldSeries(ForecastSeries of) : series(std::move(of)), points(forecast(series)) {}
};

/// A period that was observed, and how the forecast did.
struct ScoredPoint {
  Observation observed;
  int lead = 0;  ///< [day] from the origin
  double median = 0, crps = 0, pit = 0;
  /// Absolute error of a forecast without a model: the same month a year before the origin where that was observed,
  /// else the last value before the origin; none without either.
  std::optional<double> naive;
};

/// A forecast against what was observed from the origin on.
struct Backtest {
  std::string scenario, series;
  std::vector<ScoredPoint> points;
  double crps = 0;              ///< mean
  std::optional<double> skill;  ///< 1 - mean crps / mean naive error over the points that have one
  double bias = 0;              ///< mean of median - observed
  std::size_t in_half = 0, in_eighty = 0, in_ninety = 0;  ///< points covered
};

/// Scores `observed` (of this series, in order of time) from `origin` on; those before it, which the posterior may have
/// been fitted to, only feed the naive forecast. An error of measurement is added to the draws as a normal one. Periods
/// that the forecast does not hold are left out.
[[nodiscard]] Backtest backtest(const ForecastSeries& series, std::span<const Observation> observed, Day origin);

}  // namespace tenure
