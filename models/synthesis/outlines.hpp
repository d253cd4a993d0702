#pragma once
/// A schematic map: outlines of communities, and where buildings stand within them.

#include <span>
#include <vector>

#include "models/state/purposes.hpp"
#include "models/synthesis/district_file.hpp"
#include "sim/geometry.hpp"
#include "sim/random.hpp"

namespace tenure {

/// Cuts a convex polygon by straight lines into convex parts with areas in proportion to `weights`, without gaps or
/// overlaps. Directions of the cuts come from `draws`.
[[nodiscard]] std::vector<Polygon> partition(const Polygon& convex, std::span<const double> weights, Stream& draws);

/// Outlines of all communities: those given, or a partition of a disc into towns by area and of towns into communities.
[[nodiscard]] std::vector<Polygon> outlines(const DistrictFile& file, const Luck& luck);

/// A point of the polygon away from its border: the centroid, or where that lies outside, one that was drawn.
[[nodiscard]] Point inner_point(const Polygon& ring, Stream& draws);

/// `n` places within the polygon in a spiral about the centre, each on about spacing^2 of ground, jittered; where the
/// polygon is too small for that they stand closer. Vogel 1979, Mathematical Biosciences 44.
[[nodiscard]] std::vector<Point> cluster(const Polygon& ring, Point centre, std::size_t n, double spacing,
                                         Stream& draws);

}  // namespace tenure
