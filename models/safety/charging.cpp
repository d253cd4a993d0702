#include "models/safety/charging.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "models/safety/fire_care.hpp"
#include "sim/parallel.hpp"

namespace tenure {
namespace {

/// All ways between buildings and the piles in their reach, in the order in which ports are taken up: by whole metres,
/// piles, and the index's order of buildings. Each way is found twice, first to count how many there are of each
/// length, so that it is then put where it belongs and the ways are held once.
class Ways {
 public:
  Ways(const District& d, double reach) : begin_(static_cast<std::size_t>(reach) + 2, 0) {
    const std::size_t lengths = begin_.size() - 1, each = gather_block_rows(d.piles.size());
    std::vector<std::vector<std::size_t>> at((d.piles.size() + each - 1) / each);
    const auto find = [&](std::size_t from, std::size_t to, auto&& found) {
      for (std::size_t pile = from; pile < to; ++pile)
        d.building_index.within(
            d.buildings.place[d.piles[pile].building], reach, [&](std::uint32_t row, double metres) {
              found(static_cast<std::size_t>(metres), Way{static_cast<std::uint32_t>(pile), BuildingId{row}});
            });
    };
    const auto by_blocks = [&](auto&& f) { parallel_blocks(d.piles.size(), f, each); };
    by_blocks([&](std::size_t from, std::size_t to, std::size_t block) {
      std::vector<std::size_t> count(lengths, 0);
      find(from, to, [&](std::size_t metres, Way) { ++count[metres]; });
      at[block] = std::move(count);
    });
    std::size_t before = 0;
    for (std::size_t metres = 0; metres < lengths; ++metres) {
      for (std::vector<std::size_t>& block : at) before += std::exchange(block[metres], before);
      begin_[metres + 1] = before;
    }
    ways_.resize(before);
    by_blocks([&](std::size_t from, std::size_t to, std::size_t block) {
      find(from, to, [&](std::size_t metres, Way way) { ways_[at[block][metres]++] = way; });
    });
  }

  /// Calls f(pile, building, metres) for each way.
  template <class F>
  void each(F&& f) const {
    for (std::size_t metres = 0; metres + 1 < begin_.size(); ++metres)
      for (std::size_t i = begin_[metres]; i < begin_[metres + 1]; ++i)
        f(ways_[i].pile, ways_[i].building, static_cast<double>(metres));
  }

 private:
  struct Way {
    std::uint32_t pile;
    BuildingId building;
  };

  std::vector<std::size_t> begin_;  ///< [metre] the first way of this length
  std::vector<Way> ways_;
};

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

  const Ways ways(d, p.reach);
  ways.each([&](std::uint32_t pile, BuildingId building, double metres) {
    const std::uint32_t row = building.value;
    const double e_bikes = d.buildings.e_bikes[building];
    if (left[pile] <= 0 || served[row] >= e_bikes) return;
    const double wanting = e_bikes * use_of_pile(metres, care[row], p) - served[row];
    if (wanting <= 0) return;
    const double takes = std::min(wanting, left[pile]);
    served[row] += takes;
    left[pile] -= takes;
  });
  ways.each([&](std::uint32_t pile, BuildingId building, double) { free[building.value] += left[pile]; });

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
