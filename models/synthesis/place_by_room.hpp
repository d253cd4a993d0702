#pragma once
/// Where things of different sizes go: one after the other, each to place k with the chance
///
///   max(room[k], 0) / sum of max(room, 0) over all places,   after which room[k] is less by the size
///
/// Once no place has room left, to the one that lacks least.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/random.hpp"

namespace tenure {

/// [size] its place. The i-th size takes its draw from item i of `why`, so those who come first should be the largest.
[[nodiscard]] std::vector<std::uint32_t> place_by_room(std::span<const std::int64_t> sizes, std::vector<double> room,
                                                       const Luck& luck, Purpose why);

}  // namespace tenure
