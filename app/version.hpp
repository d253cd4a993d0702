#pragma once
/// Which Tenure this is.

#include <string>

namespace tenure {

[[nodiscard]] std::string version();       ///< "0.1.0"
[[nodiscard]] std::string commit();        ///< of the source tree, "-dirty" where it was changed; "unknown" outside git
[[nodiscard]] std::string compiler();      ///< "GNU 12.2.0, Release"
[[nodiscard]] std::string version_line();  ///< all three

}  // namespace tenure
