#pragma once
/// The district's map as a results file keeps it: GeoJSON, a Polygon a community with the properties `community` and
/// `town`, coordinates in metres east and north. The member `schematic` is true where the model drew the outlines
/// itself, false where the district file names some.

#include <string>

#include "models/state/district.hpp"

namespace tenure {

/// Coordinates to the metre; one line.
[[nodiscard]] std::string map_text(const District& district, bool schematic);

}  // namespace tenure
