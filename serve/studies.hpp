#pragma once
/// Studies on disk, a folder each: what was asked and what came of it. Nothing lives in the server alone, so a killed
/// server loses no finished run.
///
///     STUDIES/20260102-101500-3f9a/study.json       what is asked (schema 1), state, versions, parent
///                                 /scenarios/*.toml  the scenarios, as `tenure compare` takes them
///                                 /results/          what `tenure compare` wrote
///                                 /report.html       what `tenure report` wrote
///                                 /run.log           what both said
///
/// States: draft -> queued -> running -> done | failed | cancelled | interrupted.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "serve/catalogue.hpp"
#include "serve/message.hpp"

namespace tenure {

inline constexpr int study_schema = 1;

class Studies {
 public:
  /// Makes the folder where it does not exist, and marks what ran when an earlier server ended as interrupted (unless
  /// `read_only`). Throws std::filesystem::filesystem_error.
  Studies(std::filesystem::path folder, std::string version, bool read_only);

  /// Newest first: {"id", "title", "state", "created", "version", "runs", "bytes", "error", ...}.
  [[nodiscard]] Json list() const;
  [[nodiscard]] bool has(const std::string& id) const;
  /// Throws std::runtime_error with what to do where it can't be read: damaged, or of a newer version.
  [[nodiscard]] Json read(const std::string& id) const;
  /// A new draft from what the page sent: {"title", "base", "run", "scenarios"}. Returns it.
  Json create(const Json& asked);
  /// Takes over what a draft asks; what has results is never changed. Throws std::invalid_argument.
  Json save(const std::string& id, const Json& asked);
  void remove(const std::string& id);
  /// Sets keys of study.json, on disk before it returns.
  Json put(const std::string& id, const Json& keys);
  [[nodiscard]] std::filesystem::path folder(const std::string& id) const { return folder_ / id; }

  /// Writes the scenario files and returns the arguments of `tenure compare`, baseline first.
  std::vector<std::string> write_scenarios(const Json& study, const Catalogue& catalogue) const;

 private:
  std::filesystem::path folder_;
  std::string version_;
};

/// "--set" values that a study's run settings stand for.
[[nodiscard]] std::vector<std::string> sets_of(const Json& run);

/// Answers by outcome and scenario from `results/differences.csv`, for the page's own table; empty where there is none.
[[nodiscard]] Json answers_of(const std::filesystem::path& study_folder);

}  // namespace tenure
