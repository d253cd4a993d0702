#pragma once
/// Where a calibration keeps how far it has come, as files that anyone can read and write:
///
///     calibration.toml       what it was begun with
///     made_by.txt            version and commit
///     wave-01/points.csv     point, luck, a column a parameter: a row for each life that is to be lived
///     wave-01/outputs.csv    a column a target, a row for each of those; whole, or not there
///
/// From these it goes on after any stop: what was lived is read, never lived again.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "analysis/calibration.hpp"
#include "app/calibration_file.hpp"

namespace tenure {

/// One wave: what is to be lived.
struct WaveRuns {
  std::size_t number = 1;
  std::size_t replicates = 1;
  std::vector<std::vector<double>> points;  ///< [point][parameter] in their own units
  std::vector<std::uint32_t> luck;          ///< [run] run = point x replicates + replicate
};

class CalibrationFolder {
 public:
  /// Opens a folder that was begun with this very file by this version and commit; throws WrongInput where it was not.
  /// Makes it where it is new: `overwrite` empties one that holds anything.
  CalibrationFolder(std::filesystem::path folder, const CalibrationFile& file, bool go_on, bool overwrite);

  [[nodiscard]] std::filesystem::path wave(std::size_t number) const;
  /// Writes points.csv where it is not there. Throws WrongInput where another one is.
  void write_points(const WaveRuns& runs) const;
  /// Throws WrongInput with the place: rows too many or too few, a column missing, a value that is no number.
  [[nodiscard]] std::optional<Outputs> read_outputs(const WaveRuns& runs) const;
  void write_outputs(const WaveRuns& runs, const Outputs& outputs) const;

 private:
  std::filesystem::path folder_;
  const CalibrationFile& file_;
};

}  // namespace tenure
