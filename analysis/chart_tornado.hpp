#pragma once
/// What drives an outcome: bars by parameter, the widest on top. One at a time they reach from the outcome at the
/// parameter's least value (blue) to that at its greatest (orange) about the usual outcome; of indices they start at 0.

#include <string>

#include "analysis/chart_frame.hpp"
#include "analysis/tornado.hpp"

namespace tenure {

/// SVG text of the widest `most` bars; the caption says how many are left out. `source`: file the numbers come from.
[[nodiscard]] std::string draw_tornado(const Tornado& tornado, const std::string& source, ChartSize size = {},
                                       Language language = Language::english, std::size_t most = 15);

}  // namespace tenure
