#pragma once
/// The results of a batch, read for what parameters do to an outcome: one number for each scenario and point.
///
/// The number is the mean over replicates of the outcome's sum (flow) or mean (stock) over the periods looked at, over
/// its dimensions as comparison_series.hpp says. Every point meets the same replicates, and so the same luck: what
/// differs between points is the parameters' doing, as it was with these lives.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "analysis/design.hpp"
#include "analysis/results_file.hpp"

namespace tenure {

class Study {
 public:
  /// Throws std::runtime_error where the file cannot be read, std::invalid_argument where it is no study with a design.
  explicit Study(const std::filesystem::path& path);

  [[nodiscard]] const ResultsFile& file() const { return file_; }
  [[nodiscard]] const std::string& method() const { return method_; }  ///< of the design: "morris"
  [[nodiscard]] const std::vector<std::string>& scenarios() const { return scenarios_; }
  [[nodiscard]] const std::vector<DesignParameter>& parameters() const { return parameters_; }
  [[nodiscard]] const Points& points() const { return points_; }  ///< on the unit cube, in the design's order

  /// Periods that begin within [from, until).
  struct Window {
    std::optional<Day> from, until;
  };
  /// [point] NaN where a run is missing. Throws std::invalid_argument where there is no such outcome or label, or no
  /// period in the window.
  [[nodiscard]] std::vector<double> output(const std::string& outcome, const std::optional<std::string>& label,
                                           const Window& window, std::size_t scenario) const;

 private:
  ResultsFile file_;
  std::string method_;
  std::vector<std::string> scenarios_;
  std::vector<DesignParameter> parameters_;
  Points points_;
};

/// A design without the blocks (base points of saltelli, trajectories of morris) that have a value missing.
struct WholeBlocks {
  Points points;
  std::vector<double> output;
  std::size_t left_out = 0;  ///< blocks
};
/// `block`: rows of each.
[[nodiscard]] WholeBlocks whole_blocks(const Points& points, const std::vector<double>& output, std::size_t block);

}  // namespace tenure
