#include "models/interventions/parking_marking.hpp"

#include <algorithm>

#include "models/interventions/rollout.hpp"

namespace tenure {

namespace {

void refresh_parking(District& d, const ParkingAssets& assets) {
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) {
    const double holds = d.buildings.parking_spaces[b] * assets.bikes;
    const double kept = std::max<std::uint32_t>(1, d.buildings.e_bikes[b]);
    d.buildings.marked_parking[b] = static_cast<float>(std::min(1.0, holds / kept));
  }
}

/// Spaces of a wave stand at its sites in order, over and over.
void wear_off(District& d, Rollout& rollout) {
  for (const Wave& wave : rollout.waves)
    for (std::int64_t i = 0; i < wave.placed; ++i)
      --d.buildings.parking_spaces[wave.sites[static_cast<std::size_t>(i) % wave.sites.size()]];
  rollout.installed = 0;
}

}  // namespace

void ParkingMarking::describe(Fields& at) {
  at.number("rollout_days", rollout_days, "day", {0, 36525},
            "days over which the spaces are marked; 0: all on the first day");
}

std::optional<Piece> ParkingMarking::unit_cost(const AssetParameters& assets) const {
  return Piece{assets.parking.price, assets.parking.price * assets.parking.upkeep};
}

void ParkingMarking::act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
                         const Luck& luck, Day today) const {
  if (programme.amount == 0) return;
  Rollout& rollout = d.rollouts[account];
  const auto take_away = [&] {
    if (rollout.installed == 0) return;
    wear_off(d, rollout);
    refresh_parking(d, assets.parking);
  };
  if (over(programme, today)) return take_away();
  // What has worn off once is not marked again.
  if (rollout.bought > 0 && rollout.installed == 0) return;
  begin_rollout(d, programme, account, luck, [](const District& district, BuildingId b) {
    return district.buildings.tenure[b] == Tenure::rental ? static_cast<double>(district.buildings.e_bikes[b]) : 0.0;
  });
  const Piece space = *unit_cost(assets);
  const std::int64_t placed = install(d, programme, account, rollout_days, space, today,
                                      [&](BuildingId site) { ++d.buildings.parking_spaces[site]; });
  if (!pay_running(d, programme, account, rollout.installed, space.running, today)) return take_away();
  if (placed > 0 || (rollout.installed > 0 && monthly(programme, today))) refresh_parking(d, assets.parking);
}

}  // namespace tenure
