#include "analysis/comparison_words.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

namespace tenure {

namespace {

/// How an outcome that counts events reads in a sentence: "312 fewer <noun> <verb>".
struct Phrase {
  std::string_view outcome, noun, verb;
};
constexpr std::array phrases{Phrase{"incidents_actual", "incidents", "happen"},
                             Phrase{"incidents_recorded", "incidents", "are recorded by the police"},
                             Phrase{"fires", "fires", "break out"},
                             Phrase{"fire_deaths", "people", "die in fires"},
                             Phrase{"displaced", "households", "are pushed out by a raised rent"},
                             Phrase{"departures", "people", "leave the district"},
                             Phrase{"arrivals", "people", "come from outside"},
                             Phrase{"residents", "people", "live here"}};

const Phrase* phrase_of(const Variable& variable) {
  const auto at =
      std::find_if(phrases.begin(), phrases.end(), [&](const Phrase& p) { return p.outcome == variable.name; });
  return at == phrases.end() ? nullptr : &*at;
}

std::string with_commas(std::string digits) {
  const std::size_t point = std::min(digits.find('.'), digits.size());
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  for (std::size_t at = point; at > first + 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

double scale_of(const ComparedOutcome& outcome) {
  double scale = std::abs(outcome.difference);
  if (outcome.interval) scale = std::max({scale, std::abs(outcome.interval->low), std::abs(outcome.interval->high)});
  return scale;
}

}  // namespace

std::string number_text(double x, double scale) {
  if (!std::isfinite(x)) return "-";
  if (scale >= 1e9) return number_text(x / 1e9, scale / 1e9) + " billion";
  if (scale >= 1e6) return number_text(x / 1e6, scale / 1e6) + " million";
  if (!(scale > 0.0)) return x == 0.0 ? "0" : number_text(x);
  const int magnitude = static_cast<int>(std::floor(std::log10(scale)));
  const int decimals = std::clamp(2 - magnitude, 0, 9);
  const double step = std::pow(10.0, magnitude - 2);
  const double rounded = magnitude > 2 ? std::round(x / step) * step : x;
  std::string digits = fmt::format("{:.{}f}", rounded, decimals);
  if (digits.find_first_not_of("-0.") == std::string::npos && digits.starts_with('-')) digits.erase(0, 1);
  return with_commas(digits);
}

std::string number_text(double x) {
  if (x == 0.0) return "0";
  return number_text(x, std::abs(x));
}

std::string percent_text(double share, bool plus) {
  if (!std::isfinite(share)) return "-";
  const double percent = 100.0 * share;
  const int decimals = std::abs(percent) >= 99.95 ? 0 : std::abs(percent) >= 0.095 ? 1 : 2;
  std::string digits = fmt::format("{:.{}f}", percent, decimals);
  if (digits.find_first_not_of("-0.") == std::string::npos) digits = "0";
  return fmt::format("{}{} %", plus && percent > 0.0 && digits != "0" ? "+" : "", digits);
}

std::string unit_text(const std::string& unit) {
  if (unit == "1" || unit == "person") return "";
  if (unit == "yuan month-1") return "yuan a month";
  return unit;
}

std::string horizon_text(Day start, Day end) {
  const auto from = date_of(start), to = date_of(end);
  if (from.day() != to.day()) return fmt::format("the {} days", end - start);
  const auto months = (to.year() / to.month() - from.year() / from.month()).count();
  if (months == 12) return "the year";
  if (months == 1) return "the month";
  if (months % 12 == 0) return fmt::format("the {} years", months / 12);
  return fmt::format("the {} months", months);
}

std::string subject_text(const Variable& variable, const std::string& label) {
  const Phrase* phrase = phrase_of(variable);
  std::string subject = variable.long_name;
  if (phrase != nullptr) subject = fmt::format("{} that {}", phrase->noun, phrase->verb);
  if (variable.name == "fires") subject = "fires";
  if (label.empty()) return subject;
  return fmt::format("{} ({})", subject, label);
}

std::string change_text(const Variable& variable, const std::string& label, double difference, double scale) {
  const bool countable = variable.unit == "1" ? variable.storage == Storage::count : variable.unit == "person";
  const std::string amount = number_text(std::abs(difference), scale);
  const std::string of = label.empty() ? "" : fmt::format(" ({})", label);
  if (const Phrase* phrase = phrase_of(variable))
    return fmt::format("{} {} {}{} {}", amount, difference < 0 ? "fewer" : "more", phrase->noun, of, phrase->verb);
  const bool level = !countable && variable.measure == Accrual::stock;
  const std::string unit = unit_text(variable.unit);
  const std::string_view way = countable                           ? (difference < 0 ? "fewer" : "more")
                               : variable.measure == Accrual::flow ? (difference < 0 ? "less" : "more")
                                                                   : (difference < 0 ? "lower" : "higher");
  return fmt::format("{}{}{} {}{}{} {}", variable.long_name, of, level ? " is" : ":", amount, unit.empty() ? "" : " ",
                     unit, way);
}

std::string finding_text(const ComparedOutcome& outcome, const std::string& horizon) {
  const std::string subject = subject_text(outcome.variable, outcome.label);
  if (outcome.exactly_zero()) return fmt::format("no change at all in {}", subject);
  const double scale = scale_of(outcome);
  const auto text = [&](double x) { return number_text(x, scale); };
  if (!outcome.clear())
    return fmt::format("no clear average effect on {} ({}{})", subject, text(outcome.difference),
                       outcome.interval ? fmt::format(", 95 % interval {} to {}", text(outcome.interval->low),
                                                      text(outcome.interval->high))
                                        : ", one pair of lives");
  const double low = std::abs(outcome.interval->low), high = std::abs(outcome.interval->high);
  return fmt::format(
      "{} {} {} (95 % interval {} to {}){}", change_text(outcome.variable, outcome.label, outcome.difference, scale),
      outcome.variable.measure == Accrual::flow ? "in" : "on average over", horizon, text(std::min(low, high)),
      text(std::max(low, high)), std::isfinite(outcome.relative) ? ", " + percent_text(outcome.relative) : "");
}

}  // namespace tenure
