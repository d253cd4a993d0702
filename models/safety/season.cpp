#include "models/safety/season.hpp"

#include <cmath>
#include <numbers>

namespace tenure {
namespace {

Day new_year(int year) {
  return day_of(std::chrono::year{year} / std::chrono::January / 1);
}

}  // namespace

double season(double amplitude, double peak, Day today) {
  const int day_of_year = today - new_year(year_of(today));
  return 1.0 + amplitude * std::cos(2.0 * std::numbers::pi * (day_of_year - peak) / days_per_year);
}

double year_with_fraction(Day today) {
  const int year = year_of(today);
  const Day begin = new_year(year);
  return year + static_cast<double>(today - begin) / (new_year(year + 1) - begin);
}

}  // namespace tenure
