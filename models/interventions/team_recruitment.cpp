#include "models/interventions/team_recruitment.hpp"

#include <algorithm>

#include "models/interventions/talent_rollout.hpp"

namespace tenure {

namespace {

constexpr double room_kept = 91;  // [day] of grants that no team took: teams are few

}  // namespace

void TeamRecruitment::describe(Fields& at) {
  at.number("grant", grant, "yuan", not_negative, "paid to a team that takes a place");
}

void TeamRecruitment::act(District& d, const Programme& programme, const AssetParameters&, std::size_t account,
                          const Luck& luck, Day today) const {
  if (programme.amount == 0) return;
  auto& schemes = d.rules.talent.team_grants;
  if (over(programme, today)) {
    std::erase_if(schemes, [&](const TeamGrants& g) { return g.account == account; });
    return;
  }
  TeamGrants* scheme = scheme_in_force(d, schemes, account, [&] {
    return TeamGrants{account, static_cast<float>(grant), programme.amount, 0, {}};
  });
  if (scheme == nullptr) return;
  cover(d, programme, account, luck, today, scheme->covers);
  scheme->room = built_up(scheme->room, scheme->yearly, room_kept);
}

}  // namespace tenure
