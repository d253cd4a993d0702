#pragma once
/// Numbers and findings in plain words, the same in sentences, tables and charts.

#include <string>

#include "analysis/comparison.hpp"

namespace tenure {

/// Three significant digits of `scale` (at least one of `x` where that is larger), thousands with commas: "35,000",
/// "-2.41"; "10.9 million" where `scale` is a million or more. Rounding a number and its interval by the same scale
/// gives them the same digits.
[[nodiscard]] std::string number_text(double x, double scale);
[[nodiscard]] std::string number_text(double x);

/// "-2.4 %"; `plus` writes "+" before a rise.
[[nodiscard]] std::string percent_text(double share, bool plus = true);

/// "yuan a month"; empty for a pure number.
[[nodiscard]] std::string unit_text(const std::string& unit);

/// "the year", "the 3 months", "the 2 years", "the 45 days" from one day to another, the second not included.
[[nodiscard]] std::string horizon_text(Day start, Day end);

/// "fires", "incidents (theft)", or the long name of the outcome.
[[nodiscard]] std::string subject_text(const Variable& variable, const std::string& label);

/// What changes, without how sure: "312 fewer incidents happen", "mean agreed rent is 3.2 yuan a month lower",
/// "births: 12 more". `scale` as for number_text.
[[nodiscard]] std::string change_text(const Variable& variable, const std::string& label, double difference,
                                      double scale);

/// "312 fewer incidents happen in the year (95 % interval 250 to 370), -2.4 %", or "no clear effect on ...", or "no
/// change at all in ...".
[[nodiscard]] std::string finding_text(const ComparedOutcome& outcome, const std::string& horizon);

}  // namespace tenure
