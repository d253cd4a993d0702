#pragma once
/// A folder of files for one test, gone when the test ends.

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "sim/problem.hpp"

namespace tenure {

class ScratchFolder {
 public:
  explicit ScratchFolder(const std::string& name)
      : path_(std::filesystem::temp_directory_path() / ("tenure_test_" + name)) {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  /// Writes a file and gives its path.
  std::filesystem::path file(const std::string& name, std::string_view text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return path_ / name;
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// What a call says is wrong, with the folder taken out of the places; empty where it says nothing.
template <class F>
[[nodiscard]] std::string complaint(const std::filesystem::path& folder, F&& call) {
  try {
    call();
  } catch (const WrongInput& wrong) {
    std::string text = wrong.what();
    const std::string prefix = folder.string() + "/";
    for (std::size_t at; (at = text.find(prefix)) != std::string::npos;) text.erase(at, prefix.size());
    return text;
  }
  return "";
}

}  // namespace tenure
