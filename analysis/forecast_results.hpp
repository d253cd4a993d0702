#pragma once
/// From a batch's results (scenario x point x replicate) to forecasts and back to files.

#include <optional>
#include <string>
#include <vector>

#include "analysis/forecast.hpp"
#include "analysis/results_file.hpp"

namespace tenure {

/// The outcome in each scenario that has it: points are draws of parameters. Throws std::invalid_argument where the
/// file has no such outcome or label, or is no batch's.
[[nodiscard]] std::vector<ToldSeries> forecast_series(const ResultsFile& batch, const std::string& outcome,
                                                      const std::optional<std::string>& label);

/// A row a scenario, series and period:
/// outcome,label,unit,time,scenario,lives,mean,median,low50,high50,low80,high80,low90,
/// high90,sd_parameters,sd_chance,scenarios_low,scenarios_high. The last two are the least and greatest mean of all
/// scenarios: what is not known of structure. Empty where there is none.
[[nodiscard]] std::string forecast_csv(const std::vector<std::vector<ToldSeries>>& series);

/// A row a scenario and series: scenario,series,observations,crps,skill,bias, then for bands of 50, 80 and 90 % the
/// share covered and its 95 % interval, then pit_distance and what it usually stays below.
[[nodiscard]] std::string scores_csv(const std::vector<Backtest>& tests);

/// A row an observation: scenario,series,time,lead_days,observed,median,crps,naive_error,pit.
[[nodiscard]] std::string transforms_csv(const std::vector<Backtest>& tests);

/// The same for the report (`tenure report --scores`), tidy: table,outcome,level,value,n with rows of tables coverage,
/// pit and crps.
[[nodiscard]] std::string backtest_csv(const std::vector<Backtest>& tests);

/// What a reader wants to know first: each series' last period by scenario, how much of its spread is parameters' and
/// how much luck's, and how the forecast did.
[[nodiscard]] std::string forecast_text(const std::vector<std::vector<ToldSeries>>& series,
                                        const std::vector<Backtest>& tests);

}  // namespace tenure
