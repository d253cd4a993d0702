#include "models/interventions/landlord_mobilisation.hpp"

#include <algorithm>

#include "models/interventions/rollout.hpp"

namespace tenure {

namespace {

Mobilisation& rule_of(District& d, std::size_t account, const Mobilisation& otherwise) {
  auto& rules = d.rules.mobilisations;
  const auto mine =
      std::find_if(rules.begin(), rules.end(), [&](const Mobilisation& m) { return m.account == account; });
  return mine != rules.end() ? *mine : rules.emplace_back(otherwise);
}

void set_up(District& d, Mobilisation& rule, CommunityId c, double workers, double contacts, Day today) {
  Organisation& o = d.organisation;
  if (d.communities.organised_since[c] != never) return;  // another programme's branch stands there
  if (o.joint_since == never) {
    o.joint_since = today;
    o.committee_since.assign(d.towns.size(), never);
    o.visits.assign(d.communities.size(), 0);
  }
  if (Day& since = o.committee_since[d.communities.town[c].value]; since == never) since = today;
  rule.covers[c.value] = 1;
  d.communities.organised_since[c] = today;
  d.communities.grid_workers[c] = static_cast<float>(workers);
  o.visits[c.value] = static_cast<float>(workers * contacts);
}

void close_branches(District& d, std::size_t account) {
  auto& rules = d.rules.mobilisations;
  for (const Mobilisation& rule : rules)
    if (rule.account == account)
      for (const CommunityId c : Ids<CommunityTable>(d.communities.size()))
        if (rule.covers[c.value] != 0) {
          d.communities.organised_since[c] = never;
          d.communities.grid_workers[c] = 0;
          d.organisation.visits[c.value] = 0;
        }
  std::erase_if(rules, [&](const Mobilisation& m) { return m.account == account; });
  if (rules.empty()) d.organisation = {};
}

}  // namespace

void LandlordMobilisation::describe(Fields& at) {
  at.number("rollout_days", rollout_days, "day", {0, 36525},
            "days over which the branches are set up; 0: all on the first day");
  at.number("grid_workers", grid_workers, "person", {0, 1000}, "grid workers of a branch");
  at.number("contacts", contacts, "day-1", {0, 1000}, "visits to landlords that a grid worker makes each day");
  at.number("mandate", mandate, "1", share, "share of landlords ordered to come to the meetings of their branch");
  at.number("meetings_per_month", meetings_per_month, "month-1", {0.01, 30}, "meetings of a branch");
}

std::optional<Piece> LandlordMobilisation::unit_cost(const AssetParameters& assets) const {
  const BranchAssets& branch = assets.branch;
  return Piece{branch.set_up, grid_workers * branch.worker_pay + 12.0 * meetings_per_month * branch.meeting};
}

void LandlordMobilisation::act(District& d, const Programme& programme, const AssetParameters& assets,
                               std::size_t account, const Luck& luck, Day today) const {
  if (programme.amount == 0) return;
  Rollout& rollout = d.rollouts[account];
  if (over(programme, today)) {
    if (rollout.installed > 0) close_branches(d, account);
    rollout.installed = 0;
    return;
  }
  begin_rollout(d, programme, account, luck, [](const District& district, BuildingId b) {
    return district.communities.first_building[district.buildings.community[b]] == b ? 1.0 : 0.0;
  });
  Mobilisation rule{account, std::vector<std::uint8_t>(d.communities.size(), 0), static_cast<float>(mandate),
                    static_cast<float>(days_per_month / meetings_per_month)};
  const Piece piece = *unit_cost(assets);
  Programme within = programme;  // one branch a community
  std::size_t places = 0;
  for (const Wave& wave : rollout.waves) places += wave.places.size();
  within.amount = std::min(programme.amount, static_cast<double>(places));
  install(d, within, account, rollout_days, piece, today, [&](BuildingId site) {
    set_up(d, rule_of(d, account, rule), d.buildings.community[site], grid_workers, contacts, today);
  });
  if (pay_running(d, programme, account, rollout.installed, piece.running, today)) return;
  close_branches(d, account);
  rollout.installed = 0;
}

}  // namespace tenure
