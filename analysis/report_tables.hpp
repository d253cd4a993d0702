#pragma once
/// Tables that a report takes in beside results files, as JSON: indices of parameters, scores of a backtest, reported
/// figures beside simulated ones.
///
/// Scores are a tidy CSV of table,outcome,level,value,n:
///     coverage   share `value` of `n` observations within the central interval of nominal `level`
///     pit        `value`: the observation's place in the forecast's distribution, 0 to 1; one row an observation
///     crps, wis  mean score `value` of `n` observations, in the outcome's unit

#include <filesystem>
#include <string>

namespace tenure {

/// A list of tornados, one an output, the widest bars first (tornado.hpp). Throws WrongInput.
[[nodiscard]] std::string drivers_json(const std::filesystem::path& csv);
/// {"coverage":[{outcome,level,value,n}],"pit":[...],"scores":[...]}. Throws WrongInput with every problem.
[[nodiscard]] std::string scores_json(const std::filesystem::path& csv);
/// {"figures":[...],"changes":[...]} of validation.csv (evaluation_table.hpp). Throws WrongInput.
[[nodiscard]] std::string validation_json(const std::filesystem::path& csv);

}  // namespace tenure
