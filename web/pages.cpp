#include "web/pages.hpp"

#define TENURE_EMBEDDED(symbol) extern "C" const char symbol##_begin[], symbol##_end[];
TENURE_EMBEDDED(tenure_report_js)
TENURE_EMBEDDED(tenure_report_css)
TENURE_EMBEDDED(tenure_report_sha256)
TENURE_EMBEDDED(tenure_planner_js)
TENURE_EMBEDDED(tenure_planner_css)
TENURE_EMBEDDED(tenure_planner_sha256)
TENURE_EMBEDDED(tenure_third_party)
#undef TENURE_EMBEDDED

namespace tenure {

namespace {
std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}
}  // namespace

WebPage report_web_page() {
  return {between(tenure_report_js_begin, tenure_report_js_end),
          between(tenure_report_css_begin, tenure_report_css_end),
          between(tenure_report_sha256_begin, tenure_report_sha256_end)};
}

WebPage planner_web_page() {
  return {between(tenure_planner_js_begin, tenure_planner_js_end),
          between(tenure_planner_css_begin, tenure_planner_css_end),
          between(tenure_planner_sha256_begin, tenure_planner_sha256_end)};
}

std::string_view third_party_licences() {
  return between(tenure_third_party_begin, tenure_third_party_end);
}

}  // namespace tenure
