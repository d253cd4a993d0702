#pragma once
/// A scenario: one district, one period, the numbers in force and the programmes, read from TOML and checked as a whole
/// before a run.
///
/// A scenario may extend another (`extends = "baseline.toml"`), or several, each laid over those before it: tables are
/// merged key by key, its interventions are added to the other's, one of the same name takes the other's place, and
/// `remove_interventions` drops some. Then come
/// `sets`, in the form NAME=VALUE: "safety.near_repeat.branching_ratio=0.3", "run.seed=5", "run.until=2022-06-01",
/// "intervention.cameras.amount=0". Every problem of all files and sets is thrown together as WrongInput; places of
/// sets are --set:NUMBER:COLUMN.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/district/parameter_book.hpp"
#include "models/district/parameters.hpp"
#include "models/interventions/measure.hpp"
#include "models/synthesis/district_file.hpp"
#include "sim/calendar.hpp"
#include "sim/problem.hpp"

namespace tenure {

/// [run]
struct RunSettings {
  Day start;                      ///< first recorded day
  Day until;                      ///< first day that is no longer simulated
  std::int64_t warm_up_days = 0;  ///< simulated before `start`, without programmes, and not recorded
  std::int64_t seed = 0;
  std::int64_t replicates = 1;

  void describe(Fields& at);
};

/// [record]
struct RecordSettings {
  std::string every;                                 ///< day, week, month, quarter or year
  std::optional<std::vector<std::string>> outcomes;  ///< none: all

  [[nodiscard]] Period period() const;
  void describe(Fields& at);
};

/// One [[intervention]]. Shared by replicates and never changed.
struct Intervention {
  Programme programme;
  std::shared_ptr<const Measure> measure;
};

struct Scenario {
  std::filesystem::path path;  ///< of its file
  std::filesystem::path district_path;
  std::filesystem::path book_path;
  std::string title;
  std::string description;
  RunSettings run;
  RecordSettings record;
  Parameters parameters;            ///< in force
  ParameterBook book;               ///< the same values with their ranges and sources, and where each was set
  std::vector<BudgetLine> budgets;  ///< [budgets], by name
  std::vector<Intervention> interventions;
  DistrictFile district;
  double people = 1;  ///< share of the district's people that lives in it; below 1 after scale_down (quick_look.hpp)
  std::uint64_t district_fingerprint = 0;  ///< FNV-1a of the district file and those it names
  std::vector<Problem> warnings;           ///< a parameter beyond its plausible range, and the like

  /// The whole scenario as TOML, without `extends`, with every parameter; file names relative to the scenario's folder.
  /// Read again from that folder it gives the same scenario.
  [[nodiscard]] std::string resolved_text() const;
  /// FNV-1a, 64 bits, of the resolved text and of the district's files: the same on every machine.
  [[nodiscard]] std::uint64_t fingerprint() const;
};

/// Throws WrongInput.
[[nodiscard]] Scenario read_scenario(const std::filesystem::path& path, const std::vector<std::string>& sets = {});
/// The same from a text, as if it stood in a file of that path. Throws WrongInput.
[[nodiscard]] Scenario parse_scenario(std::string_view text, const std::filesystem::path& path,
                                      const std::vector<std::string>& sets = {});

}  // namespace tenure
