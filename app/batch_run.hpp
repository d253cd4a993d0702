#pragma once
/// `tenure batch run` and `tenure batch merge`: lives the runs of an experiment, in this process alone or in several
/// that mpirun started, and puts the results together.

#include <string>
#include <vector>

#include "app/experiment.hpp"

namespace tenure {

struct BatchArguments {
  std::string experiment, out, shard;
  std::vector<std::string> folders;
  int threads = 0;
  bool resume = false, retry = false, overwrite = false, quiet = false;
};

/// "16 runs: 2 scenarios at 4 points of 2 parameters, 2 replicates each"
[[nodiscard]] std::string runs_in_words(const Experiment& experiment);

/// Exit codes: 0, 1 where runs failed or are missing, 130 interrupted.
[[nodiscard]] int run_batch(const BatchArguments& args);
[[nodiscard]] int merge_batch(const BatchArguments& args);

}  // namespace tenure
