#include "models/interventions/line_cleanup.hpp"

#include <algorithm>

#include "models/interventions/rollout.hpp"

namespace tenure {

void LineCleanup::describe(Fields& at) {
  at.number("rollout_days", rollout_days, "day", {0, 36525},
            "days over which the lines are tidied; 0: all on the first day");
}

std::optional<Piece> LineCleanup::unit_cost(const AssetParameters& assets) const {
  return Piece{assets.line.price, 0};
}

void LineCleanup::act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
                      const Luck& luck, Day today) const {
  if (programme.amount == 0 || over(programme, today)) return;
  begin_rollout(d, programme, account, luck, [](const District& district, BuildingId b) {
    return district.buildings.tenure[b] == Tenure::dormitory ? 0.0 : 1.0;
  });
  std::size_t houses = 0;
  for (const Wave& wave : d.rollouts[account].waves) houses += wave.sites.size();
  const double km = assets.line.metres / 1000.0;  // at a house
  Programme by_house = programme;
  by_house.amount = std::min(programme.amount / km, static_cast<double>(houses));
  d.rollouts[account].piece = km;
  install(d, by_house, account, rollout_days, {unit_cost(assets)->price * km, 0.0}, today,
          [&](BuildingId site) { d.buildings.tidy_lines[site] = 1.0f; });
}

}  // namespace tenure
