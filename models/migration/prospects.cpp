#include <algorithm>
#include <array>
#include <cmath>

#include "models/migration/coming.hpp"
#include "models/migration/migration.hpp"
#include "sim/parallel.hpp"
#include "sim/selection.hpp"

namespace tenure {

namespace {

/// The labour force and those of it with a job, by skill.
struct Force {
  BySkill<std::int64_t> all{}, employed{};
};

Force count_force(const PersonTable& people) {
  std::vector<Force> blocks((people.size() + block_rows - 1) / block_rows);
  parallel_blocks(people.size(), [&](std::size_t begin, std::size_t end, std::size_t block) {
    // First of which kind everybody is, in a loop that the compiler makes wide, then how many are of each.
    const std::size_t n = end - begin;
    const Presence* const presence = people.presence.span().data() + begin;
    const std::uint8_t* const in_labour_force = people.in_labour_force.span().data() + begin;
    const Skill* const skill = people.skill.span().data() + begin;
    const EnterpriseId* const employer = people.employer.span().data() + begin;
    std::array<std::uint8_t, block_rows> kinds;
    for (std::size_t i = 0; i < n; ++i) {
      // Kind 0 are those who neither work nor look for work here.
      const bool counts_in = (presence[i] == Presence::here) & (in_labour_force[i] != 0);
      const auto kind = static_cast<std::uint8_t>(1 + 2 * static_cast<unsigned>(skill[i]) + employer[i].exists());
      kinds[i] = counts_in ? kind : std::uint8_t{0};
    }
    // In turn at four places: a count that waits for the one before it would hold up the loop.
    constexpr std::size_t places = 4;
    std::array<std::array<std::uint32_t, 2 * skills + 1>, places> counts{};
    for (std::size_t i = 0; i < n; ++i) ++counts[i % places][kinds[i]];
    for (const auto& part : counts)
      for (std::size_t k = 0; k < skills; ++k) {
        blocks[block].all[k] += part[1 + 2 * k] + part[2 + 2 * k];
        blocks[block].employed[k] += part[2 + 2 * k];
      }
  });
  Force sum;
  for (const Force& f : blocks)
    for (std::size_t k = 0; k < skills; ++k) sum.all[k] += f.all[k], sum.employed[k] += f.employed[k];
  return sum;
}

struct Mean {
  double sum = 0;
  std::int64_t count = 0;
  Mean& operator+=(const Mean& other) {
    sum += other.sum;
    count += other.count;
    return *this;
  }
  [[nodiscard]] double value(double where_none) const {
    return count > 0 ? sum / static_cast<double>(count) : where_none;
  }
};

/// The mean of value(row) over those rows for which test(row) holds, added as parallel_sum does.
template <class Test, class Value>
Mean mean_where(std::size_t rows, Test&& test, Value&& value) {
  std::vector<Mean> blocks((rows + block_rows - 1) / block_rows);
  parallel_blocks(rows, [&](std::size_t begin, std::size_t end, std::size_t block) {
    Mean here;
    for_each_where(begin, end, test, [&](std::size_t row) { here += value(row); });
    blocks[block] = here;
  });
  Mean all;
  for (const Mean& block : blocks) all += block;
  return all;
}

/// Mean offers weighted by open posts; by posts where no post of the skill is open.
BySkill<double> offers(const EnterpriseTable& firms) {
  BySkill<double> open_sum{}, open{}, post_sum{}, posts{};
  for (const EnterpriseId e : Ids<EnterpriseTable>(firms.size()))
    for (std::size_t k = 0; k < skills; ++k) {
      const double target = firms.target[e][k], offer = firms.wage_offer[e][k];
      const double vacant = open_posts(firms, e, k);
      open_sum[k] += vacant * offer;
      open[k] += vacant;
      post_sum[k] += target * offer;
      posts[k] += target;
    }
  BySkill<double> wage{};
  for (std::size_t k = 0; k < skills; ++k)
    wage[k] = open[k] > 0 ? open_sum[k] / open[k] : posts[k] > 0 ? post_sum[k] / posts[k] : 0.0;
  return wage;
}

/// What a newcomer with this income [yuan/month] may hope to receive in the community.
double hoped_subsidy(const District& d, CommunityId community, double income) {
  double best = 0;
  for (const RentSubsidy& s : d.rules.rent_subsidies)
    if (s.covers[community.value] && income <= s.income_limit && d.ledger.left(s.account) > 0)
      best = std::max<double>(best, s.monthly);
  return best;
}

}  // namespace

Prospects prospects(const District& d, Day) {
  const Force force = count_force(d.people);
  Prospects result;
  result.wage = offers(d.enterprises);
  double expected = 0;
  std::int64_t looking = 0;
  for (std::size_t k = 0; k < skills; ++k) {
    result.job_chance[k] =
        force.all[k] > 0 ? static_cast<double>(force.employed[k]) / static_cast<double>(force.all[k]) : 0.0;
    expected += result.wage[k] * static_cast<double>(force.employed[k]);
    looking += force.all[k];
  }
  if (looking > 0) expected /= static_cast<double>(looking);

  const auto since = d.dwellings.vacant_since.span();
  const auto is_vacant = [&](std::size_t row) { return since[row] != not_vacant; };
  const auto rent_of = [&](std::size_t row) {
    const DwellingId dwelling{static_cast<std::uint32_t>(row)};
    const BuildingId building = d.dwellings.building[dwelling];
    if (d.buildings.tenure[building] != Tenure::rental) return Mean{};
    const double subsidy = hoped_subsidy(d, d.buildings.community[building], expected);
    return Mean{std::max(d.dwellings.rent[dwelling] - subsidy, 0.0), 1};
  };
  Mean rent = mean_where(d.dwellings.size(), is_vacant, rent_of);
  // Where every room is let, what sitting tenants pay is the news that gets out.
  if (rent.count == 0)
    rent = mean_where(
        d.dwellings.size(), [](std::size_t) { return true; }, rent_of);
  result.rent = rent.value(0);

  const Mean satisfaction = parallel_sum(d.households.size(), Mean{}, [&](std::size_t row) {
    const HouseholdId h{static_cast<std::uint32_t>(row)};
    return d.households.members[h] > 0 ? Mean{d.households.satisfaction[h], 1} : Mean{};
  });
  result.satisfaction = satisfaction.value(0.5);
  result.network = networks(d);
  return result;
}

}  // namespace tenure
