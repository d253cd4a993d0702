#include "analysis/language_words.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "analysis/chart_axis.hpp"
#include "analysis/comparison_words.hpp"

namespace tenure {

namespace {

bool chinese(Language language) {
  return language == Language::chinese;
}

std::string true_minus(std::string digits) {
  if (digits.starts_with('-')) digits.replace(0, 1, "\u2212");
  return digits;
}

bool counts_in_wholes(const Variable& variable) {
  return variable.unit == "1" ? variable.storage == Storage::count : variable.unit == "person";
}

unsigned month_of(Day day) {
  return static_cast<unsigned>(date_of(day).month());
}

bool whole_months(Day start, Day end) {
  return date_of(start).day() == std::chrono::day{1} && date_of(end).day() == std::chrono::day{1};
}

}  // namespace

std::string number_text(double x, double scale, Language language) {
  if (!chinese(language)) return number_text(x, scale);
  if (!std::isfinite(x)) return "\u2014";
  if (scale >= 1e8) return true_minus(number_text(x / 1e8, scale / 1e8)) + "亿";
  if (scale >= 1e6) return true_minus(number_text(x / 1e4, scale / 1e4)) + "万";
  return true_minus(number_text(x, scale));
}

std::string percent_text(double share, bool plus, Language language) {
  std::string text = percent_text(share, plus);
  if (!chinese(language)) return text;
  if (const std::size_t space = text.find(" %"); space != std::string::npos) text.erase(space, 1);
  return true_minus(text);
}

std::string over_text(const Variable& variable, Day start, Day end, Language language) {
  const bool flow = variable.measure == Accrual::flow;
  if (!chinese(language)) return (flow ? "in " : "on average over ") + horizon_text(start, end);
  const int months = static_cast<int>(
      (date_of(end).year() / date_of(end).month() - date_of(start).year() / date_of(start).month()).count());
  const std::string span = !whole_months(start, end) ? fmt::format("{}天", end - start)
                           : months == 12            ? "全年"
                           : months % 12 == 0        ? fmt::format("{}年", months / 12)
                                                     : fmt::format("{}个月", months);
  return flow ? span + (months == 12 && whole_months(start, end) ? "" : "内") : span + "平均";
}

std::string span_text(Day start, Day end, Language language) {
  if (!chinese(language)) return span_text(start, end);
  const Day last = end - 1;
  const auto day_text = [](Day day) {
    return fmt::format("{}年{}月{}日", year_of(day), month_of(day), static_cast<unsigned>(date_of(day).day()));
  };
  if (!whole_months(start, end)) return day_text(start) + "至" + day_text(last);
  if (last - start < 31) return fmt::format("{}年{}月", year_of(start), month_of(start));
  if (year_of(start) == year_of(last))
    return fmt::format("{}年{}月至{}月", year_of(start), month_of(start), month_of(last));
  return fmt::format("{}年{}月至{}年{}月", year_of(start), month_of(start), year_of(last), month_of(last));
}

std::string period_text(Day start, Day end, Language language) {
  return span_text(start, end, language);
}

std::string period_name(const std::vector<Day>& time, Language language) {
  const std::string english = period_name(time);
  if (!chinese(language)) return english;
  return english == "day"       ? "日"
         : english == "week"    ? "周"
         : english == "month"   ? "月"
         : english == "quarter" ? "季度"
         : english == "year"    ? "年"
                                : "期";
}

std::string subject_text(const Variable& variable, const std::string& label, Language language) {
  if (!chinese(language)) return subject_text(variable, label);
  const std::string name = outcome_name(variable, language);
  return label.empty() ? name : fmt::format("{}（{}）", name, name_in(label, language));
}

std::string change_text(const Variable& variable, const std::string& label, double difference, double scale,
                        Language language) {
  if (!chinese(language)) return change_text(variable, label, difference, scale);
  const bool level = !counts_in_wholes(variable) && variable.measure == Accrual::stock;
  const std::string_view way = level ? (difference < 0 ? "降低" : "提高") : (difference < 0 ? "减少" : "增加");
  return fmt::format("{}{}{}{}", subject_text(variable, label, language), way,
                     number_text(std::abs(difference), scale, language), outcome_unit(variable, language));
}

std::string axis_unit(const Variable& variable, const std::vector<Day>& time, Language language) {
  const std::string unit = horizon_unit(variable, language);
  if (variable.measure != Accrual::flow) return unit;
  return say(language, "{} per {}", "{}/{}", unit, period_name(time, language));
}

std::string horizon_unit(const Variable& variable, Language language) {
  if (chinese(language)) {
    const std::string unit = outcome_unit(variable, language);
    return unit.empty() ? "比重或指数" : unit;
  }
  if (variable.unit == "person") return "people";
  if (variable.unit != "1") return outcome_unit(variable, language);
  return variable.storage == Storage::count || variable.measure == Accrual::flow ? "number" : "share or index";
}

std::string likelihood_text(double share, std::size_t draws, Language language) {
  const auto n = static_cast<double>(draws);
  const double probability = (share * n + 0.5) / (n + 1.0);
  struct Step {
    double above;
    const char *english, *chinese;
  };
  constexpr Step steps[] = {{0.99, "virtually certain", "几乎确定"},
                            {0.95, "extremely likely", "极有可能"},
                            {0.90, "very likely", "很可能"},
                            {0.66, "likely", "可能"}};
  constexpr Step mirrored[] = {{0.99, "exceptionally unlikely", "几乎不可能"},
                               {0.95, "extremely unlikely", "极不可能"},
                               {0.90, "very unlikely", "很不可能"},
                               {0.66, "unlikely", "不可能"}};
  const char *english = "about as likely as not", *word = "或许可能";
  for (const Step& step : steps)
    if (probability > step.above) {
      english = step.english, word = step.chinese;
      break;
    }
  for (const Step& step : mirrored)
    if (1.0 - probability > step.above) {
      english = step.english, word = step.chinese;
      break;
    }
  const auto percent = std::lround(100 * share);
  return chinese(language) ? fmt::format("{}（{}%）", word, percent) : fmt::format("{} ({} %)", english, percent);
}

}  // namespace tenure
