#pragma once
/// What landlords do to their houses of their own accord, and how they mean to get the money back.
///
/// Twice a year or so a landlord weighs each work that its house lacks: new wiring, smoke alarms, a lamp over the lane.
///
///   gain = rent (exp(taste / taste_rent) - 1)        what tenants would pay for it [yuan/month per room]
///   P = logistic(base + weight (gain - cost / payback) / rent + duty [keeps the duty] + slow (letting / slow_letting -
///   1))
///
/// A landlord that keeps its fire duties rewires and hangs alarms more readily; one that lets assets in, lights the
/// lane. The cost becomes outlay, cost / payback a room and month, which the rents asked are to bring back
/// (landlords.hpp) and which fades over the payback time, so that it brings in its cost once. Whether it does, the
/// market says.

#include <array>
#include <string_view>
#include <vector>

#include "models/housing/parameters.hpp"
#include "models/state/district.hpp"
#include "sim/random.hpp"

namespace tenure {

enum class Upgrade : std::uint8_t { wiring, alarms, lighting };
inline constexpr std::array<std::string_view, 3> upgrade_names{"wiring", "alarms", "lighting"};

/// A work as a landlord sees it.
struct Work {
  double rent = 0;          ///< [yuan/month] mean of the house's rooms
  double gain = 0;          ///< [yuan/month per room]
  double cost = 0;          ///< [yuan per room]
  double letting_days = 0;  ///< [day] as remembered
  bool duty = false;        ///< keeps the duty that the work belongs to
};
[[nodiscard]] double rent_gain(double rent, double taste, const HousingParameters& p);
[[nodiscard]] double upgrade_chance(const Work& work, const HousingParameters& p);

/// What is left of an outlay after `days` of recovering it; nothing once it is small change.
[[nodiscard]] double recovered(double outlay, int days, const HousingParameters& p);

struct Upgraded {
  BuildingId building;
  Upgrade what;
  float outlay;  ///< [yuan/month per room] it adds to the landlord's
};
/// Phase: works done today, by building: those of rental houses whose landlord's turn it is.
[[nodiscard]] std::vector<Upgraded> upgrades(const District& d, const HousingParameters& p, const Luck& luck,
                                             Day today);

}  // namespace tenure
