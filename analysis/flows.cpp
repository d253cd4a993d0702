#include "analysis/flows.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "analysis/comparison_series.hpp"

namespace tenure {

namespace {

/// People who came or left, of one file: [replicate][period][region][skill], flat within a replicate.
struct Counts {
  std::vector<std::vector<double>> came, left;
  std::size_t periods = 0, regions = 0, skills = 0;

  [[nodiscard]] double at(const std::vector<double>& of, std::size_t t, std::size_t region, std::size_t skill) const {
    return of[(t * regions + region) * skills + skill];
  }
};

Counts counts_of(const ResultsFile& file, const std::vector<std::int64_t>& replicates) {
  Counts counts;
  for (const char* name : {"inflow", "outflow"}) {
    const Variable* variable = file.find(name);
    if (variable == nullptr || variable->dimensions != std::vector<std::string>{"region", "skill"})
      throw std::invalid_argument(
          fmt::format("{} has no outcome \"{}\" by region and skill", file.path().string(), name));
    auto& into = std::string_view(name) == "inflow" ? counts.came : counts.left;
    for (const std::int64_t r : replicates) {
      const auto& all = file.replicates();
      into.push_back(file.read(name, static_cast<std::size_t>(std::find(all.begin(), all.end(), r) - all.begin())));
    }
  }
  counts.periods = time_of(file).size();
  counts.regions = file.dimension("region").size();
  counts.skills = file.dimension("skill").size();
  return counts;
}

/// Which regions and skills a flow is of: [from, to).
struct Share {
  std::size_t first_region, last_region, first_skill, last_skill;
};

/// By replicate, over the horizon.
std::vector<double> totals(const Counts& counts, const std::vector<std::vector<double>>& of, const Share& share) {
  std::vector<double> sums;
  for (const auto& life : of) {
    double sum = 0;
    for (std::size_t t = 0; t < counts.periods; ++t)
      for (std::size_t r = share.first_region; r < share.last_region; ++r)
        for (std::size_t k = share.first_skill; k < share.last_skill; ++k) sum += counts.at(life, t, r, k);
    sums.push_back(sum);
  }
  return sums;
}

std::vector<double> by_period(const Counts& counts, const std::vector<std::vector<double>>& of, const Share& share) {
  std::vector<double> means;
  for (std::size_t t = 0; t < counts.periods; ++t) {
    std::vector<double> draws;
    for (const auto& life : of) {
      double sum = 0;
      for (std::size_t r = share.first_region; r < share.last_region; ++r)
        for (std::size_t k = share.first_skill; k < share.last_skill; ++k) sum += counts.at(life, t, r, k);
      draws.push_back(sum);
    }
    means.push_back(mean(draws));
  }
  return means;
}

RegionFlow flow_of(const std::string& region, const Counts& counts, const Counts* base, const Share& share) {
  RegionFlow flow;
  flow.region = region;
  const std::vector<double> came = totals(counts, counts.came, share), left = totals(counts, counts.left, share),
                            net = paired_differences(left, came);
  flow.came = effect_of(came);
  flow.left = effect_of(left);
  flow.net = effect_of(net);
  flow.came_by_period = by_period(counts, counts.came, share);
  flow.left_by_period = by_period(counts, counts.left, share);
  if (base != nullptr) {
    const std::vector<double> base_came = totals(*base, base->came, share),
                              base_left = totals(*base, base->left, share);
    flow.came_more = effect_of(paired_differences(base_came, came));
    flow.left_more = effect_of(paired_differences(base_left, left));
    flow.net_more = effect_of(paired_differences(paired_differences(base_left, base_came), net));
  }
  return flow;
}

}  // namespace

TalentFlows talent_flows_of(const NamedResults& result, const std::optional<NamedResults>& base) {
  TalentFlows flows;
  flows.scenario = result.name;
  flows.replicates = base ? comparable_replicates(*base, {result}) : result.file->replicates();
  const Counts counts = counts_of(*result.file, flows.replicates);
  std::optional<Counts> before;
  if (base) {
    flows.base = base->name;
    before = counts_of(*base->file, flows.replicates);
  }
  const Variable& variable = *result.file->find("inflow");
  flows.district = attribute_text(*result.file, "district_name");
  if (const auto at = result.file->attributes().find("seed"); at != result.file->attributes().end())
    if (const auto* seed = std::get_if<std::int64_t>(&at->second)) flows.seed = *seed;
  flows.regions = labels_of(*result.file, variable, "region");
  flows.skills = labels_of(*result.file, variable, "skill");
  flows.time = time_of(*result.file);
  flows.until = horizon_end(*result.file);
  if (before && (labels_of(*base->file, *base->file->find("inflow"), "region") != flows.regions ||
                 labels_of(*base->file, *base->file->find("inflow"), "skill") != flows.skills))
    throw std::invalid_argument(
        fmt::format("{} can't be compared with {}: it has other regions or skills", flows.scenario, flows.base));

  const auto of_skills = [&](const std::string& name, std::size_t first, std::size_t last) {
    const Counts* against = before ? &*before : nullptr;
    SkillFlows skill{name, {}, {}};
    for (std::size_t r = 0; r < flows.regions.size(); ++r)
      skill.regions.push_back(flow_of(flows.regions[r], counts, against, {r, r + 1, first, last}));
    skill.total = flow_of("", counts, against, {0, flows.regions.size(), first, last});
    return skill;
  };
  const std::size_t skills = flows.skills.size();
  for (std::size_t k = 0; k < skills; ++k) flows.by_skill.push_back(of_skills(flows.skills[k], k, k + 1));
  const std::size_t above = !flows.skills.empty() && flows.skills.front() == "basic" ? 1 : 0;
  flows.talents = of_skills("talents", above, skills);
  flows.all = of_skills("all", 0, skills);
  return flows;
}

}  // namespace tenure
