#include "sim/text_file.hpp"

#include <doctest/doctest.h>

#include "tests/sim/scratch_folder.hpp"

using namespace tenure;
using namespace std::string_literals;

namespace {

std::string complaint_about(const ScratchFolder& folder, const std::filesystem::path& path) {
  return complaint(folder.path(), [&] { (void)read_text_file(path); });
}

}  // namespace

TEST_CASE("a text file is read as it stands, without its byte-order mark") {
  const ScratchFolder folder("text_file_read");
  CHECK(read_text_file(folder.file("a.toml", "仲恺 = 1\n")) == "仲恺 = 1\n");
  CHECK(read_text_file(folder.file("b.toml", "\xEF\xBB\xBFx = 1")) == "x = 1");
}

TEST_CASE("what is not a text file is refused, and the complaint says why") {
  const ScratchFolder folder("text_file_refused");
  CHECK(complaint_about(folder, folder.path() / "none.toml") == "none.toml: no such file");
  std::filesystem::create_directory(folder.path() / "sub");
  CHECK(complaint_about(folder, folder.path() / "sub") == "sub: is a folder (must be a text file)");
  CHECK(complaint_about(folder, folder.file("empty.toml", "")) == "empty.toml: is empty");
  CHECK(complaint_about(folder, folder.file("blank.toml", " \n\t\r\n")) == "blank.toml: is empty");
  CHECK(complaint_about(folder, folder.file("nul.toml", "a = 1\nb\0"s)) ==
        "nul.toml:2:2: a NUL byte (must be a text file). Is it the right file?");
}

TEST_CASE("the first byte that is not UTF-8 is named with line and column, counted in characters") {
  const ScratchFolder folder("text_file_utf8");
  CHECK(complaint_about(folder, folder.file("latin.toml", "a = 1\n名 = \"caf\xE9\"\n")) ==
        "latin.toml:2:9: byte 0xE9 is not UTF-8 (must be UTF-8 text). Save the file with the encoding UTF-8.");
  for (const std::string& bad :
       {"\xC0\x80"s, "\xE0\x80\x80"s, "\xED\xA0\x80"s, "\xF0\x80\x80\x80"s, "\xF4\x90\x80\x80"s, "\xFF"s, "\xE4\xBB"s})
    CHECK(complaint_about(folder, folder.file("bad.toml", "ab" + bad)).starts_with("bad.toml:1:3: byte 0x"));
}

TEST_CASE("a gigabyte of zeros is refused by its size, without being read") {
  const ScratchFolder folder("text_file_zeros");
  const auto path = folder.file("zeros.toml", "");
  std::filesystem::resize_file(path, 1'000'000'000);
  CHECK(complaint_about(folder, path) ==
        "zeros.toml: is 1000 MB large (must be at most 8 MB of text). Is it the right file?");
}
