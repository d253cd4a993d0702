#pragma once
/// The folder that a study writes its tables, charts and results into.

#include <filesystem>
#include <string>

namespace tenure {

/// Makes the folder. Throws WrongInput where it holds files already and may not be replaced, or is no folder.
void open_folder(const std::filesystem::path& folder, bool overwrite);
/// Writes beside, syncs and renames, so that no half file is left. Throws std::runtime_error.
void write_text(const std::filesystem::path& path, const std::string& text);

}  // namespace tenure
