#pragma once
/// `tenure validate`: the options that its two forms share, and the forms.

#include <string>
#include <vector>

#include "app/simulation.hpp"

namespace tenure {

struct ValidateArguments {
  std::string scenario, reported, out = "validation";
  bool patterns = false;
  bool tables_only = false;       ///< from worlds that were lived before
  std::vector<std::string> only;  ///< of the experiments on patterns; empty: all
  SimulationOptions options;
};

/// Reported figures beside simulated ones. Returns the exit code.
[[nodiscard]] int validate_figures(const ValidateArguments& args);
/// Names of the experiments that measure patterns.
[[nodiscard]] std::vector<std::string> pattern_experiments();
/// Patterns that the model was not fitted to (app/patterns.hpp). Returns the exit code.
[[nodiscard]] int validate_patterns(const ValidateArguments& args);

}  // namespace tenure
