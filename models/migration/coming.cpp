#include "models/migration/coming.hpp"

#include <algorithm>
#include <cmath>

#include "models/migration/candidates.hpp"
#include "models/migration/leaving.hpp"
#include "models/state/purposes.hpp"
#include "sim/parallel.hpp"

namespace tenure {

namespace {

double chance_to_come(const RegionOffer& there, double way, const Means& means, const Prospects& inside, double network,
                      const MigrationParameters& at) {
  const double income = expected_income(means, inside.wage, inside.job_chance, inside.allowance);
  const double here =
      worth(means.skill, income, inside.rent, inside.satisfaction, expected_services(means, inside), at);
  const double family = means.children > 0 ? at.coming_child : 0.0;
  return logistic(here + at.taste_network * network - worth_outside(there, means, at) - way - family - at.threshold);
}

}  // namespace

double chance_to_come(const District& d, RegionId origin, const Means& means, const Prospects& inside, double network,
                      const MigrationParameters& at) {
  return chance_to_come(offer_of(d, origin, at), distance_cost(d.regions.distance[origin], at), means, inside, network,
                        at);
}

std::vector<double> networks(const District& d) {
  const std::size_t regions = d.regions.size();
  std::vector<std::vector<std::int64_t>> blocks((d.households.size() + block_rows - 1) / block_rows);
  parallel_blocks(d.households.size(), [&](std::size_t begin, std::size_t end, std::size_t block) {
    std::vector<std::int64_t> here(regions + 1, 0);
    for (std::size_t row = begin; row < end; ++row) {
      const HouseholdId h{static_cast<std::uint32_t>(row)};
      const std::size_t origin = RegionId(d.households.origin[h]).value;  // none is a larger number than any
      here[std::min(origin, regions)] += d.households.members[h] > 0;
    }
    blocks[block] = std::move(here);
  });
  std::vector<std::int64_t> count(regions + 1, 0);
  std::int64_t all = 0;
  for (const auto& block : blocks)
    for (std::size_t r = 0; r <= regions; ++r) count[r] += block[r], all += block[r];
  std::vector<double> shares(regions, 0.0);
  for (std::size_t r = 0; r < regions && all > 0; ++r)
    shares[r] = static_cast<double>(count[r]) / static_cast<double>(all);
  return shares;
}

namespace {

/// Firms people mean to work at: drawn in proportion to posts of the skill, taken where one is open.
class Aims {
 public:
  explicit Aims(const EnterpriseTable& firms) : firms_(firms) {
    parallel_each(skills, [&](std::size_t k) {
      double sum = 0;
      until_[k].reserve(firms.size());
      for (const EnterpriseId e : Ids<EnterpriseTable>(firms.size())) {
        sum += std::max(firms.target[e][k], 0.0f);
        until_[k].push_back(sum);
      }
    });
  }

  [[nodiscard]] EnterpriseId draw(Stream& draws, Skill skill) const {
    constexpr int tries = 8;  // large firms nearly always have an opening
    const auto k = static_cast<std::size_t>(skill);
    if (until_[k].empty() || until_[k].back() <= 0) return EnterpriseId::none();
    for (int i = 0; i < tries; ++i) {
      const auto found = std::upper_bound(until_[k].begin(), until_[k].end(), draws.uniform() * until_[k].back());
      const EnterpriseId e{static_cast<std::uint32_t>(
          std::min(found - until_[k].begin(), static_cast<std::ptrdiff_t>(until_[k].size()) - 1))};
      if (open_posts(firms_, e, k) > 0) return e;
    }
    return EnterpriseId::none();
  }

 private:
  const EnterpriseTable& firms_;
  BySkill<std::vector<double>> until_;
};

Prospects without_programmes(Prospects inside) {
  inside.allowance = inside.services = inside.school = {};
  return inside;
}

}  // namespace

Arrivals weigh_coming(const District& d, const Prospects& inside, const MigrationParameters& at, const Luck& luck,
                      Day today) {
  std::vector<Candidate> all = candidates(d, at, luck, today);
  Arrivals arrivals;
  arrivals.candidate_households = static_cast<std::uint32_t>(all.size());
  if (all.empty()) return arrivals;
  for (const Candidate& c : all) arrivals.candidate_persons += static_cast<std::uint32_t>(c.members.size());
  const Aims aims(d.enterprises);
  const Elsewhere regions = elsewhere(d, at);
  const Prospects usual = without_programmes(inside);
  arrivals.coming = parallel_gather<Arrival>(all.size(), [&](std::size_t i, std::vector<Arrival>& out) {
    Candidate& c = all[i];
    const RegionId origin = c.household.origin;
    if (!is_there(d, c, luck)) return;
    const Means means = means_of(c.members, today);
    const double network = inside.network.empty() ? 0.0 : inside.network[origin.value];
    Stream draws(luck, purpose::coming, c.household.luck);
    const double u = draws.uniform();
    const auto chance_with = [&](const Prospects& hopes) {
      return chance_to_come(regions.offer[origin.value], regions.way[origin.value], means, hopes, network, at);
    };
    if (!(u < chance_with(inside))) return;
    const bool anyway = u < chance_with(usual);
    const bool works = means.any_earner();
    const EnterpriseId aim = works ? aims.draw(draws, means.skill) : EnterpriseId::none();
    const double income = expected_income(means, inside.wage, inside.job_chance, inside.allowance);
    out.push_back({c.household, std::move(c.members), aim, income, anyway});
  });
  return arrivals;
}

}  // namespace tenure
