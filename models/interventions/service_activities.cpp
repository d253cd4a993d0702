#include "models/interventions/service_activities.hpp"

#include "models/interventions/rollout.hpp"

namespace tenure {

void ServiceActivities::describe(Fields& at) {
  at.number("rollout_days", rollout_days, "day", {0, 36525},
            "days over which the activities are held, evenly; 0: all on the first day");
}

std::optional<Piece> ServiceActivities::unit_cost(const AssetParameters& assets) const {
  return Piece{assets.activity.price, 0};
}

void ServiceActivities::act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
                            const Luck& luck, Day today) const {
  if (programme.amount == 0) return;
  std::erase_if(d.activities, [&](const Activity& a) { return a.account == account; });  // yesterday's
  if (over(programme, today)) return;
  begin_rollout(d, programme, account, luck, [](const District& district, BuildingId b) {
    return district.buildings.tenure[b] == Tenure::rental ? static_cast<double>(district.buildings.dwellings[b]) : 0.0;
  });
  install(d, programme, account, rollout_days, *unit_cost(assets), today, [&](BuildingId site) {
    d.activities.push_back({account, site, today});
  });
}

}  // namespace tenure
