#include "models/interventions/camera_network.hpp"

#include <algorithm>
#include <cmath>

#include "models/interventions/camera_coverage.hpp"
#include "models/state/purposes.hpp"

namespace tenure {

namespace {

constexpr int month = 30;  // bills and the wear of novelty are reckoned every 30 days

std::vector<BuildingId> order_of_sites(const District& d, const std::vector<CommunityId>& places, std::uint64_t seed) {
  std::vector<std::pair<double, BuildingId>> keyed;
  for (const CommunityId c : places)
    for (std::uint32_t i = 0; i < d.communities.buildings[c]; ++i) {
      const BuildingId b{d.communities.first_building[c].value + i};
      if (d.buildings.tenure[b] != Tenure::rental) continue;
      keyed.emplace_back(Stream(Luck{seed, 0}, purpose::placing, b.value).exponential() / d.buildings.dwellings[b], b);
    }
  std::sort(keyed.begin(), keyed.end());
  std::vector<BuildingId> sites;
  for (const auto& [key, building] : keyed) sites.push_back(building);
  return sites;
}

double yearly_running_cost(const CameraNetwork& network, const AssetParameters& assets) {
  return assets.camera_price * assets.camera_upkeep + (network.monitored ? assets.camera_watching : 0.0);
}

}  // namespace

void CameraNetwork::describe(Fields& at) {
  at.value("monitored", monitored, "true: someone watches the pictures (costs staff); false: they are only kept");
  at.number("rollout_days", rollout_days, "day", {0, 36525},
            "days over which the cameras are installed; 0: all on the first day");
}

void CameraNetwork::act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
                        const Luck& luck, Day today) const {
  if (programme.amount == 0) return;
  Rollout& rollout = d.rollouts[account];
  const auto own = [&](const Camera& camera) { return camera.account == account; };

  if (programme.end && today >= *programme.end) {
    if (rollout.installed > 0) {
      std::erase_if(d.cameras, own);
      rollout.installed = 0;
      refresh_coverage(d, assets, today);
    }
    return;
  }
  if (!rollout.begun) {
    rollout.begun = true;
    rollout.places = places_of(d, programme);
    rollout.sites = order_of_sites(d, rollout.places, luck.seed);
  }

  // Installed so far: a straight line over the rollout, as far as the money goes.
  const double elapsed = today - programme.start + 1.0;
  const double part = rollout_days <= 1 ? 1.0 : std::min(1.0, elapsed / rollout_days);
  const auto due = static_cast<std::int64_t>(std::llround(programme.amount * part)) - rollout.bought;
  bool changed = false;
  if (due > 0 && !rollout.sites.empty()) {
    const double years = programme.end ? (*programme.end - today) / days_per_year : 1.0;
    const Fen price = fen(assets.camera_price);
    const Fen reserve =
        fen((rollout.installed + 1) * yearly_running_cost(*this, assets) * years) / (rollout.installed + 1);
    const Fen left = d.ledger.accounts()[account].left();
    const Fen held = reserve * rollout.installed;
    const std::int64_t can_keep =
        left == no_cap ? due : std::clamp<std::int64_t>((left - held) / std::max<Fen>(1, price + reserve), 0, due);
    const std::int64_t bought = d.ledger.buy(account, Spending::capital, can_keep, price);
    for (std::int64_t i = 0; i < bought; ++i) {
      const BuildingId site = rollout.sites[static_cast<std::size_t>(rollout.bought + i) % rollout.sites.size()];
      d.cameras.push_back({site, today, static_cast<std::uint16_t>(account), monitored});
    }
    rollout.bought += bought;
    rollout.installed += bought;
    changed = bought > 0;
  }

  if (rollout.installed > 0 && (today - programme.start) % month == 0) {
    const int days = programme.end ? std::min(month, *programme.end - today) : month;
    const Fen bill = fen(rollout.installed * yearly_running_cost(*this, assets) * days / days_per_year);
    if (!d.ledger.pay(account, Spending::running, bill)) {
      std::erase_if(d.cameras, own);  // unpaid cameras go dark
      rollout.installed = 0;
    }
    changed = true;
  }
  if (changed) refresh_coverage(d, assets, today);
}

}  // namespace tenure
