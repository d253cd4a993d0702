#pragma once
/// A day in 16 bits, for columns of many rows: every Day from `ShortDay::first` to `ShortDay::last`, `never` and
/// `beyond`.
///
/// Kept as days since 2000-01-01. Whatever is earlier reads as `never`, whatever is later as `beyond`: who lets days in
/// (the scenario's reader) sees to it that there are none.

#include <algorithm>
#include <compare>
#include <cstdint>
#include <limits>

#include "sim/calendar.hpp"

namespace tenure {

class ShortDay {
  static constexpr int epoch = 10'957;  // 2000-01-01
  static constexpr int lowest = std::numeric_limits<std::int16_t>::min();
  static constexpr int highest = std::numeric_limits<std::int16_t>::max();

 public:
  static constexpr Day first{epoch + lowest + 1};  ///< 1910-04-16
  static constexpr Day last{epoch + highest - 1};  ///< 2089-09-16
  static constexpr Day beyond{1'000'000};          ///< the opposite of `never`: later than every real day

  constexpr ShortDay() = default;
  constexpr ShortDay(Day day)  // NOLINT(google-explicit-constructor): written like a column of days
      : since_epoch_(static_cast<std::int16_t>(std::clamp(day.value - epoch, lowest, highest))) {}
  constexpr operator Day() const {  // NOLINT(google-explicit-constructor): and read
    return since_epoch_ == lowest ? never : since_epoch_ == highest ? beyond : Day{since_epoch_ + epoch};
  }

  friend constexpr auto operator<=>(ShortDay, ShortDay) = default;
  friend constexpr auto operator<=>(ShortDay a, Day b) { return Day(a) <=> b; }
  friend constexpr bool operator==(ShortDay a, Day b) { return Day(a) == b; }

 private:
  std::int16_t since_epoch_ = -epoch;  ///< as a Day's: 1970-01-01
};

}  // namespace tenure
