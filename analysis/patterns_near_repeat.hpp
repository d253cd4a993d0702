#pragma once
/// Do events come close in space and time more often than their places and days would by themselves (Knox 1964, Applied
/// Statistics 13)? Pairs of events are counted by bands of distance and of days apart. Were days dealt to the events at
/// random, the expected count of a cell would be
///
///     E = (pairs in the distance band) x (pairs in the time band) / (all pairs),
///
/// and observed / E is the Knox ratio. Dealing the days anew says how far chance takes it. Places that are always worse
/// and days that are always busier don't raise the ratio; only their coming together does.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/geometry.hpp"
#include "sim/random.hpp"

namespace tenure {

struct PlacedEvent {
  Point place;
  std::int32_t day = 0;
};

/// Upper edges, rising; the first band begins at 0. A pair at an edge belongs to the lower band.
struct KnoxBands {
  std::vector<double> metres;
  std::vector<int> days;
};

struct KnoxTable {
  KnoxBands bands;
  std::vector<double> observed;  ///< [distance band x time band] pairs
  std::vector<double> expected;
  std::vector<double> p_value;  ///< share of dealings, the observed one among them, with at least as many pairs

  [[nodiscard]] double ratio(std::size_t metres, std::size_t days) const {
    const std::size_t cell = metres * bands.days.size() + days;
    return observed[cell] / expected[cell];
  }
};

/// `dealings`: how often the days are dealt anew (99). Two threads or one give the same table.
[[nodiscard]] KnoxTable knox(std::span<const PlacedEvent> events, const KnoxBands& bands, int dealings,
                             const Luck& luck, Purpose purpose);

}  // namespace tenure
