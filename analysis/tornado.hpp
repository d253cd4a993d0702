#pragma once
/// What drives an outcome: a bar a parameter, the widest first.
///
/// Three measures, by what is at hand. From a table of indices (`tenure sensitivity analyse`): Morris' mu*, the mean
/// size of an elementary effect over the parameter's whole range, in the outcome's unit, with its spread sigma; or
/// Sobol's total index, the share of the outcome's variance that would be left were all else known, with its 95 %
/// interval. From a batch of design one_at_a_time: the outcome at the parameter's least and greatest value, all others
/// at their usual ones, mean of replicates. Width is the bar's length in that measure.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "analysis/results_file.hpp"
#include "analysis/statistics.hpp"

namespace tenure {

enum class TornadoMeasure { mu_star, total, one_at_a_time };

struct TornadoBar {
  std::string parameter;
  double low = 0, high = 0;  ///< the bar's ends: outcome at the least and the greatest value, or 0 and the index
  double width = 0;          ///< |high - low|; of one_at_a_time that of the range of low, high and usual
  std::optional<Interval> interval;             ///< of the index, 95 %
  std::optional<double> sigma;                  ///< of mu*
  std::optional<double> low_value, high_value;  ///< the parameter's least and greatest value
};

struct Tornado {
  TornadoMeasure measure = TornadoMeasure::mu_star;
  std::string output;  ///< name of the outcome
  std::string label, scenario, district;
  std::optional<Variable> variable;  ///< where results say what it is
  std::optional<double> usual;       ///< the outcome with every parameter at its usual value
  std::size_t replicates = 0;
  std::vector<TornadoBar> bars;  ///< widest first; equal ones in the file's order
};

/// Of the table that `tenure sensitivity analyse` writes. `output` empty: the only one. Throws WrongInput where columns
/// are missing or the output is not there, naming those that are.
[[nodiscard]] Tornado tornado_of_indices(const std::filesystem::path& csv, const std::string& output);

/// Of a batch's results (a file with the dimension `point`). Throws std::invalid_argument where it has none, the design
/// is another, or the outcome or label does not exist.
[[nodiscard]] Tornado tornado_of_batch(const ResultsFile& file, const std::string& outcome,
                                       const std::optional<std::string>& label);

}  // namespace tenure
