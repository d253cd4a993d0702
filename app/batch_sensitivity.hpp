#pragma once
/// `tenure batch sensitivity DIR`: which parameters drive an outcome of a batch, in each scenario and in what it
/// changes against the first.

#include <cstdint>
#include <string>
#include <vector>

namespace tenure {

struct BatchSensitivityArguments {
  std::string folder, out, pairs, label, window;
  std::vector<std::string> outcomes;
  std::uint64_t seed = 1;
  bool overwrite = false;
};

/// Throws WrongInput. Exit code.
[[nodiscard]] int batch_sensitivity(const BatchSensitivityArguments& args);

}  // namespace tenure
