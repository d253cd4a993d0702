#include "analysis/report_json.hpp"

#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace tenure {

void add_number(std::string& json, double x) {
  if (!std::isfinite(x))
    json += "null";
  else if (x == 0)
    json += '0';
  else
    fmt::format_to(std::back_inserter(json), "{:.4g}", x);
}

std::string json_number(double x) {
  std::string json;
  add_number(json, x);
  return json;
}

std::string json_numbers(std::span<const double> xs) {
  std::string json = "[";
  for (std::size_t i = 0; i < xs.size(); ++i) {
    if (i > 0) json += ',';
    add_number(json, xs[i]);
  }
  return json + "]";
}

std::string json_text(std::string_view text) {
  return nlohmann::json(std::string(text)).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string json_texts(std::span<const std::string> texts) {
  return json_list(texts.size(), [&](std::size_t i) { return json_text(texts[i]); });
}

std::string json_interval(const std::optional<Interval>& interval) {
  return interval ? fmt::format("[{},{}]", json_number(interval->low), json_number(interval->high)) : "null";
}

std::string json_effect(const PairedEffect& e) {
  return fmt::format(R"({{"n":{},"mean":{},"median":{},"half":{},"most":{},"up":{},"zero":{}}})", e.draws,
                     json_number(e.mean), json_number(e.median), json_interval(e.half), json_interval(e.most),
                     json_number(e.share_up), e.exactly_zero());
}

std::string in_script(const std::string& json) {
  std::string safe;
  safe.reserve(json.size() + json.size() / 64);
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (json[i] == '<')
      safe += "\\u003c";
    else if (json.compare(i, 3, "\xe2\x80\xa8") == 0)
      safe += "\\u2028", i += 2;
    else if (json.compare(i, 3, "\xe2\x80\xa9") == 0)
      safe += "\\u2029", i += 2;
    else
      safe += json[i];
  }
  return safe;
}

}  // namespace tenure
