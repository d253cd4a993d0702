#pragma once
/// Numbers and texts as JSON, appended to a text: a report holds up to a million numbers, for which a tree of values
/// would be slow.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/paired_effect.hpp"
#include "analysis/statistics.hpp"

namespace tenure {

/// Four significant digits; `null` where the number is not finite.
void add_number(std::string& json, double x);
[[nodiscard]] std::string json_number(double x);
[[nodiscard]] std::string json_numbers(std::span<const double> xs);
/// A quoted text; bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string json_text(std::string_view text);
[[nodiscard]] std::string json_texts(std::span<const std::string> texts);
/// "[low,high]" or `null`.
[[nodiscard]] std::string json_interval(const std::optional<Interval>& interval);
/// {"n":,"mean":,"median":,"half":[,],"most":[,],"up":,"zero":}
[[nodiscard]] std::string json_effect(const PairedEffect& effect);

/// Writes `[a,b,...]` of f(i) for i in [0, n).
template <class F>
[[nodiscard]] std::string json_list(std::size_t n, F&& f) {
  std::string json = "[";
  for (std::size_t i = 0; i < n; ++i) {
    if (i > 0) json += ',';
    json += f(i);
  }
  return json + "]";
}

/// Safe between <script> and </script>: every `<` as \u003c, and the two line ends that JSON has and JavaScript had
/// not.
[[nodiscard]] std::string in_script(const std::string& json);

}  // namespace tenure
