#pragma once
/// Text within HTML, XML and SVG.

#include <string>
#include <string_view>

namespace tenure {

/// Safe in text and in attributes alike: & < > and both quotes as entities.
[[nodiscard]] std::string in_markup(std::string_view text);

}  // namespace tenure
