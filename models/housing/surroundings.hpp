#pragma once
/// The rental dwellings near a community, as ranges, so that one can be drawn in constant time. Fixed for a run.
///
/// Dwellings are drawn whether vacant or let, and a vacant one is then looked for in the same building: so what a
/// searcher hears of changes little between two worlds whose vacancies differ little (common random numbers).

#include <vector>

#include "models/state/district.hpp"
#include "sim/random.hpp"

namespace tenure {

class Surroundings {
 public:
  /// `near` [m]: communities whose centres lie within it of each other are near; a community is always near itself.
  Surroundings(const District& d, double near);

  /// A rental dwelling near `community`, uniformly by a word of a stream; anywhere in the district for
  /// CommunityId::none(). None where there is none.
  [[nodiscard]] DwellingId at(CommunityId community, std::uint32_t word) const;

 private:
  struct Range {
    DwellingId first;
    std::uint64_t before;  ///< dwellings in the ranges before this one
  };
  struct Area {
    std::vector<Range> ranges;
    std::uint64_t dwellings = 0;
  };
  std::vector<Area> near_;  ///< [community]
  Area anywhere_;
};

/// The first dwelling vacant since before `today` with room for `members` in the building of `start`, going round from
/// `start`; none where there is none.
[[nodiscard]] DwellingId vacant_in_building(const District& d, DwellingId start, int members, Day today);

}  // namespace tenure
