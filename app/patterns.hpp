#pragma once
/// Patterns that the model was not fitted to (pattern-oriented validation; Grimm et al. 2005, Science 310): each with
/// the band that studies of real places allow, what is measured in the model, and whether that passes.
///
/// A pattern passes where the 90 % range of the runs (all of them where they are few) meets its band.

#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "models/district/scenario.hpp"
#include "models/state/district.hpp"

namespace tenure {

struct PatternBand {
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
};

enum class PatternVerdict { pass, miss, told, not_available };  ///< told: no band, for comparison

struct PatternRow {
  std::string pattern;  ///< "SF3"
  std::string what;     ///< what is measured
  PatternBand band;
  bool percent = false;  ///< shown as a percentage
  PatternVerdict verdict = PatternVerdict::not_available;
  double value = 0, low = 0, high = 0;  ///< median and 90 % range of the runs
  std::size_t runs = 0;
  std::string explanation;  ///< one line
};

/// Medians, range and verdict of draws, one a run. `band` empty: told.
[[nodiscard]] PatternRow measured(std::string pattern, std::string what, std::optional<PatternBand> band, bool percent,
                                  const std::vector<double>& draws, std::string explanation);
[[nodiscard]] PatternRow not_available(std::string pattern, std::string what, std::string why);

/// What the experiments share.
struct PatternStudy {
  const Scenario& scenario;  ///< without programmes
  const District& from;      ///< its first day
  std::uint32_t replicates;
  std::function<void()> day_done;
  std::function<bool()> stop;
};

/// The experiments, a file each. Where `stop` says so they end early and their rows mean nothing.
[[nodiscard]] std::vector<PatternRow> patterns_of_places(const PatternStudy& study);     ///< SF1, SF3, SF13
[[nodiscard]] std::vector<PatternRow> patterns_of_cameras(const PatternStudy& study);    ///< SF5, SF7
[[nodiscard]] std::vector<PatternRow> patterns_of_patrols(const PatternStudy& study);    ///< SF6
[[nodiscard]] std::vector<PatternRow> patterns_of_contagion(const PatternStudy& study);  ///< SF10
[[nodiscard]] std::vector<PatternRow> patterns_of_service(const PatternStudy& study);    ///< SF12
[[nodiscard]] std::vector<PatternRow> patterns_of_fire(const PatternStudy& study);       ///< SF8
[[nodiscard]] std::vector<PatternRow> patterns_of_economy(const PatternStudy& study);    ///< EC1 to EC5

[[nodiscard]] std::string patterns_text(const std::vector<PatternRow>& rows);
/// pattern,what,band_low,band_high,value,low90,high90,runs,verdict,explanation
[[nodiscard]] std::string patterns_csv(const std::vector<PatternRow>& rows);

}  // namespace tenure
