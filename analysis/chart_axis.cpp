#include "analysis/chart_axis.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

namespace tenure {

namespace {

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

std::string_view month_name(Day day) {
  return months[static_cast<unsigned>(date_of(day).month()) - 1];
}

std::vector<TimeTick> spans(Day start, Day end, Period period, const auto& label) {
  std::vector<TimeTick> ticks;
  for (const Day day : period_starts(start, end, period))
    ticks.push_back({day, std::min(next_period(day, period, start), end), label(day)});
  return ticks;
}

}  // namespace

std::vector<double> round_ticks(double low, double high, int count) {
  if (!(high > low)) {
    const double around = low == 0.0 ? 1.0 : std::abs(low) * 0.1;
    low -= around;
    high += around;
  }
  const double raw = (high - low) / count, power = std::pow(10.0, std::floor(std::log10(raw)));
  const double step = power * (raw / power <= 1.0 ? 1.0 : raw / power <= 2.0 ? 2.0 : raw / power <= 5.0 ? 5.0 : 10.0);
  std::vector<double> ticks;
  const auto first = std::llround(std::floor(low / step + 1e-9)), last = std::llround(std::ceil(high / step - 1e-9));
  for (auto i = first; i <= last; ++i) ticks.push_back(static_cast<double>(i) * step);
  return ticks;
}

std::vector<std::string> tick_labels(const std::vector<double>& ticks, Language language) {
  const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : 1.0;
  const double largest = std::max(std::abs(ticks.front()), std::abs(ticks.back()));
  const bool large = largest >= 1e6, chinese = language == Language::chinese, yi = chinese && largest >= 1e8;
  const double unit = yi ? 1e8 : large && chinese ? 1e4 : large ? 1e6 : 1.0;
  const std::string_view after = yi ? "亿" : large && chinese ? "万" : large ? " m" : "";
  const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(step / unit) - 1e-9)), 0, 9);
  std::vector<std::string> labels;
  for (double tick : ticks) {
    std::string digits = fmt::format("{:.{}f}", tick == 0.0 ? 0.0 : tick / unit, decimals);
    const std::size_t sign = digits.starts_with('-') ? 1 : 0;
    for (std::size_t at = std::min(digits.find('.'), digits.size()); at > sign + 3; at -= 3) digits.insert(at - 3, ",");
    labels.push_back(typographic(tick != 0.0 ? digits + std::string(after) : digits));
  }
  return labels;
}

std::vector<TimeTick> time_ticks(Day start, Day end, Language language) {
  constexpr std::array<std::string_view, 4> quarters{"一季度", "二季度", "三季度", "四季度"};
  const bool chinese = language == Language::chinese;
  const auto month = [](Day day) { return static_cast<unsigned>(date_of(day).month()); };
  if (end - start < 62)
    return spans(start, end, Period::week, [&](Day day) {
      const auto date = static_cast<unsigned>(date_of(day).day());
      return chinese ? fmt::format("{}月{}日", month(day), date)
                     : fmt::format("{} {}", date, month_name(day).substr(0, 3));
    });
  if (end - start < 460)
    return spans(start, end, Period::month, [&](Day day) {
      return chinese ? fmt::format("{}月", month(day)) : std::string(month_name(day).substr(0, 3));
    });
  if (end - start < 1500)
    return spans(start, end, Period::quarter, [&](Day day) {
      const unsigned quarter = (month(day) + 2) / 3;
      return chinese ? std::string(quarters[quarter - 1]) : fmt::format("Q{}", quarter);
    });
  return year_ticks(start, end, language);
}

std::vector<TimeTick> year_ticks(Day start, Day end, Language language) {
  return spans(start, end, Period::year,
               [&](Day day) { return std::to_string(year_of(day)) + (language == Language::chinese ? "年" : ""); });
}

std::string period_name(const std::vector<Day>& time) {
  if (time.size() < 2) return "period";
  const int days = time[time.size() - 1] - time[time.size() - 2];
  return days == 1 ? "day" : days <= 7 ? "week" : days <= 31 ? "month" : days <= 92 ? "quarter" : "year";
}

std::string span_text(Day start, Day end) {
  const auto first = date_of(start), after = date_of(end);
  if (first.day() != std::chrono::day{1} || after.day() != std::chrono::day{1})
    return fmt::format("{} to {}", format_day(start), format_day(end - 1));
  const Day last = end - 1;
  if (last - start < 31) return fmt::format("{} {}", month_name(start), year_of(start));
  return fmt::format("{} {} to {} {}", month_name(start), year_of(start), month_name(last), year_of(last));
}

std::string typographic(const std::string& text) {
  std::string better;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool number = i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9';
    const bool opens = i == 0 || text[i - 1] == ' ' || text[i - 1] == '(';
    if (text[i] == '-' && number && opens)
      better += "\u2212";
    else if (text.compare(i, 2, " %") == 0)
      better += "\u00a0";
    else
      better += text[i];
  }
  return better;
}

}  // namespace tenure
