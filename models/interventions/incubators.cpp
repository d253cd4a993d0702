#include "models/interventions/incubators.hpp"

#include <algorithm>

#include "models/interventions/rollout.hpp"

namespace tenure {

namespace {

std::vector<std::uint32_t> equipped(const District& d) {
  std::vector<std::uint32_t> places(d.hosts.size(), 0);
  for (const Platform& platform : d.platforms) ++places[platform.host.value];
  return places;
}

/// What a team finds at each host, from the platforms that stand.
void count_support(District& d) {
  std::vector<double> sum(d.hosts.size(), 0.0);
  for (const Platform& platform : d.platforms) sum[platform.host.value] += platform.support;
  for (const HostId host : Ids<HostTable>(d.hosts.size())) {
    const double places = std::max(d.hosts.places[host], 1u);
    d.hosts.support[host] = static_cast<float>(std::min(1.0, sum[host.value] / places));
  }
}

void withdraw(District& d, std::size_t account) {
  if (std::erase_if(d.platforms, [&](const Platform& p) { return p.account == account; }) > 0) count_support(d);
}

/// Of the hosts in these communities the one with the least share of places equipped.
HostId least_equipped(const District& d, const std::vector<CommunityId>& communities,
                      const std::vector<std::uint32_t>& so_far) {
  HostId best;
  double least = 0;
  for (const HostId host : Ids<HostTable>(d.hosts.size())) {
    if (!std::binary_search(communities.begin(), communities.end(), d.hosts.community[host])) continue;
    const double share_of_places = so_far[host.value] / std::max<double>(d.hosts.places[host], 1);
    if (!best.exists() || share_of_places < least) best = host, least = share_of_places;
  }
  return best;
}

}  // namespace

void Incubators::describe(Fields& at) {
  at.number("support", support, "1", share, "platform support at an equipped place, as a share of all there could be");
  at.number("new_places", new_places, "1", share, "share of the amount that is built in addition to places there are");
  at.number("rollout_days", rollout_days, "day", {0, 36525},
            "days over which places are equipped; 0: all on the first day");
}

std::optional<Piece> Incubators::unit_cost(const AssetParameters& assets) const {
  const IncubatorAssets& prices = assets.incubator;
  return Piece{prices.place * new_places + prices.equipment, prices.running + prices.staff * support};
}

void Incubators::act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
                     const Luck& luck, Day today) const {
  if (programme.amount == 0) return;
  if (over(programme, today)) return withdraw(d, account);
  // One building stands for its community, weighed by the places of the hosts there.
  begin_rollout(d, programme, account, luck, [](const District& district, BuildingId b) {
    const CommunityId c = district.buildings.community[b];
    if (district.communities.first_building[c] != b) return 0.0;
    double places = 0;
    for (const HostId host : Ids<HostTable>(district.hosts.size()))
      if (district.hosts.community[host] == c) places += district.hosts.places[host];
    return places;
  });
  const Rollout& rollout = d.rollouts[account];
  const std::vector<CommunityId> places = open_places(rollout, today);
  std::vector<std::uint32_t> so_far = equipped(d);
  std::int64_t number = rollout.installed;
  const Piece piece = *unit_cost(assets);
  const std::int64_t fresh = install(d, programme, account, rollout_days, piece, today, [&](BuildingId) {
    const HostId host = least_equipped(d, places, so_far);
    ++so_far[host.value];
    // Built ones are spread evenly among all: the n-th is built where n x share passes a whole number.
    d.hosts.places[host] += static_cast<std::uint32_t>(static_cast<double>(number + 1) * new_places) -
                            static_cast<std::uint32_t>(static_cast<double>(number) * new_places);
    ++number;
    d.platforms.push_back({host, static_cast<std::uint16_t>(account), static_cast<float>(support)});
  });
  if (fresh > 0) count_support(d);
  if (!monthly(programme, today)) return;
  const auto mine =
      std::count_if(d.platforms.begin(), d.platforms.end(), [&](const Platform& p) { return p.account == account; });
  if (!pay_running(d, programme, account, mine, piece.running, today)) withdraw(d, account);
}

}  // namespace tenure
