#include "models/interventions/rollout.hpp"

#include <algorithm>
#include <cmath>

#include "models/state/purposes.hpp"

namespace tenure {

namespace {

double weigh(const District& d, const std::vector<CommunityId>& places, const SiteWeight& weight,
             const std::function<void(BuildingId, double)>& each) {
  double sum = 0;
  for (const CommunityId c : places)
    for (std::uint32_t i = 0; i < d.communities.buildings[c]; ++i) {
      const BuildingId b{d.communities.first_building[c].value + i};
      const double w = weight(d, b);
      if (w <= 0) continue;
      sum += w;
      each(b, w);
    }
  return sum;
}

/// The places in as many groups as there are waves, dealt out in an order of the placing seed's own.
std::vector<Wave> waves_of(const District& d, const Programme& programme) {
  std::vector<CommunityId> places = places_of(d, programme);
  const auto n = static_cast<std::size_t>(programme.waves.value_or(1));
  std::vector<Wave> waves(std::clamp<std::size_t>(n, 1, std::max<std::size_t>(places.size(), 1)));
  if (waves.size() > 1) {
    const Luck own{static_cast<std::uint64_t>(programme.placing_seed.value_or(0)), 0};
    const auto key = [&](CommunityId c) { return Stream(own, purpose::wave, c.value)(); };
    std::stable_sort(places.begin(), places.end(), [&](CommunityId a, CommunityId b) { return key(a) < key(b); });
  }
  for (std::size_t i = 0; i < places.size(); ++i) waves[i * waves.size() / places.size()].places.push_back(places[i]);
  for (std::size_t k = 0; k < waves.size(); ++k) {
    std::sort(waves[k].places.begin(), waves[k].places.end());
    waves[k].opens =
        programme.start + static_cast<int>(static_cast<double>(k) * programme.wave_days.value_or(even_month));
  }
  return waves;
}

/// Yuan that one piece will cost to run until the programme's end.
double to_the_end(const Programme& programme, const Piece& piece, Day today) {
  return piece.running * (programme.end ? (*programme.end - today) / days_per_year : 1.0);
}

}  // namespace

void begin_rollout(District& d, const Programme& programme, std::size_t account, const Luck& luck,
                   const SiteWeight& weight) {
  Rollout& rollout = d.rollouts[account];
  if (rollout.begun) return;
  rollout.begun = true;
  rollout.waves = waves_of(d, programme);
  double all = 0;
  for (Wave& wave : rollout.waves) {
    std::vector<std::pair<double, BuildingId>> keyed;
    wave.share = weigh(d, wave.places, weight, [&](BuildingId b, double w) {
      keyed.emplace_back(Stream(Luck{luck.seed, 0}, purpose::placing, b.value).exponential() / w, b);
    });
    all += wave.share;
    std::sort(keyed.begin(), keyed.end());
    for (const auto& [key, building] : keyed) wave.sites.push_back(building);
  }
  for (Wave& wave : rollout.waves) wave.share = all > 0 ? wave.share / all : 0.0;
}

std::vector<CommunityId> open_places(const Rollout& rollout, Day today) {
  std::vector<CommunityId> places;
  for (const Wave& wave : rollout.waves)
    if (today >= wave.opens) places.insert(places.end(), wave.places.begin(), wave.places.end());
  std::sort(places.begin(), places.end());
  return places;
}

std::int64_t install(District& d, const Programme& programme, std::size_t account, double rollout_days,
                     const Piece& piece, Day today, const std::function<void(BuildingId)>& place) {
  Rollout& rollout = d.rollouts[account];
  const Fen price = fen(piece.price);
  std::int64_t placed = 0;
  for (Wave& wave : rollout.waves) {
    if (today < wave.opens || wave.sites.empty()) continue;
    const double part = rollout_days <= 1 ? 1.0 : std::min(1.0, (today - wave.opens + 1.0) / rollout_days);
    const std::int64_t due = std::llround(programme.amount * wave.share * part) - wave.placed;
    if (due <= 0) continue;
    const Account& money = d.ledger.accounts()[account];
    const Fen left = d.ledger.left(account), reserve = money.own(fen(to_the_end(programme, piece, today)));
    const Fen each = std::max<Fen>(1, money.own(price) + reserve);
    const std::int64_t can_keep =
        left == no_cap ? due : std::clamp<std::int64_t>((left - reserve * rollout.installed) / each, 0, due);
    rollout.stalled |= can_keep < due;
    const std::int64_t bought = d.ledger.buy(account, Spending::capital, can_keep, price);
    for (std::int64_t i = 0; i < bought; ++i)
      place(wave.sites[static_cast<std::size_t>(wave.placed + i) % wave.sites.size()]);
    wave.placed += bought;
    rollout.bought += bought;
    rollout.installed += bought;
    placed += bought;
  }
  return placed;
}

bool monthly(const Programme& programme, Day today) {
  return (today - programme.start) % even_month == 0;
}

bool pay_running(District& d, const Programme& programme, std::size_t account, std::int64_t pieces, double yearly,
                 Day today) {
  if (pieces == 0 || !monthly(programme, today)) return true;
  const int days = programme.end ? std::min(even_month, *programme.end - today) : even_month;
  return d.ledger.pay(account, Spending::running, fen(static_cast<double>(pieces) * yearly * days / days_per_year));
}

}  // namespace tenure
