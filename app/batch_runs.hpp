#pragma once
/// The runs of a batch: one file for each point and replicate, with what came of every scenario. A file takes its name
/// once it is whole, so that no kill loses or repeats a finished run.

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/experiment.hpp"
#include "models/district/run.hpp"

namespace tenure {

/// All scenarios at one point with one luck: what is lived together.
struct BatchUnit {
  std::uint32_t point = 0, replicate = 0;
  friend auto operator<=>(const BatchUnit&, const BatchUnit&) = default;
};

struct BatchRecord {
  std::string maker;             ///< version and commit
  std::uint64_t experiment = 0;  ///< of scenarios, settings and the point's values
  BatchUnit unit;
  std::vector<std::string> problem;  ///< [scenario] empty where the run is whole
  std::vector<double> seconds;       ///< [scenario] a share of those of the unit
  std::vector<Replicate> results;    ///< [scenario]

  [[nodiscard]] bool failed() const;
};

/// Every unit, replicate by replicate.
[[nodiscard]] std::vector<BatchUnit> batch_units(const Experiment& experiment);

/// Where the record of a unit lies in a batch's folder.
[[nodiscard]] std::filesystem::path record_path(const std::filesystem::path& folder, BatchUnit unit);

/// How a batch ended.
struct BatchEnd {
  std::size_t failed = 0, missing = 0;  ///< runs
  std::vector<std::string> notes;       ///< about parameters that change nothing
};

/// What a batch of an experiment runs with: read once, shared by all units.
class Batch {
 public:
  /// Throws WrongInput.
  explicit Batch(Experiment experiment);

  [[nodiscard]] const Experiment& experiment() const { return experiment_; }
  [[nodiscard]] const Scenario& base(std::size_t scenario) const { return base_[scenario]; }
  [[nodiscard]] const District& first_day() const { return first_day_; }
  /// The days that one unit takes to live.
  [[nodiscard]] std::uint64_t days() const;

  /// Lives one unit. What goes wrong in it is said in the record.
  [[nodiscard]] BatchRecord live(BatchUnit unit, const RunOptions& options) const;
  /// `also`: somebody else may be writing the same record, and this process has a name of its own for it.
  void write(const std::filesystem::path& folder, BatchRecord& record, const std::string& also = {}) const;
  /// The record of a unit; nothing where there is none. Throws WrongInput where it is damaged, or of another experiment
  /// or version.
  [[nodiscard]] std::optional<BatchRecord> read(const std::filesystem::path& folder, BatchUnit unit) const;

  /// results.h5 and manifest.csv from the records of all folders.
  [[nodiscard]] BatchEnd assemble(const std::vector<std::filesystem::path>& folders,
                                  const std::filesystem::path& out) const;

 private:
  [[nodiscard]] std::uint64_t fingerprint(std::uint32_t point) const;

  Experiment experiment_;
  std::vector<Scenario> base_;  ///< [scenario] at the first point
  District first_day_;
};

}  // namespace tenure
