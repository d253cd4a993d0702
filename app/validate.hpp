#pragma once
/// `tenure validate`: the options that its two forms share, and the forms.

#include <string>

#include "app/simulation.hpp"

namespace tenure {

struct ValidateArguments {
  std::string scenario, reported, out = "validation";
  bool patterns = false;
  SimulationOptions options;
};

/// Reported figures beside simulated ones. Returns the exit code.
[[nodiscard]] int validate_figures(const ValidateArguments& args);
/// Patterns that the model was not fitted to (app/patterns.hpp). Returns the exit code.
[[nodiscard]] int validate_patterns(const ValidateArguments& args);

}  // namespace tenure
