#pragma once
/// Births to couples and deaths at all ages, at a household's monthly turn.
///
/// Death hazard after Gompertz (1825, Phil. Trans. 115): h(a) = h_60 exp(g (a - 60)) [1/year]. A household without room
/// for one more waits with a child. A child's luck key is made from its mother's and the day and has its top bit set,
/// where no other key has it.

#include <cstdint>

#include "models/migration/parameters.hpp"
#include "sim/random.hpp"

namespace tenure {

/// [1/year]
[[nodiscard]] double death_hazard(double years, const MigrationParameters& at);

/// Luck key of a child born to the mother with this key.
[[nodiscard]] std::uint32_t child_key(const Luck& luck, std::uint32_t mother, Day today);

}  // namespace tenure
