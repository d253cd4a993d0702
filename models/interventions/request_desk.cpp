#include "models/interventions/request_desk.hpp"

#include <algorithm>
#include <numeric>

#include "models/interventions/rollout.hpp"

namespace tenure {

namespace {

constexpr double room_kept = 30;  // [day] of unused room

double residents_of(const District& d, CommunityId c) {
  double sum = 0;
  for (std::uint32_t i = 0; i < d.communities.buildings[c]; ++i)
    sum += d.buildings.occupants[BuildingId{d.communities.first_building[c].value + i}];
  return sum;
}

/// Sets up desks in the communities of a wave, as far as the money goes.
void open_desks(District& d, Wave& wave, double amount, Fen price, RequestDesk& desk) {
  const auto wanted = static_cast<std::int64_t>(wave.places.size());
  wave.placed = d.ledger.buy(desk.account, Spending::capital, wanted, price);
  double all = 0;
  for (const CommunityId c : wave.places) all += residents_of(d, c);
  for (std::int64_t i = 0; i < wave.placed; ++i) {
    const CommunityId c = wave.places[static_cast<std::size_t>(i)];
    desk.room[c.value] = 0.5;  // so that parts of requests are rounded to the nearest, and not all of them down
    if (all > 0) desk.yearly[c.value] = amount * wave.share * residents_of(d, c) / all;
  }
}

}  // namespace

void RequestDeskMeasure::act(District& d, const Programme& programme, const AssetParameters& assets,
                             std::size_t account, const Luck& luck, Day today) const {
  if (programme.amount == 0) return;
  auto& desks = d.rules.request_desks;
  const auto mine = [&] {
    return std::find_if(desks.begin(), desks.end(), [&](const RequestDesk& desk) { return desk.account == account; });
  };
  Rollout& rollout = d.rollouts[account];
  if (over(programme, today)) {
    if (mine() != desks.end()) desks.erase(mine());
    return;
  }
  if (!rollout.begun) {
    begin_rollout(d, programme, account, luck, [](const District& district, BuildingId b) {
      return static_cast<double>(district.buildings.occupants[b]);
    });
    const std::vector<double> none(d.communities.size(), 0);
    desks.push_back({account, none, none});
  }
  if (mine() == desks.end()) return;
  RequestDesk& desk = *mine();
  for (Wave& wave : rollout.waves)
    if (today == wave.opens) open_desks(d, wave, programme.amount, fen(assets.desk.price), desk);
  const double all = std::accumulate(desk.yearly.begin(), desk.yearly.end(), 0.0);
  if (!pay_running(d, programme, account, all > 0, all / assets.desk.clerk_load * assets.desk.clerk, today)) {
    desks.erase(mine());
    return;
  }
  for (std::size_t c = 0; c < desk.room.size(); ++c) {
    const double daily = desk.yearly[c] / days_per_year;
    // Room for one request can always build up, however small the desk.
    if (daily > 0) desk.room[c] = std::min(desk.room[c] + daily, std::max(1.0 + daily, room_kept * daily));
  }
}

}  // namespace tenure
