#include "models/district/world.hpp"

#include <algorithm>

#include "models/incubation/candidates.hpp"
#include "models/incubation/closing.hpp"
#include "models/incubation/founding.hpp"
#include "models/incubation/progressing.hpp"
#include "models/incubation/stock.hpp"
#include "models/state/economy_transitions.hpp"

namespace tenure {

namespace {

std::size_t kind_of(const District& d, HostId host) {
  return static_cast<std::size_t>(d.hosts.kind[host]);
}

}  // namespace

void World::meet_the_teams(Day first_day) {
  const auto standing = standing_teams(d_, scenario_.parameters.incubation, luck_, first_day);
  for (const TeamId team : Ids<TeamTable>(d_.teams.size())) {
    d_.teams.entered[team] = standing[team].entered;
    d_.teams.potential[team] = standing[team].potential;
    d_.teams.progress[team] = standing[team].progress;
  }
  for (const std::uint32_t places : d_.hosts.places.span()) d_.places_at_start += places;
  d_.teams_at_start = d_.candidate_teams = static_cast<std::uint32_t>(d_.teams.size());
  d_.enterprises_at_start = static_cast<std::uint32_t>(d_.enterprises.size());
}

void World::incubate(Day today) {
  const IncubationParameters& at = scenario_.parameters.incubation;
  std::vector<TeamId> graduates;
  for (const TeamMonth& month : team_months(d_, at, luck_, today)) {
    const std::size_t kind = kind_of(d_, d_.teams.host[month.team]);
    d_.teams.progress[month.team] = month.progress;
    d_.teams.partner[month.team] = month.partner;
    d_.teams.seen[month.team] = today;
    if (month.fate == TeamFate::there) continue;
    end_team(d_, month.team, month.fate);
    if (month.fate == TeamFate::graduated) graduates.push_back(month.team);
    outcomes_.add(month.fate == TeamFate::graduated ? Outcome::graduates
                  : month.fate == TeamFate::failed  ? Outcome::teams_failed
                                                    : Outcome::teams_left,
                  kind, 1);
  }
  found_for(graduates, today);

  const std::vector<TeamArrival> arrivals = team_arrivals(d_, at, luck_, today);
  for (const TeamArrival& arrival : arrivals) {
    if (arrival.host.exists()) {
      admit_team(d_, arrival.team, arrival.host, today);
      grant_team(arrival.host);
      outcomes_.add(Outcome::team_arrivals, kind_of(d_, arrival.host), 1);
    } else if (arrival.wanted.exists()) {
      outcomes_.add(Outcome::teams_turned_away, kind_of(d_, arrival.wanted), 1);
    }
  }
  d_.candidate_teams += static_cast<std::uint32_t>(
      std::count_if(arrivals.begin(), arrivals.end(), [](const TeamArrival& a) { return !a.drawn; }));
}

void World::grant_team(HostId host) {
  const Grant grant = grant_at(d_, d_.hosts.community[host]);
  if (grant.yuan <= 0) return;
  TeamGrants& scheme = d_.rules.talent.team_grants[grant.scheme];
  Rollout& rollout = d_.rollouts[scheme.account];
  if (!d_.ledger.pay(scheme.account, Spending::transfer, fen(grant.yuan))) {
    rollout.stalled = true;
    scheme.room = 0;
    return;
  }
  scheme.room -= 1;
  ++rollout.bought;
  ++rollout.installed;
  outcomes_.add(Outcome::granted, scheme.account, 1);
}

void World::found_for(const std::vector<TeamId>& graduates, Day today) {
  const Parameters& p = scenario_.parameters;
  const int entries = d_.enterprises_at_start > 0 ? entries_today(d_, p.firm_turnover, luck_, today) : 0;
  if (graduates.empty() && entries == 0) return;
  const GoingTerms going = going_terms(d_.enterprises);
  std::vector<NewEnterprise> founded;
  for (const TeamId team : graduates)
    founded.push_back(enterprise_of(d_, team, going, p.incubation, p.firm_turnover, luck_));
  for (int i = 0; i < entries; ++i)
    founded.push_back(make_entry(d_, d_.candidate_enterprises++, going, p.firm_turnover, luck_));
  for (const NewEnterprise& e : founded) outcomes_.add(Outcome::enterprise_entries, e.community.value, 1);
  found(d_, founded, today);
}

void World::close_enterprises(Day today) {
  for (const EnterpriseId e : exits(d_, scenario_.parameters.firm_turnover, luck_, today)) {
    close_down(d_, e, today);
    outcomes_.add(Outcome::enterprise_exits, d_.enterprises.community[e].value, 1);
  }
}

}  // namespace tenure
