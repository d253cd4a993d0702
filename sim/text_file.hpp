#pragma once
/// A text file the user wrote, read whole and checked before anything looks into it.
///
/// Refused, each with a Problem that says so: a file that is missing or may not be read, a folder, more than
/// `largest` bytes (asked of the file system, before reading), nothing but white space, a NUL byte, and bytes that
/// are not UTF-8 (with the place of the first). Columns count characters, not bytes. A byte-order mark at the start is
/// dropped.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "sim/problem.hpp"

namespace tenure {

inline constexpr std::uintmax_t largest_text = 8u << 20;  ///< [byte] of what people write by hand

/// The text of the file. Throws WrongInput.
[[nodiscard]] std::string read_text_file(const std::filesystem::path& path, std::uintmax_t largest = largest_text);

/// The place of the byte at `offset` of `text`, for problems that a reader finds itself.
[[nodiscard]] Place place_of_byte(std::string file, std::string_view text, std::size_t offset);

}  // namespace tenure
