#pragma once
/// One command of this very executable as a process of its own: a crash, a full memory or a damaged file ends it and
/// not the server. It is told to end when the server dies, however that happens.

#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

namespace tenure {

struct Child {
  pid_t pid = -1;
  int output = -1;  ///< what it writes, both streams together; not blocking
};

/// Throws std::system_error.
[[nodiscard]] Child start_child(const std::vector<std::string>& arguments);

}  // namespace tenure
