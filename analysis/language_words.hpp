#pragma once
/// Numbers, spans and findings in either language. English ones are those of comparison_words.hpp and chart_axis.hpp.

#include <string>
#include <vector>

#include "analysis/language.hpp"
#include "analysis/paired_effect.hpp"
#include "sim/calendar.hpp"

namespace tenure {

/// As number_text of comparison_words.hpp; in Chinese 万 from a million on and 亿 from 100 million on, and a true minus
/// sign.
[[nodiscard]] std::string number_text(double x, double scale, Language language);
/// "-2.4 %", "−2.4%".
[[nodiscard]] std::string percent_text(double share, bool plus, Language language);

/// "in the year", "on average over the 3 months"; "全年", "3个月平均".
[[nodiscard]] std::string over_text(const Variable& variable, Day start, Day end, Language language);
/// "January 2022 to December 2022"; "2022年1月至12月".
[[nodiscard]] std::string span_text(Day start, Day end, Language language);
/// "March 2022" where the period is a month, else its span.
[[nodiscard]] std::string period_text(Day start, Day end, Language language);
/// "month"; "月".
[[nodiscard]] std::string period_name(const std::vector<Day>& time, Language language);

/// The outcome, and its label in brackets: "incidents that happen (theft)"; "实际发生的治安事件（盗窃）".
[[nodiscard]] std::string subject_text(const Variable& variable, const std::string& label, Language language);

/// What changes, without how sure: "312 fewer incidents happen"; "实际发生的治安事件减少312起".
[[nodiscard]] std::string change_text(const Variable& variable, const std::string& label, double difference,
                                      double scale, Language language);

/// What an axis of the outcome counts in: "number per month", "yuan a month", "起/月".
[[nodiscard]] std::string axis_unit(const Variable& variable, const std::vector<Day>& time, Language language);
/// The same of a sum or mean over the horizon: "number", "起".
[[nodiscard]] std::string horizon_unit(const Variable& variable, Language language);

/// Words for the probability that a share of draws stands for: above 99 % "virtually certain", 95 "extremely likely",
/// 90 "very likely", 66 "likely", from 33 on "about as likely as not", then "unlikely" and so on (Mastrandrea et al.
/// 2010, IPCC guidance note on uncertainties; Chinese words of the Chinese Summary for Policymakers of IPCC 2013,
/// working group I). k of n draws stand for (k + 1/2) / (n + 1), as if half a draw more had gone each way, so that
/// eight of eight are no certainty. The share itself always stands beside the word: "very likely (100 %)".
[[nodiscard]] std::string likelihood_text(double share, std::size_t draws, Language language);

}  // namespace tenure
