#include "models/interventions/tenant_register.hpp"

#include <algorithm>

#include "models/interventions/rollout.hpp"

namespace tenure {

void TenantRegister::describe(Fields& at) {
  at.number("rollout_days", rollout_days, "day", {0, 36525},
            "days over which the orders go out; 0: all on the first day");
  at.number("checks", checks, "year-1", {0, 365}, "checks of each ordered register");
}

std::optional<Piece> TenantRegister::unit_cost(const AssetParameters& assets) const {
  return Piece{assets.tenant_register.price, checks * assets.tenant_register.check};
}

void TenantRegister::act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
                         const Luck& luck, Day today) const {
  if (programme.amount == 0) return;
  Rollout& rollout = d.rollouts[account];
  auto& orders = d.rules.register_orders;
  const auto withdraw = [&] {
    std::erase_if(orders, [&](const RegisterOrder& order) { return order.account == account; });
    rollout.installed = 0;
  };
  if (over(programme, today)) return withdraw();
  begin_rollout(d, programme, account, luck, [](const District& district, BuildingId b) {
    return district.buildings.landlord[b].exists() ? static_cast<double>(district.buildings.dwellings[b]) : 0.0;
  });
  Programme within = programme;  // one order a building
  std::size_t sites = 0;
  for (const Wave& wave : rollout.waves) sites += wave.sites.size();
  within.amount = std::min(programme.amount, static_cast<double>(sites));
  const Piece piece = *unit_cost(assets);
  install(d, within, account, rollout_days, piece, today, [&](BuildingId site) {
    auto mine =
        std::find_if(orders.begin(), orders.end(), [&](const RegisterOrder& o) { return o.account == account; });
    if (mine == orders.end())
      mine = orders.insert(orders.end(),
                           {account, std::vector<std::uint8_t>(d.landlords.size(), 0), static_cast<float>(checks)});
    mine->ordered[d.buildings.landlord[site].value] = 1;
  });
  if (!pay_running(d, programme, account, rollout.installed, piece.running, today)) withdraw();
}

}  // namespace tenure
