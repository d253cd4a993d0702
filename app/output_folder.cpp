#include "app/output_folder.hpp"

#include <fstream>
#include <stdexcept>

#include "sim/finished_file.hpp"
#include "sim/problem.hpp"

namespace tenure {

namespace fs = std::filesystem;

void open_folder(const fs::path& folder, bool overwrite) {
  if (fs::exists(folder) && !fs::is_directory(folder))
    throw WrongInput({{folder.string()}, "is not a folder", "", "Name a folder for results and tables."});
  if (fs::exists(folder) && !fs::is_empty(folder) && !overwrite)
    throw WrongInput({{folder.string()},
                      "holds files already",
                      "results are never replaced unasked",
                      "Choose another folder or add --overwrite."});
  fs::create_directories(folder);
}

void write_text(const fs::path& path, const std::string& text) {
  const fs::path part = path.string() + ".part";
  std::ofstream file(part, std::ios::binary);
  file << text;
  file.close();
  if (!file) throw std::runtime_error(path.string() + ": could not be written");
  take_name(part, path);
}

}  // namespace tenure
