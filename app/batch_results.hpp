#pragma once
/// The results of a batch on their way into one file, results.h5: every outcome over replicate, time, scenario, point
/// and its own dimensions. What a scenario does not have, and what failed or is missing, is not a number.
///
/// The group `design` holds the value of each parameter over point, `parameters` the bounds of each, `inert` over
/// scenario and parameter whether it changed anything (1 inert, 0 not, missing where the design cannot tell).

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "analysis/inert.hpp"
#include "app/batch_runs.hpp"
#include "sim/results_writer.hpp"

namespace tenure {

class BatchResults {
 public:
  /// Throws std::runtime_error where the file cannot be made.
  BatchResults(const Batch& batch, const std::filesystem::path& path);

  /// Units come replicate by replicate.
  void append(BatchUnit unit, std::size_t scenario, const Replicate& result);
  /// One run failed or is missing.
  void leave_out(BatchUnit unit, std::size_t scenario);
  /// Writes what was told of parameters, and gives the file its name where there is any result.
  void finish();
  /// Which parameters changed nothing in which scenarios, a sentence each.
  [[nodiscard]] std::vector<std::string> notes() const;

 private:
  [[nodiscard]] std::vector<std::vector<std::optional<bool>>> inert() const;

  const Batch& batch_;
  std::unique_ptr<ResultsWriter> writer_;
  std::vector<std::vector<std::size_t>> column_;               ///< [scenario][outcome of its own] outcome of the file
  std::vector<std::vector<std::vector<std::size_t>>> places_;  ///< [scenario][outcome] cells; empty: as they are
  std::vector<std::size_t> cells_;                             ///< [outcome] of one run in the file
  std::vector<std::size_t> periods_;                           ///< [scenario]
  std::vector<std::vector<PointDigest>> digests_;              ///< [scenario][point]
  std::size_t left_out_ = 0;
  bool any_ = false;
};

/// Throws WrongInput where the scenarios cannot lie in one file: other periods.
void require_one_time(const Batch& batch);

}  // namespace tenure
