#pragma once
/// What a scenario changes in each community: outlines, and per community and period the paired difference with its
/// central 90 %.
///
/// Values are in the variable's unit; several labels of a community (types of incident) are summed where they add up,
/// else averaged (comparison_series.hpp says which do). The colour domain is [-reach, reach], reach being the largest
/// median difference of any scenario, community and period, so that a colour means the same in all of them; another
/// one goes with the whole horizon.

#include <optional>
#include <string>
#include <vector>

#include "analysis/comparison.hpp"
#include "analysis/paired_effect.hpp"

namespace tenure {

struct MapCorner {
  double x = 0, y = 0;  ///< [m] east and north
};

struct CommunityShape {
  std::string community, town;  ///< `town` is empty where the file does not say
  std::vector<MapCorner> ring;  ///< closed; the last corner joins the first
};

struct DistrictMap {
  std::vector<CommunityShape> shapes;
  bool schematic = true;  ///< drawn by the model, not surveyed
};

/// The outlines that a results file keeps (attribute `map`); nothing where it keeps none. Throws std::runtime_error
/// where what it keeps can't be read.
[[nodiscard]] std::optional<DistrictMap> district_map(const ResultsFile& file);

/// A point well within the ring, for a sign or a label: the middle of its widest chord among those at the heights of
/// its quarters, so that it lies inside hollow shapes too.
[[nodiscard]] MapCorner label_point(const std::vector<MapCorner>& ring);

/// One scenario's differences.
struct CommunityChanges {
  std::string scenario;
  std::vector<std::vector<PairedEffect>> by_period;  ///< [period][community]
  std::vector<PairedEffect> whole;                   ///< [community], over the horizon: sum (flow) or mean (stock)
};

struct CommunityMap {
  Variable variable;
  std::string label, base, district;
  std::int64_t seed = 0;
  std::vector<Day> time;
  Day until;
  std::vector<std::string> communities;  ///< in the order of all [community] above
  std::vector<std::int64_t> replicates;
  std::vector<CommunityChanges> scenarios;
  double reach = 0, whole_reach = 0;  ///< largest size of a median difference, of periods and of the whole horizon
};

/// Throws std::invalid_argument where the files can't be compared, the outcome or label does not exist, or the outcome
/// does not lie by community.
[[nodiscard]] CommunityMap community_map_of(const NamedResults& base, const std::vector<NamedResults>& others,
                                            const std::string& outcome, const std::optional<std::string>& label);

/// [replicate][period * communities + community], in the order of `replicates`.
[[nodiscard]] std::vector<std::vector<double>> community_values(const ResultsFile& file, const std::string& outcome,
                                                                const std::optional<std::string>& label,
                                                                const std::vector<std::int64_t>& replicates);

}  // namespace tenure
