#pragma once
/// Days of the proleptic Gregorian calendar, counted from 1970-01-01 (day 0). One step of a simulation is one day.

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tenure {

struct Day {
  std::int32_t value = 0;

  friend constexpr auto operator<=>(Day, Day) = default;
  friend constexpr Day operator+(Day d, int days) { return {d.value + days}; }
  friend constexpr Day operator-(Day d, int days) { return {d.value - days}; }
  friend constexpr int operator-(Day a, Day b) { return a.value - b.value; }
  constexpr Day& operator++() {
    ++value;
    return *this;
  }
};

/// "Never", for columns that hold the day of something that may not have happened; earlier than every real day.
inline constexpr Day never{-1'000'000};
inline constexpr double days_per_year = 365.25;
inline constexpr double days_per_month = days_per_year / 12.0;
/// [day] A month by which bills fall due and turns come round: always as long, so that each takes the same share of the
/// year.
inline constexpr int even_month = 30;

/// The group whose turn it is on the day, of `groups` that take turns day by day: 0 to groups - 1.
[[nodiscard]] constexpr std::uint32_t turn_of(Day day, int groups = even_month) {
  return static_cast<std::uint32_t>((day.value % groups + groups) % groups);
}

[[nodiscard]] constexpr Day day_of(std::chrono::year_month_day date) {
  return {static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count())};
}
[[nodiscard]] constexpr std::chrono::year_month_day date_of(Day day) {
  return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{day.value}}};
}
[[nodiscard]] constexpr int year_of(Day day) {
  return static_cast<int>(date_of(day).year());
}

/// "2022-01-31". Nothing where the text is not such a date or the date does not exist.
[[nodiscard]] std::optional<Day> parse_day(std::string_view text);
[[nodiscard]] std::string format_day(Day day);

/// How often outcomes are written.
enum class Period { day, week, month, quarter, year };

/// First day of the period after the one `day` lies in. Weeks are cut every seven days from `origin`; the others on the
/// calendar.
[[nodiscard]] Day next_period(Day day, Period period, Day origin);

/// First days of all periods that cover [start, end), the first being `start` itself.
[[nodiscard]] std::vector<Day> period_starts(Day start, Day end, Period period);

}  // namespace tenure
