#pragma once
/// A boom or a slump: an episode in which demand for the district's goods, or wages outside, grow or fall by so much a
/// year. It comes from outside and is the same in every world of a scenario.
///
/// While it lasts firms' posts drift by elasticity x goods a year on top of their own growth
/// (models/labour/demand.hpp), and stay where they are once it is over; wages outside move by exp(outside_wage t), and
/// the chance of a job there along the wage curve (models/migration/worth.hpp).

#include "models/state/economy.hpp"
#include "sim/calendar.hpp"
#include "sim/fields.hpp"

namespace tenure {

struct SwingParameters {
  double goods = 0;         ///< [1/year] growth of the log of demand for the district's goods
  double outside_wage = 0;  ///< [1/year] growth of the log of wages outside
  double begins = 0;        ///< [year] after the first recorded day
  double lasts = 0;         ///< [year]

  void describe(Fields& at) {
    at.number("economy.swing.goods", goods, "year-1", {-1, 1},
              "growth of the log of outside demand for the district's goods while the episode lasts: a boom above 0, a "
              "slump below");
    at.number("economy.swing.outside_wage", outside_wage, "year-1", {-1, 1},
              "growth of the log of wages outside while the episode lasts");
    at.number("economy.swing.begins", begins, "year", {-10, 100}, "begin of the episode, after the first recorded day");
    at.number("economy.swing.lasts", lasts, "year", {0, 100}, "how long it lasts");
  }
};

/// Where the swing stands today; `start` is the first recorded day.
[[nodiscard]] Swing swing_on(Day today, Day start, const SwingParameters& at);

}  // namespace tenure
