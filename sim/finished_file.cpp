#include "sim/finished_file.hpp"

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace tenure {

namespace {

/// On the disk itself, not only in its cache; 0 or the error.
int sync(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return errno;
  const int error = ::fsync(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  return error;
}

}  // namespace

void take_name(const std::filesystem::path& part, const std::filesystem::path& path) {
  if (const int error = sync(part); error != 0)
    throw std::filesystem::filesystem_error("cannot be written to the disk", path,
                                            std::error_code(error, std::generic_category()));
  std::filesystem::rename(part, path);
  // A folder that cannot be opened or synced is left to the system.
  (void)sync(path.has_parent_path() ? path.parent_path() : ".");
}

}  // namespace tenure
