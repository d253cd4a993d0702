#include "models/incubation/founding.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "models/state/purposes.hpp"

namespace tenure {

namespace {

// Luck keys of enterprises: those of the first day are numbered from 0, the others apart from them.
constexpr std::uint32_t team_keys = 0x8000'0000u, entry_keys = 0x4000'0000u;

/// A point evenly within `reach` of `middle`; the middle itself where that lies outside the community.
Point near_by(const District& d, CommunityId community, Point middle, double reach, Stream& draws) {
  const double away = reach * std::sqrt(draws.uniform());
  const double turn = 2 * std::numbers::pi * draws.uniform();
  const Point at{static_cast<float>(middle.x + away * std::cos(turn)),
                 static_cast<float>(middle.y + away * std::sin(turn))};
  return contains(d.communities.outline[community], at) ? at : middle;
}

BySkill<float> divide(double posts, const BySkill<double>& mix) {
  const double all = std::accumulate(mix.begin(), mix.end(), 0.0);
  BySkill<float> by_skill{};
  for (std::size_t k = 0; k < skills && all > 0; ++k) by_skill[k] = static_cast<float>(posts * mix[k] / all);
  return by_skill;
}

}  // namespace

GoingTerms going_terms(const EnterpriseTable& firms) {
  GoingTerms going{};
  BySkill<double> sum{}, posts{};
  for (const EnterpriseId e : Ids<EnterpriseTable>(firms.size()))
    for (std::size_t k = 0; k < skills; ++k) {
      const double target = firms.target[e][k];
      sum[k] += target * firms.wage_offer[e][k];
      posts[k] += target;
      going.mix[static_cast<std::size_t>(firms.sector[e])][k] += target;
    }
  for (std::size_t k = 0; k < skills; ++k) going.offer[k] = posts[k] > 0 ? static_cast<float>(sum[k] / posts[k]) : 0.0f;
  for (BySkill<double>& mix : going.mix) {
    const double all = std::accumulate(mix.begin(), mix.end(), 0.0);
    for (double& part : mix) part = all > 0 ? part / all : 0.0;
  }
  return going;
}

NewEnterprise enterprise_of(const District& d, TeamId team, const GoingTerms& going,
                            const IncubationParameters& incubation, const FirmTurnoverParameters& firms,
                            const Luck& luck) {
  const HostId host = d.teams.host[team];
  const CommunityId community = d.hosts.community[host];
  Stream draws(luck, purpose::team_enterprise, d.teams.luck[team]);
  const Point site = near_by(d, community, d.hosts.site[host], firms.entry_distance, draws);
  const double productivity = std::pow(d.teams.potential[team], incubation.graduate_productivity);
  return {team_keys | d.teams.luck[team],
          Sector::technology,
          site,
          community,
          static_cast<float>(productivity),
          divide(incubation.graduate_posts * d.teams.members[team], incubation.graduate_mix),
          going.offer,
          host};
}

int entries_today(const District& d, const FirmTurnoverParameters& at, const Luck& luck, Day today) {
  return Stream(luck, purpose::entries, 0, today).poisson(at.entry_rate * d.enterprises_at_start / days_per_year);
}

NewEnterprise make_entry(const District& d, std::uint32_t key, const GoingTerms& going,
                         const FirmTurnoverParameters& at, const Luck& luck) {
  Stream draws(luck, purpose::entry, key);
  const EnterpriseId like{draws.below(d.enterprises_at_start)};
  const CommunityId community = d.enterprises.community[like];
  const Sector sector = d.enterprises.sector[like];
  const double posts = std::max(1.0, at.entry_posts * std::exp(at.entry_spread * draws.normal()));
  const Point site = near_by(d, community, d.enterprises.site[like], at.entry_distance, draws);
  return {entry_keys | key,
          sector,
          site,
          community,
          d.enterprises.productivity[like],
          divide(posts, going.mix[static_cast<std::size_t>(sector)]),
          going.offer,
          HostId::none()};
}

}  // namespace tenure
