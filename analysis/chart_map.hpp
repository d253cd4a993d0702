#pragma once
/// A map a scenario of what it changes in each community, on one colour scale: blue fewer, orange more, a sign on each
/// clear change so that it reads in grey too, hatching where the central 90 % of the paired differences hold 0.

#include <optional>
#include <string>

#include "analysis/chart_frame.hpp"
#include "analysis/community_map.hpp"

namespace tenure {

/// SVG text, up to six scenarios. `period`: its position; nothing: the whole horizon. Throws std::invalid_argument
/// where there are more scenarios, or where outlines of communities are missing.
[[nodiscard]] std::string draw_map(const CommunityMap& changes, const DistrictMap& outlines,
                                   std::optional<std::size_t> period, const std::string& version, ChartSize size = {},
                                   Language language = Language::english);

}  // namespace tenure
