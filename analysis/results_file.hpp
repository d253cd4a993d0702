#pragma once
/// Reads a results file written by `ResultsWriter` (HDF5 / netCDF-4): labels, variables, attributes, values by
/// replicate.

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/results.hpp"
#include "sim/results_writer.hpp"

namespace tenure {

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

  /// Values summed over all dimensions but time: one a period. (For a stock that is a mean, such as rent, the caller
  /// weighs itself.)
  [[nodiscard]] std::vector<double> read_total(const std::string& variable, std::size_t replicate) const;

  struct Column {
    std::string name;
    std::vector<double> values;
  };
  /// The columns of a table (a group such as `design`), row-major over its dimensions; empty where there is no such
  /// table.
  [[nodiscard]] std::vector<Column> read_table(const std::string& group) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tenure
