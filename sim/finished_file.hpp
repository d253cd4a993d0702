#pragma once
/// Files that take their name only once they are whole and on the disk: a killed run never leaves one that looks so.

#include <filesystem>

namespace tenure {

/// Syncs `part` to the disk, renames it to `path` in the same folder, and syncs that folder. Throws
/// std::filesystem::filesystem_error.
void take_name(const std::filesystem::path& part, const std::filesystem::path& path);

}  // namespace tenure
