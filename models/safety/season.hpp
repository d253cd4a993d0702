#pragma once
/// Yearly swing of a rate around its mean: 1 + amplitude cos(2 pi (day of year - peak) / 365.25).
///
/// The half year centred on the peak then holds 1/2 + amplitude / pi of the year's events.

#include "sim/calendar.hpp"

namespace tenure {

/// `peak`: day of the year, 1 January being day 0. Mean 1 over a year.
[[nodiscard]] double season(double amplitude, double peak, Day today);

/// The calendar year with its fraction: 2 July 2022 is about 2022.5.
[[nodiscard]] double year_with_fraction(Day today);

}  // namespace tenure
