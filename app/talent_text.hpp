#pragma once
/// What `tenure compare` says of people of the talent skills whom it can follow from one world into the other.

#include <string>
#include <vector>

#include "models/district/talent_moves.hpp"

namespace tenure {

/// One sentence or two: of those who came, how many would have come without the programmes; of those who left without
/// them, how many stayed. Where allowances were paid, a table of the paid: who lived here, who came and would have come
/// anyway, whom the programmes brought or kept. Means over the replicates that both have, which pair by their place.
/// Empty where there are none or nobody came.
[[nodiscard]] std::string talent_text(const std::string& scenario, const std::vector<TalentMoves>& base,
                                      const std::vector<TalentMoves>& with);

}  // namespace tenure
