#pragma once
/// How a programme spreads over places and days: which communities in which wave, which buildings in which order, and
/// how many pieces are due today and can be paid.
///
/// Sites of a wave are drawn without replacement with chances proportional to a weight (Efraimidis and Spirakis 2006),
/// in an order that does not depend on the amount: fewer pieces stand at the first of the same sites, so that a larger
/// programme holds the smaller one. Pieces of a wave are placed along a straight line over `rollout_days` from the day
/// the wave opens; after the last site comes the first again.

#include <functional>
#include <vector>

#include "models/interventions/measure.hpp"

namespace tenure {

/// How likely a building is a site; 0: never one.
using SiteWeight = std::function<double(const District&, BuildingId)>;

/// Chooses places, waves and the order of sites on the programme's first day; does nothing on later ones.
void begin_rollout(District& d, const Programme& programme, std::size_t account, const Luck& luck,
                   const SiteWeight& weight);

/// Communities of the waves that are open today, by id.
[[nodiscard]] std::vector<CommunityId> open_places(const Rollout& rollout, Day today);

/// Buys and places what is due today, as far as the money goes: a piece is bought only while the budget also holds its
/// running cost, and that of those that stand, to the programme's end (a year where it has none). Returns how many.
std::int64_t install(District& d, const Programme& programme, std::size_t account, double rollout_days,
                     const Piece& piece, Day today, const std::function<void(BuildingId)>& place);

/// Pays the running cost of `pieces` each 30 days from the start, for the days to come until the programme's end. False
/// where the money is gone.
[[nodiscard]] bool pay_running(District& d, const Programme& programme, std::size_t account, std::int64_t pieces,
                               double yearly, Day today);

/// True on the days on which `pay_running` pays, and others look after what wears.
[[nodiscard]] bool monthly(const Programme& programme, Day today);

[[nodiscard]] inline bool over(const Programme& programme, Day today) {
  return programme.end && today >= *programme.end;
}

}  // namespace tenure
