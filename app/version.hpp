#pragma once
/// Which Tenure this is.

#include <string>

namespace tenure {

[[nodiscard]] std::string version();       ///< "0.1.0"
[[nodiscard]] std::string commit();        ///< of the source tree, "-dirty" where it was changed; "unknown" outside git
[[nodiscard]] std::string compiler();      ///< "GNU 12.2.0, Release"
[[nodiscard]] std::string maker();         ///< "0.1.0 of commit 1a2b3c": whose days go on with whose
[[nodiscard]] std::string source_line();   ///< of results, as their attribute of that name says it
[[nodiscard]] std::string version_line();  ///< all three

}  // namespace tenure
