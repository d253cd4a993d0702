#include "models/state/economy_transitions.hpp"

#include <cassert>

namespace tenure {

TeamId admit_team(District& d, const NewTeam& team, HostId host, Day today) {
  assert(d.hosts.has_room(host));
  TeamTable& t = d.teams;
  const TeamId id = t.luck.push(team.luck);
  t.host.push(host);
  t.field.push(team.field);
  t.members.push(team.members);
  t.entered.push(today);
  t.seen.push(today);
  t.potential.push(team.potential);
  t.progress.push(0);
  t.partner.push(EnterpriseId::none());
  t.fate.push(TeamFate::there);
  ++d.hosts.taken[host];
  // Neighbouring keys came together; spread over the days they don't leave together.
  d.team_turns.add(id, team.luck * Stagger<TeamTable>::together);
  return id;
}

void end_team(District& d, TeamId team, TeamFate fate) {
  assert(d.teams.fate[team] == TeamFate::there && fate != TeamFate::there);
  d.teams.fate[team] = fate;
  --d.hosts.taken[d.teams.host[team]];
}

void found(District& d, std::span<const NewEnterprise> enterprises, Day today) {
  if (enterprises.empty()) return;
  EnterpriseTable& e = d.enterprises;
  for (const NewEnterprise& fresh : enterprises) {
    const EnterpriseId id = e.luck.push(fresh.luck);
    e.sector.push(fresh.sector);
    e.site.push(fresh.site);
    e.community.push(fresh.community);
    e.productivity.push(fresh.productivity);
    e.target.push(fresh.posts);
    e.headcount.push({});
    e.wage_offer.push(fresh.wage_offer);
    e.founded.push(today);
    e.closed.push(never);
    e.host.push(fresh.host);
    d.enterprise_turns.add(id, fresh.luck);
  }
  d.enterprise_index = SpatialIndex(e.site.span(), enterprise_cell);
}

void close_down(District& d, EnterpriseId enterprise, Day today) {
  assert(d.enterprises.open(enterprise));
  d.enterprises.closed[enterprise] = today;
  d.enterprises.target[enterprise] = {};
  for (EnterpriseId& partner : d.teams.partner.span())
    if (partner == enterprise) partner = EnterpriseId::none();
}

}  // namespace tenure
