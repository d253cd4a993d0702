#pragma once
/// Reads a results file written by `ResultsWriter` (HDF5 / netCDF-4): labels, variables, attributes, values by
/// replicate.

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/results.hpp"
#include "sim/results_writer.hpp"

namespace tenure {

/// One scenario at one point of a study, by position.
struct StudyCell {
  std::size_t scenario = 0, point = 0;
};

/// A group of a file beside its variables, such as the design of a study.
struct ResultsTable {
  std::map<std::string, Dimension> dimensions;
  std::map<std::string, std::vector<double>> columns;  ///< over all its dimensions, row-major
};

class ResultsFile {
 public:
  /// Throws std::runtime_error with the path and the reason: not there, not HDF5, damaged (checksum), not a results
  /// file, unfinished.
  explicit ResultsFile(std::filesystem::path path);
  ~ResultsFile();
  ResultsFile(ResultsFile&&) noexcept;
  ResultsFile& operator=(ResultsFile&&) noexcept;

  [[nodiscard]] const std::filesystem::path& path() const;
  [[nodiscard]] const std::vector<Dimension>& dimensions() const;           ///< with `time`, without `replicate`
  [[nodiscard]] const Dimension& dimension(const std::string& name) const;  ///< throws std::out_of_range
  [[nodiscard]] const std::vector<std::int64_t>& replicates() const;
  [[nodiscard]] const std::vector<Variable>& variables() const;
  [[nodiscard]] const Variable* find(const std::string& name) const;  ///< nullptr where there is none
  [[nodiscard]] const std::map<std::string, Attribute>& attributes() const;
  [[nodiscard]] const std::map<std::string, Attribute>& provenance() const;

  /// Values of the i-th replicate (0-based position, not its number): time x the variable's dimensions, row-major.
  [[nodiscard]] std::vector<double> read(const std::string& variable, std::size_t replicate) const;

  /// The same of one scenario at one point of a study, over time x the variable's dimensions but for these two.
  [[nodiscard]] std::vector<double> read(const std::string& variable, std::size_t replicate, StudyCell cell) const;

  /// The group of that name. Throws std::out_of_range where there is none.
  [[nodiscard]] ResultsTable table(const std::string& group) const;

  /// Values summed over all dimensions but time: one a period. (For a stock that is a mean, such as rent, the caller
  /// weighs itself.)
  [[nodiscard]] std::vector<double> read_total(const std::string& variable, std::size_t replicate) const;

 private:
  [[nodiscard]] std::vector<double> read_where(const std::string& variable, std::size_t replicate,
                                               std::optional<StudyCell> cell) const;

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Whether the variable begins with the dimensions scenario and point, as those of `tenure batch` do.
[[nodiscard]] bool lies_over_study(const ResultsFile& file, const std::string& variable);

}  // namespace tenure
