#pragma once
/// Who came from where and went where: people by outside region and skill, as the results file counts them (outcomes
/// `inflow` and `outflow`), and by pair of replicates what a scenario changes of that.
///
/// net = came - left. Over the horizon flows are summed within a replicate; means, medians and the central 90 % are
/// taken over replicates. Talents are people of every skill but the first, `basic`.

#include <optional>
#include <string>
#include <vector>

#include "analysis/comparison.hpp"
#include "analysis/paired_effect.hpp"

namespace tenure {

/// Between one region and the district.
struct RegionFlow {
  std::string region;
  PairedEffect came, left, net;                                ///< over the horizon, by replicate [person]
  std::vector<double> came_by_period, left_by_period;          ///< mean of replicates [person]
  std::optional<PairedEffect> came_more, left_more, net_more;  ///< against the baseline, by pair
};

/// All regions for one skill, or for several together.
struct SkillFlows {
  std::string skill;  ///< "graduate"; "talents" or "all" where several are together
  std::vector<RegionFlow> regions;
  RegionFlow total;  ///< of all regions; its `region` is empty
};

struct TalentFlows {
  std::string scenario, base, district;  ///< `base` is empty where it is held against none
  std::int64_t seed = 0;
  std::vector<std::string> regions, skills;
  std::vector<Day> time;
  Day until;
  std::vector<std::int64_t> replicates;
  std::vector<SkillFlows> by_skill;  ///< in the order of `skills`
  SkillFlows talents, all;
};

/// Throws std::invalid_argument where a file lacks `inflow` or `outflow` by region and skill, or the two can't be
/// compared.
[[nodiscard]] TalentFlows talent_flows_of(const NamedResults& result, const std::optional<NamedResults>& base);

}  // namespace tenure
