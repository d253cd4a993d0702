#include "sim/calendar.hpp"

#include <charconv>

#include <fmt/format.h>

namespace tenure {

using namespace std::chrono;

namespace {

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (char c : text)
    if (c < '0' || c > '9') return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional{value} : std::nullopt;
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = digits(text.substr(0, 4)), m = digits(text.substr(5, 2)), d = digits(text.substr(8, 2));
  if (!y || !m || !d) return std::nullopt;
  const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)}, std::chrono::day{static_cast<unsigned>(*d)}};
  return date.ok() ? std::optional{day_of(date)} : std::nullopt;
}

std::string format_day(Day day) {
  const auto date = date_of(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

Day next_period(Day day, Period period, Day origin) {
  const auto date = date_of(day);
  const auto month_start = date.year() / date.month() / 1;
  switch (period) {
    case Period::day:
      return day + 1;
    case Period::week:
      return origin + ((day - origin) / 7 + 1) * 7;
    case Period::month:
      return day_of(month_start + months{1});
    case Period::quarter:
      return day_of(month_start + months{3 - (static_cast<unsigned>(date.month()) - 1) % 3});
    case Period::year:
      break;
  }
  return day_of((date.year() + years{1}) / January / 1);
}

std::vector<Day> period_starts(Day start, Day end, Period period) {
  std::vector<Day> starts;
  for (Day day = start; day < end; day = next_period(day, period, start)) starts.push_back(day);
  return starts;
}

}  // namespace tenure
