#pragma once
/// The bundles of web/dist, embedded in the executable (pages.S): scripts and styles of the report and of the planner's
/// page, and the licences of what they contain.

#include <string_view>

namespace tenure {

/// Script and style stand as they are between their tags; `hash` is the script's, for a Content-Security-Policy.
struct WebPage {
  std::string_view script, style, hash;
};

[[nodiscard]] WebPage report_web_page();
[[nodiscard]] WebPage planner_web_page();
[[nodiscard]] std::string_view third_party_licences();

}  // namespace tenure
