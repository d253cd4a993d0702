#pragma once
/// Waves of a calibration lived in the district: a life for each row of points.csv, side by side. Each is kept as a
/// results file in wave-01/runs/ once it is over, so that a kill loses no finished one; when the wave is whole, targets
/// are read off them.

#include <optional>

#include "app/calibration_folder.hpp"
#include "app/experiment.hpp"
#include "models/district/run.hpp"

namespace tenure {

class CalibratedDistrict {
 public:
  /// Throws WrongInput.
  explicit CalibratedDistrict(const CalibrationFile& file);

  /// Nothing where it was interrupted. Throws std::runtime_error where a life cannot be lived or written.
  [[nodiscard]] std::optional<Outputs> live(const WaveRuns& runs, const std::filesystem::path& wave, int threads,
                                            bool keep_runs, bool quiet) const;
  [[nodiscard]] const Scenario& base() const { return base_; }

 private:
  void live_one(const Scenario& scenario, std::uint32_t luck, const std::filesystem::path& path) const;
  [[nodiscard]] double value_of(const CalibrationTarget& target, const std::filesystem::path& run) const;

  const CalibrationFile& file_;
  Experiment lives_;  ///< its one point is that of the life
  Scenario base_;
  District first_day_;
};

}  // namespace tenure
