#include "models/interventions/patrol.hpp"

#include <algorithm>
#include <cmath>

#include "models/interventions/rollout.hpp"

namespace tenure {

namespace {

/// Teams that are to walk in the places of each wave; none where it is not open yet.
std::vector<std::int64_t> teams_due(const Rollout& rollout, double amount, Day today) {
  std::vector<std::int64_t> due;
  double share = 0;
  std::int64_t before = 0;
  for (const Wave& wave : rollout.waves) {
    share += wave.share;
    const std::int64_t so_far = std::llround(amount * share);
    due.push_back(today >= wave.opens && !wave.sites.empty() ? so_far - before : 0);
    before = so_far;
  }
  return due;
}

void hire(District& d, const Programme& programme, std::size_t account, std::int64_t due, double yearly, Day today) {
  const int days = programme.end ? std::min(even_month, *programme.end - today) : even_month;
  Rollout& rollout = d.rollouts[account];
  rollout.installed = d.ledger.buy(account, Spending::running, due, fen(yearly * days / days_per_year));
  rollout.bought = std::max(rollout.bought, rollout.installed);
}

void put_hot_spots_first(const District& d, std::vector<BuildingId>& sites) {
  std::stable_sort(sites.begin(), sites.end(),
                   [&](BuildingId a, BuildingId b) { return d.buildings.known_cases[a] > d.buildings.known_cases[b]; });
}

void walk(District& d, const Wave& wave, std::int64_t teams, const PatrolAssets& patrol, std::size_t span, int day) {
  const std::int64_t visits = std::llround(static_cast<double>(teams) * patrol.visits);
  const std::int64_t places = std::min<std::int64_t>(static_cast<std::int64_t>(wave.sites.size()),
                                                     std::llround(static_cast<double>(visits) * patrol.cycle));
  for (std::int64_t i = 0; i < visits; ++i) {
    const BuildingId b = wave.sites[static_cast<std::size_t>((day * visits + i) % places)];
    float& presence = d.buildings.patrol[b][span];
    presence += static_cast<float>(patrol.presence) * (1.0f - presence);
  }
}

}  // namespace

void Patrol::describe(Fields& at) {
  at.value("shift", shift, "the quarter of the day in which the teams walk",
           {day_span_names.begin(), day_span_names.end()});
  at.value("sites", sites, "beats over all rental buildings of the places, or hot spots by recorded incidents",
           {"beats", "hot_spots"});
}

std::optional<Piece> Patrol::unit_cost(const AssetParameters& assets) const {
  return Piece{0, assets.patrol.team};
}

void Patrol::act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
                 const Luck& luck, Day today) const {
  if (programme.amount == 0) return;
  Rollout& rollout = d.rollouts[account];
  if (over(programme, today)) {
    rollout.installed = 0;
    return;
  }
  begin_rollout(d, programme, account, luck, [](const District& district, BuildingId b) {
    return district.buildings.tenure[b] == Tenure::rental ? static_cast<double>(district.buildings.dwellings[b]) : 0.0;
  });
  const std::vector<std::int64_t> due = teams_due(rollout, programme.amount, today);
  if (monthly(programme, today)) {
    std::int64_t all = 0;
    for (const std::int64_t teams : due) all += teams;
    hire(d, programme, account, all, unit_cost(assets)->running, today);
    if (sites == "hot_spots")
      for (Wave& wave : rollout.waves) put_hot_spots_first(d, wave.sites);
  }
  const auto span =
      static_cast<std::size_t>(std::find(day_span_names.begin(), day_span_names.end(), shift) - day_span_names.begin());
  std::int64_t left = rollout.installed;
  for (std::size_t w = 0; w < due.size(); ++w) {
    const std::int64_t teams = std::min(left, due[w]);
    if (teams == 0) continue;
    walk(d, rollout.waves[w], teams, assets.patrol, span, today - programme.start);
    left -= teams;
  }
}

}  // namespace tenure
