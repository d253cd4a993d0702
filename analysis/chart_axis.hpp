#pragma once
/// Ticks of axes: round numbers, and months, quarters or years by the calendar.

#include <string>
#include <vector>

#include "analysis/language.hpp"
#include "sim/calendar.hpp"

namespace tenure {

/// Round numbers (1, 2 or 5 times a power of ten apart) that cover [low, high] with about `count` steps; the first and
/// last are the axis' ends.
[[nodiscard]] std::vector<double> round_ticks(double low, double high, int count);

/// Labels with just the digits that tell the ticks apart.
[[nodiscard]] std::vector<std::string> tick_labels(const std::vector<double>& ticks,
                                                   Language language = Language::english);

/// A span of the time axis with its name: "Mar", "Q2", "2023", "3 Jan"; "3月", "二季度", "2023年", "1月3日".
struct TimeTick {
  Day start, end;
  std::string label;
};

/// Weeks below two months, months up to 15, quarters up to 4 years, else years.
[[nodiscard]] std::vector<TimeTick> time_ticks(Day start, Day end, Language language = Language::english);
[[nodiscard]] std::vector<TimeTick> year_ticks(Day start, Day end, Language language = Language::english);

/// "month" from the distance of periods; "period" where there is only one.
[[nodiscard]] std::string period_name(const std::vector<Day>& time);

/// "January 2022 to December 2022" of whole months, else days.
[[nodiscard]] std::string span_text(Day start, Day end);

/// Minus signs in place of hyphens before numbers, and no line break before "%".
[[nodiscard]] std::string typographic(const std::string& text);

}  // namespace tenure
