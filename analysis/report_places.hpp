#pragma once
/// What a programme changes where, and for whom: by community, for groups of communities in five steps, and for groups
/// of people.
///
/// A community's step, by the paired differences over the horizon: no clear change where the central 90 % of pairs hold
/// 0; else it gains or loses, by more than 5 % of its own mean in the baseline or by less. Residents are counted as the
/// baseline has them, on average over time. Steps run from the greatest gain to the greatest loss; where an outcome has
/// no good direction, from the greatest rise to the greatest fall.

#include <array>
#include <string>
#include <vector>

#include "analysis/community_map.hpp"
#include "analysis/report_study.hpp"

namespace tenure {

inline constexpr double much_gained = 0.05;

struct GainRow {
  std::string kind;  ///< "all", "third" (of communities by the baseline's level: 1 most, 3 least) or "town"
  std::string name;
  double residents = 0;
  std::array<double, 5> share{};  ///< of the residents
  double balance = 0;             ///< share that gains less share that loses
};

/// Of one scenario of a map; `levels` and `residents` by community, of the baseline.
[[nodiscard]] std::vector<GainRow> gains_of(const CommunityMap& map, const CommunityChanges& changes,
                                            const std::vector<double>& levels, const std::vector<double>& residents,
                                            const std::vector<std::string>& towns);

/// Mean over replicates of what a community has over the horizon: a flow's sum, a stock's mean.
[[nodiscard]] std::vector<double> community_levels(const ResultsFile& file, const Variable& variable,
                                                   const std::vector<std::int64_t>& replicates);

/// What changes for one group of people: a label of an outcome by fifth of means or by skill.
struct GroupEffect {
  std::string outcome, dimension, label;
  Variable variable;
  double base = 0;
  PairedEffect effect;
};
[[nodiscard]] std::vector<GroupEffect> group_effects(const ReportStudy& study, std::size_t scenario);

}  // namespace tenure
