#include "models/interventions/camera_network.hpp"

#include "models/interventions/camera_coverage.hpp"
#include "models/interventions/rollout.hpp"

namespace tenure {

void CameraNetwork::describe(Fields& at) {
  at.value("monitored", monitored, "true: someone watches the pictures (costs staff); false: they are only kept");
  at.number("rollout_days", rollout_days, "day", {0, 36525},
            "days over which the cameras are installed; 0: all on the first day");
  at.value("tier", tier,
           "cameras of the community, or dearer networked points of the police that see farther; without it: community",
           {"community", "police"});
}

std::optional<Piece> CameraNetwork::unit_cost(const AssetParameters& assets) const {
  const double price = tier == "police" ? assets.camera.police_price : assets.camera.price;
  return Piece{price, price * assets.camera.upkeep + (monitored ? assets.camera.watching : 0.0)};
}

void CameraNetwork::act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
                        const Luck& luck, Day today) const {
  if (programme.amount == 0) return;
  Rollout& rollout = d.rollouts[account];
  const auto take_down = [&] {
    std::erase_if(d.cameras, [&](const Camera& camera) { return camera.account == account; });
    rollout.installed = 0;
    refresh_coverage(d, assets.camera, today);
  };
  if (over(programme, today)) {
    if (rollout.installed > 0) take_down();
    return;
  }
  begin_rollout(d, programme, account, luck, [](const District& district, BuildingId b) {
    return district.buildings.tenure[b] == Tenure::rental ? static_cast<double>(district.buildings.dwellings[b]) : 0.0;
  });
  const bool police = tier == "police";
  const Piece piece = *unit_cost(assets);
  const std::int64_t placed = install(d, programme, account, rollout_days, piece, today, [&](BuildingId site) {
    d.cameras.push_back({site, today, static_cast<std::uint16_t>(account), monitored, police});
  });
  // Unpaid cameras go dark.
  if (!pay_running(d, programme, account, rollout.installed, piece.running, today)) return take_down();
  // Novelty wears off: coverage is reckoned anew each month.
  if (placed > 0 || (rollout.installed > 0 && monthly(programme, today))) refresh_coverage(d, assets.camera, today);
}

}  // namespace tenure
