#pragma once
/// The languages of charts, and names in them: outcomes, units, labels, places of the reference district.
///
/// English names are those of the results file. A name that has no Chinese one, such as a user's scenario or community,
/// stays as it is.

#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "sim/results.hpp"

namespace tenure {

enum class Language { english, chinese };

/// The same sentence in both, with the same arguments; `{0}` counts them where their order differs.
template <class... T>
[[nodiscard]] std::string say(Language language, fmt::format_string<const T&...> english,
                              fmt::format_string<const T&...> chinese, const T&... arguments) {
  return language == Language::chinese ? fmt::format(chinese, arguments...) : fmt::format(english, arguments...);
}

/// "security incidents that happened", "实际发生的治安事件": the variable's long name, or its Chinese one.
[[nodiscard]] std::string outcome_name(const Variable& variable, Language language);

/// Whether the outcome, by its name, has a Chinese one.
[[nodiscard]] bool has_chinese_name(std::string_view outcome);

/// What a number of it is counted in, ready to stand after the number: "yuan a month" or "" in English; "元/月", "起",
/// "户" in Chinese.
[[nodiscard]] std::string outcome_unit(const Variable& variable, Language language);

/// A label ("theft"), a region, a town, a district or a shipped scenario; of "Chenjiang 07" the town's name.
[[nodiscard]] std::string name_in(const std::string& name, Language language);

}  // namespace tenure
