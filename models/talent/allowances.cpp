#include "models/talent/allowances.hpp"

#include <algorithm>
#include <tuple>

#include "models/state/purposes.hpp"
#include "sim/parallel_selection.hpp"

namespace tenure {

std::optional<std::size_t> tier_of(const TalentAllowance& scheme, Skill skill, int years_old, double years_here) {
  std::optional<std::size_t> best;
  for (std::size_t t = 0; t < scheme.tiers.size(); ++t) {
    const AllowanceTier& tier = scheme.tiers[t];
    if (tier.skill != skill || years_old > tier.age_most || years_here > tier.newcomer_years) continue;
    if (!best || tier.monthly > scheme.tiers[*best].monthly) best = t;
  }
  return best;
}

bool claims_allowances(std::uint32_t person_luck, const TalentParameters& at, const Luck& luck) {
  return Stream(luck, purpose::allowance_claim, person_luck).chance(at.allowance_claim);
}

std::vector<AllowanceClaim> allowance_claims(const District& d, const TalentParameters& at, const Luck& luck,
                                             Day today) {
  const auto& schemes = d.rules.talent.allowances;
  if (schemes.empty()) return {};
  constexpr int nobody = -1;
  BySkill<int> oldest;  // [year] whom a scheme may take on
  oldest.fill(nobody);
  for (const TalentAllowance& scheme : schemes)
    for (const AllowanceTier& tier : scheme.tiers)
      if (int& of_skill = oldest[static_cast<std::size_t>(tier.skill)]; !scheme.closed)
        of_skill = std::max<int>(of_skill, tier.age_most);
  const auto due = d.worker_turns.due(today);
  const int year = year_of(today);
  // Whether and where they work and live lies far away in memory: asked of those alone whom a scheme may take on.
  const auto of_age_and_skill = [&](std::size_t row) {
    const PersonId p = due[row];
    return year - d.people.birth_year[p] <= oldest[static_cast<std::size_t>(d.people.skill[p])];
  };
  const auto claim = [&](std::size_t row, std::vector<AllowanceClaim>& out) {
    const PersonId p = due[row];
    if (!d.people.employer[p].exists() || d.people.presence[p] != Presence::here) return;
    const auto takes_on = [&](const TalentAllowance& scheme) { return !scheme.closed && !scheme.granted_before(p); };
    if (std::none_of(schemes.begin(), schemes.end(), takes_on)) return;
    const HouseholdId h = d.people.household[p];
    const int years_old = year - d.people.birth_year[p];
    const double years_here = d.households.origin[h].exists() ? (today - d.households.arrival[h]) / days_per_year
                                                              : std::numeric_limits<double>::infinity();
    for (std::size_t s = 0; s < schemes.size(); ++s) {
      if (!takes_on(schemes[s])) continue;
      const auto tier = tier_of(schemes[s], d.people.skill[p], years_old, years_here);
      if (tier && schemes[s].covers[community_of(d, h).value] && claims_allowances(d.people.luck[p], at, luck))
        out.push_back({p, s, *tier});
    }
  };
  auto claims = parallel_gather_where<AllowanceClaim>(due.size(), of_age_and_skill, claim);
  std::sort(claims.begin(), claims.end(), [&](const AllowanceClaim& a, const AllowanceClaim& b) {
    return std::tuple(d.people.luck[a.person], a.person, a.scheme) <
           std::tuple(d.people.luck[b.person], b.person, b.scheme);
  });
  return claims;
}

BySkill<double> hoped_allowances(const District& d, const TalentParameters& at) {
  BySkill<double> hoped{};
  for (const TalentAllowance& scheme : d.rules.talent.allowances) {
    if (scheme.closed || scheme.taken >= scheme.places) continue;
    BySkill<double> best{};
    for (const AllowanceTier& tier : scheme.tiers) {
      double& most = best[static_cast<std::size_t>(tier.skill)];
      most = std::max(most, tier.monthly * std::min(1.0, tier.months / at.allowance_horizon));
    }
    for (std::size_t k = 0; k < skills; ++k) hoped[k] += at.allowance_heard * at.allowance_claim * best[k];
  }
  return hoped;
}

}  // namespace tenure
