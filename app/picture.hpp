#pragma once
/// A drawing (SVG text) as the file its ending asks for: .svg as it is; .png at twice its size on white; .pdf of one
/// page of its size, with its fonts. PNG and PDF are drawn by librsvg on cairo.

#include <filesystem>
#include <string>

namespace tenure {

/// Throws WrongInput where the ending is none of these.
void require_picture_name(const std::filesystem::path& path);

/// Whether fontconfig knows a font that has Chinese.
[[nodiscard]] bool has_chinese_font();

/// Writes beside and renames. Throws std::runtime_error where it can't be drawn or written.
void write_picture(const std::filesystem::path& path, const std::string& svg);

}  // namespace tenure
