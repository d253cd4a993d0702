#include "models/district/swing.hpp"

#include <algorithm>

namespace tenure {

Swing swing_on(Day today, Day start, const SwingParameters& at) {
  const double since = (today - start) / days_per_year - at.begins;
  const bool lasts = since >= 0 && since < at.lasts;
  return {lasts ? at.goods : 0.0, at.outside_wage * std::clamp(since, 0.0, at.lasts)};
}

}  // namespace tenure
