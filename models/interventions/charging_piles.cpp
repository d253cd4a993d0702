#include "models/interventions/charging_piles.hpp"

#include <cmath>

#include "models/interventions/lets_in.hpp"
#include "models/interventions/rollout.hpp"

namespace tenure {

void ChargingPiles::describe(Fields& at) {
  at.number("ports", ports, "1", {1, 100}, "ports of a pile; without it the book's assets.pile.ports");
  at.number("rollout_days", rollout_days, "day", {0, 36525},
            "days over which the piles are put up; 0: all on the first day");
}

std::optional<Piece> ChargingPiles::unit_cost(const AssetParameters& assets) const {
  const double price = assets.pile.price * ports.value_or(assets.pile.ports) / assets.pile.ports;
  return Piece{price, price * assets.pile.upkeep};
}

void ChargingPiles::act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
                        const Luck& luck, Day today) const {
  if (programme.amount == 0) return;
  Rollout& rollout = d.rollouts[account];
  const auto take_out_of_service = [&] {
    std::erase_if(d.piles, [&](const Pile& pile) { return pile.account == account; });
    rollout.installed = 0;
  };
  if (over(programme, today)) {
    if (rollout.installed > 0) take_out_of_service();
    return;
  }
  begin_rollout(d, programme, account, luck, [](const District& district, BuildingId b) {
    return static_cast<double>(district.buildings.e_bikes[b]);
  });
  const PileAssets& pile = assets.pile;
  const double each = ports.value_or(pile.ports);
  const Piece piece = *unit_cost(assets);
  install(d, programme, account, rollout_days, piece, today, [&](BuildingId site) {
    const BuildingId at = nearest_that_lets_in(d, site, pile.search, pile.refusal, luck);
    d.piles.push_back({at.exists() ? at : site, static_cast<std::uint16_t>(std::lround(each)), today,
                       static_cast<std::uint16_t>(account)});
  });
  if (!pay_running(d, programme, account, rollout.installed, piece.running, today)) take_out_of_service();
}

}  // namespace tenure
