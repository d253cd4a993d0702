#include "models/governance/office_hours.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace tenure {

OfficeHours::OfficeHours(const RequestParameters& p, const std::vector<Day>& festivals)
    : opens_(p.opens / 24.0),
      closes_(std::min(1.0, (p.opens + p.open_hours) / 24.0)),
      weekends_(p.weekends >= 0.5),
      festival_days_(static_cast<int>(std::lround(p.festival_days))),
      festivals_(festivals) {}

bool OfficeHours::works_on(Day day) const {
  const std::chrono::weekday weekday{std::chrono::sys_days{std::chrono::days{day.value}}};
  if (!weekends_ && (weekday == std::chrono::Saturday || weekday == std::chrono::Sunday)) return false;
  const auto after = std::upper_bound(festivals_.begin(), festivals_.end(), day);
  return after == festivals_.begin() || day - *(after - 1) >= festival_days_;
}

double OfficeHours::after_work(double start, double hours) const {
  Day day{static_cast<std::int32_t>(std::floor(start))};
  double at = start, left = hours / 24.0;
  while (left > closes(day) - at) {
    left -= closes(day) - at;
    do ++day;
    while (!works_on(day));
    at = opens(day);
  }
  return std::min(at + left, closes(day));
}

}  // namespace tenure
