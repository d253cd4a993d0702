#pragma once
/// When departments work, on the real calendar. Times are days since 1970 with their fraction.

#include <vector>

#include "models/governance/request_parameters.hpp"
#include "sim/calendar.hpp"

namespace tenure {

class OfficeHours {
 public:
  /// `festivals`: New Year's days of the lunar calendar, rising; must outlive this.
  OfficeHours(const RequestParameters& p, const std::vector<Day>& festivals);

  [[nodiscard]] bool works_on(Day day) const;
  [[nodiscard]] double opens(Day day) const { return day.value + opens_; }
  [[nodiscard]] double closes(Day day) const { return day.value + closes_; }
  /// When a case is done that is taken up at `start`, within office hours, and takes so many hours of work.
  [[nodiscard]] double after_work(double start, double hours) const;

 private:
  double opens_, closes_;  ///< [day] since midnight
  bool weekends_;
  int festival_days_;
  const std::vector<Day>& festivals_;
};

}  // namespace tenure
