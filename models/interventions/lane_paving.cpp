#include "models/interventions/lane_paving.hpp"

#include <algorithm>

#include "models/interventions/rollout.hpp"
#include "models/state/purposes.hpp"

namespace tenure {

namespace {

std::int64_t lamps_of(const District& d, std::size_t account) {
  return std::count_if(d.lamps.begin(), d.lamps.end(), [&](const Lamp& lamp) { return lamp.account == account; });
}

void switch_off(District& d, std::size_t account) {
  std::erase_if(d.lamps, [&](const Lamp& lamp) {
    if (lamp.account == account) d.buildings.lit_lane[lamp.building] = 0;
    return lamp.account == account;
  });
}

void light(District& d, std::size_t account, const std::vector<BuildingId>& dark, double price) {
  const std::int64_t lamps =
      d.ledger.buy(account, Spending::capital, static_cast<std::int64_t>(dark.size()), fen(price));
  for (std::int64_t i = 0; i < lamps; ++i) {
    const BuildingId b = dark[static_cast<std::size_t>(i)];
    d.buildings.lit_lane[b] = 1;
    d.lamps.push_back({b, static_cast<std::uint16_t>(account)});
  }
}

}  // namespace

void LanePaving::describe(Fields& at) {
  at.number("lighting", lighting, "1", share, "share of the dark lanes among those paved that get lamps");
  at.number("rollout_days", rollout_days, "day", {0, 36525},
            "days over which the lanes are paved; 0: all on the first day");
}

void LanePaving::act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
                     const Luck& luck, Day today) const {
  if (programme.amount == 0) return;
  if (over(programme, today)) return switch_off(d, account);
  begin_rollout(d, programme, account, luck, [](const District& district, BuildingId b) {
    return district.buildings.tenure[b] == Tenure::rental ? static_cast<double>(district.buildings.dwellings[b]) : 0.0;
  });
  const PavingAssets& paving = assets.paving;
  const double km = paving.lane / 1000.0;
  Programme by_building = programme;
  by_building.amount = programme.amount / km;
  d.rollouts[account].piece = km;
  std::vector<BuildingId> dark;
  install(d, by_building, account, rollout_days, {.price = paving.price * km}, today, [&](BuildingId site) {
    d.buildings.paved[site] = 1;
    float& access = d.buildings.lane_access[site];
    access += static_cast<float>(paving.access) * (1.0f - access);
    if (d.buildings.lit_lane[site] != 0) return;
    // The same lane gets lamps or none in every replicate, as sites are the same.
    if (Stream(Luck{luck.seed, 0}, purpose::lamps, site.value).uniform() >= lighting) return;
    if (std::find(dark.begin(), dark.end(), site) == dark.end()) dark.push_back(site);
  });
  if (!dark.empty()) light(d, account, dark, paving.lamps * km);
  if (monthly(programme, today) &&
      !pay_running(d, programme, account, lamps_of(d, account), paving.lamps_power * km, today))
    switch_off(d, account);
}

}  // namespace tenure
