#include "sim/text_file.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

#include <fmt/format.h>

namespace tenure {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

[[noreturn]] void refuse(const std::filesystem::path& path, std::string what, std::string why = {},
                         std::string instead = {}) {
  throw WrongInput({{path.string(), 0, 0}, std::move(what), std::move(why), std::move(instead)});
}

unsigned byte_at(std::string_view text, std::size_t i) {
  return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
}
bool continues(std::string_view text, std::size_t i) {
  return (byte_at(text, i) & 0xC0u) == 0x80u;
}

/// Bytes of the UTF-8 character at `i`; 0 where there is none (Unicode 15, table 3-7: no overlong forms, no
/// surrogates).
std::size_t character_size(std::string_view text, std::size_t i) {
  const unsigned first = byte_at(text, i), second = byte_at(text, i + 1);
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4 || !continues(text, i + 1)) return 0;
  if (first < 0xE0) return 2;
  if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) || !continues(text, i + 2)) return 0;
  if (first < 0xF0) return 3;
  if ((first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F) || !continues(text, i + 3)) return 0;
  return 4;
}

void check_size(const std::filesystem::path& path, std::uintmax_t largest) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) refuse(path, "no such file");
  if (std::filesystem::is_directory(status)) refuse(path, "is a folder", "must be a text file");
  if (!std::filesystem::is_regular_file(status)) return;  // a pipe has no size; the read below is limited too
  const auto size = std::filesystem::file_size(path, error);
  if (!error && size > largest)
    refuse(path, fmt::format("is {:.0f} MB large", static_cast<double>(size) / 1e6),
           fmt::format("must be at most {:.0f} MB of text", static_cast<double>(largest) / 1e6),
           "Is it the right file?");
}

void check_characters(const std::filesystem::path& path, std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t size = character_size(text, i);
    if (size > 0 && text[i] != '\0') {
      i += size;
      continue;
    }
    const Place place = place_of_byte(path.string(), text, i);
    if (size > 0) throw WrongInput({place, "a NUL byte", "must be a text file", "Is it the right file?"});
    throw WrongInput({place, fmt::format("byte 0x{:02X} is not UTF-8", byte_at(text, i)), "must be UTF-8 text",
                      "Save the file with the encoding UTF-8."});
  }
}

}  // namespace

Place place_of_byte(std::string file, std::string_view text, std::size_t offset) {
  Place place{std::move(file), 1, 1};
  for (std::size_t i = 0; i < offset && i < text.size(); ++i) {
    if (text[i] == '\n') {
      ++place.line;
      place.column = 1;
    } else if (!continues(text, i)) {
      ++place.column;
    }
  }
  return place;
}

std::string read_text_file(const std::filesystem::path& path, std::uintmax_t largest) {
  check_size(path, largest);
  std::ifstream file(path, std::ios::binary);
  if (!file) refuse(path, "cannot be opened", std::strerror(errno));
  std::string text, some(std::size_t{1} << 16, '\0');
  while (file && text.size() <= largest) {
    file.read(some.data(), static_cast<std::streamsize>(some.size()));
    text.append(some, 0, static_cast<std::size_t>(file.gcount()));
  }
  if (file.bad()) refuse(path, "cannot be read", std::strerror(errno));
  if (text.size() > largest)
    refuse(path, "is too large", fmt::format("must be at most {:.0f} MB of text", static_cast<double>(largest) / 1e6));
  if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) refuse(path, "is empty");
  check_characters(path, text);
  return text;
}

}  // namespace tenure
