#pragma once
/// Writes a results file: HDF5 that is also valid netCDF-4 (dimension scales, units, long names, CF time), compressed
/// (deflate, shuffle), checksummed (fletcher32), one slab a replicate. The file is written as PATH.part and takes its
/// own name only when `finish` has closed and synced it: a killed run never leaves a file that looks whole.

#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "sim/results.hpp"

namespace tenure {

using Attribute = std::variant<std::string, std::int64_t, double>;

class ResultsWriter {
 public:
  /// `dimensions` holds `time` and every dimension that a variable names; `replicate` is added, unlimited. `attributes`
  /// go to the root and enter comparisons; `provenance` (threads, wall time, host) goes to the group /provenance and
  /// does not. Throws std::runtime_error where the file cannot be made.
  ResultsWriter(std::filesystem::path path, std::vector<Dimension> dimensions, std::vector<Variable> variables,
                const std::map<std::string, Attribute>& attributes);
  ~ResultsWriter();  ///< removes the .part file where `finish` was never called
  ResultsWriter(const ResultsWriter&) = delete;
  ResultsWriter& operator=(const ResultsWriter&) = delete;

  /// One replicate's values: for each variable, in the order given to the constructor, time x its dimensions,
  /// row-major. `replicate` numbers must rise from call to call; they become the coordinate.
  void append(std::int64_t replicate, std::span<const std::vector<double>> values);

  /// What one scenario of a study came to at one point with one luck: for a file whose variables all begin with the
  /// dimensions `scenario` and `point` and are real. An outcome that the scenario does not have is given empty. Calls
  /// go replicate by replicate; what is never written is missing (NaN).
  void append_at(std::int64_t replicate, std::size_t scenario, std::size_t point,
                 std::span<const std::vector<double>> values);

  /// What was worked out of all replicates and lies over neither replicate nor time.
  struct TableColumn {
    std::string name, long_name;
    std::vector<double> values;  ///< over all dimensions of the table, row-major; NaN where there is none
  };
  /// A group of its own (a group of netCDF-4 too), with its own dimensions and a variable a column.
  void add_table(const std::string& group, const std::vector<Dimension>& dimensions,
                 std::span<const TableColumn> columns);

  /// `status`: "complete", or why it is not ("interrupted after 3 of 10 replicates").
  void finish(const std::string& status, const std::map<std::string, Attribute>& provenance);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tenure
