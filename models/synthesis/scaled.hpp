#pragma once
/// The same district with fewer people: for a quick look and for tests. Shares, rents and wages stay; counts shrink,
/// communities do not.

#include "models/synthesis/district_file.hpp"

namespace tenure {

/// `part` in (0, 1]: of people, buildings, enterprises, teams, candidates. Every count keeps at least 1.
[[nodiscard]] DistrictFile scaled(DistrictFile counts, double part);

}  // namespace tenure
