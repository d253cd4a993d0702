#include "models/safety/charging.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/safety/fire_care.hpp"
#include "sim/parallel.hpp"

namespace tenure {
namespace {

/// A way from a building to a pile in its reach.
struct Way {
  std::uint32_t pile;
  BuildingId building;
  std::uint32_t metres;
};

/// All ways in the order in which ports are taken up: by whole metres, piles, and the index's order of buildings.
std::vector<Way> ways_in_order(const District& d, double reach) {
  const std::vector<Way> ways = parallel_gather<Way>(d.piles.size(), [&](std::size_t i, std::vector<Way>& out) {
    d.building_index.within(d.buildings.place[d.piles[i].building], reach, [&](std::uint32_t row, double metres) {
      out.push_back({static_cast<std::uint32_t>(i), BuildingId{row}, static_cast<std::uint32_t>(metres)});
    });
  });
  std::vector<std::size_t> at(static_cast<std::size_t>(reach) + 2, 0);
  for (const Way& way : ways) ++at[way.metres + 1];
  for (std::size_t m = 1; m < at.size(); ++m) at[m] += at[m - 1];
  std::vector<Way> sorted(ways.size());
  for (const Way& way : ways) sorted[at[way.metres]++] = way;
  return sorted;
}

}  // namespace

double use_of_pile(double metres, double care, const ChargingParameters& p) {
  const double v = p.at_door - p.walk * metres - p.price * (p.pile_tariff - p.home_tariff) + p.rule * care;
  return (1.0 - p.habit) / (1.0 + std::exp(-v));
}

double indoors_without_port(double care, const ChargingParameters& p) {
  return p.indoors_without_port * (1.0 - p.obeyed * care);
}

Charging charge(const District& d, const FireParameters& fire, Day today) {
  const ChargingParameters& p = fire.charging;
  const std::size_t rows = d.buildings.size();
  std::vector<double> care(rows), served(rows, 0.0), left(d.piles.size()), free(rows, 0.0);
  parallel_rows(rows, [&](std::size_t row) {
    care[row] = fire_care(d, BuildingId{static_cast<std::uint32_t>(row)}, fire, today);
  });
  for (std::size_t i = 0; i < left.size(); ++i) left[i] = d.piles[i].ports * p.e_bikes_per_port;

  const std::vector<Way> ways = ways_in_order(d, p.reach);
  for (const Way& way : ways) {
    const std::uint32_t row = way.building.value;
    const double e_bikes = d.buildings.e_bikes[way.building];
    if (left[way.pile] <= 0 || served[row] >= e_bikes) continue;
    const double wanting = e_bikes * use_of_pile(way.metres, care[row], p) - served[row];
    if (wanting <= 0) continue;
    const double takes = std::min(wanting, left[way.pile]);
    served[row] += takes;
    left[way.pile] -= takes;
  }
  for (const Way& way : ways) free[way.building.value] += left[way.pile];

  Charging charging{Column<BuildingTable, float>(rows), Column<BuildingTable, std::uint16_t>(rows)};
  for (const BuildingId b : Ids<BuildingTable>(rows)) {
    const double e_bikes = d.buildings.e_bikes[b];
    const double without = e_bikes > 0 ? 1.0 - served[b.value] / e_bikes : 1.0;
    charging.indoors[b] = static_cast<float>(without * indoors_without_port(care[b.value], p));
    const double ports = (served[b.value] + free[b.value]) / p.e_bikes_per_port;
    charging.places[b] =
        static_cast<std::uint16_t>(std::min<double>(std::round(ports), std::numeric_limits<std::uint16_t>::max()));
  }
  return charging;
}

}  // namespace tenure
