#pragma once
/// Colours of values about 0: blue below, orange above, pale grey at 0, straight between in sRGB.

#include <string>

namespace tenure {

/// `share` from -1 to 1, beyond which the ends hold.
[[nodiscard]] std::string diverging_colour(double share);

/// White or the text colour, whichever is the plainer on `diverging_colour(share)`.
[[nodiscard]] std::string colour_upon(double share);

}  // namespace tenure
