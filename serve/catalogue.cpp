#include "serve/catalogue.hpp"

#include <algorithm>

#include "sim/toml.hpp"

namespace tenure {

namespace fs = std::filesystem;

namespace {

std::string text_under(const TomlTable& file, const char* key) {
  const TomlEntry* entry = file.find(key);
  const auto* text = entry == nullptr ? nullptr : std::get_if<std::string>(&entry->value.is);
  return text == nullptr ? "" : *text;
}

/// The first file that `extends` names; empty where there is none.
std::string extended(const TomlTable& file) {
  const TomlEntry* entry = file.find("extends");
  const auto* several = entry == nullptr ? nullptr : std::get_if<std::vector<TomlValue>>(&entry->value.is);
  if (several == nullptr || several->empty()) return text_under(file, "extends");
  const auto* first = std::get_if<std::string>(&several->front().is);
  return first == nullptr ? "" : *first;
}

/// Follows `extends` to the file that extends no other; empty where that is no baseline, or the chain has no end.
fs::path root_of(fs::path path) {
  constexpr int most_layers = 20;
  for (int layer = 0; layer < most_layers && fs::is_regular_file(path); ++layer) {
    const TomlTable file = read_toml(path);
    const std::string next = extended(file);
    if (next.empty())
      return file.find("district") != nullptr && file.find("run") != nullptr && file.find("intervention") == nullptr
                 ? path
                 : fs::path();
    path = (path.parent_path() / next).lexically_normal();
  }
  return {};
}

bool is_scenario(const TomlTable& file) {
  return file.find("scenarios") == nullptr && (file.find("run") != nullptr || file.find("extends") != nullptr);
}

}  // namespace

Catalogue::Catalogue(fs::path folder) : folder_(fs::weakly_canonical(folder)) {
  if (!fs::is_directory(folder_))
    throw WrongInput({{folder.string()}, "no such folder", "", "Say where the scenarios are: --scenarios FOLDER."});
  for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
    if (!entry.is_regular_file() || entry.path().extension() != ".toml") continue;
    try {
      const TomlTable file = read_toml(entry.path());
      if (!is_scenario(file)) continue;
      if (const fs::path root = root_of(entry.path()); !root.empty())
        entries_.push_back({fs::proximate(entry.path(), folder_).generic_string(), text_under(file, "title"),
                            text_under(file, "description"), fs::proximate(root, folder_).generic_string()});
    } catch (const WrongInput&) {  // not one of ours, or broken: `tenure check` says what is wrong with it
    }
  }
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.file < b.file; });
  std::erase_if(entries_, [](const Entry& e) { return e.base.starts_with(".."); });
  if (std::none_of(entries_.begin(), entries_.end(), [](const Entry& e) { return e.base == e.file; }))
    throw WrongInput({{folder.string()},
                      "holds no baseline",
                      "a scenario with [run], [district] and [book], without programmes, that extends no other",
                      "Say where the scenarios are: --scenarios FOLDER."});
}

Json Catalogue::list() const {
  Json districts = Json::array();
  for (const Entry& base : entries_) {
    if (base.base != base.file) continue;
    Json scenarios = Json::array();
    for (const Entry& other : entries_)
      if (other.base == base.file && other.file != base.file)
        scenarios.push_back({{"file", other.file}, {"title", other.title}, {"description", other.description}});
    districts.push_back(
        {{"base", base.file}, {"title", base.title}, {"description", base.description}, {"scenarios", scenarios}});
  }
  return districts;
}

bool Catalogue::has_base(const std::string& base) const {
  return std::any_of(entries_.begin(), entries_.end(),
                     [&](const Entry& e) { return e.file == base && e.base == base; });
}

bool Catalogue::has_scenario(const std::string& file) const {
  return std::any_of(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.file == file; });
}

std::string Catalogue::base_of(const std::string& file) const {
  const auto at = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.file == file; });
  return at == entries_.end() ? "" : at->base;
}

const Scenario& Catalogue::base(const std::string& base) const {
  std::unique_ptr<Scenario>& kept = read_[base];
  if (kept == nullptr) kept = std::make_unique<Scenario>(read_scenario(path_of(base)));
  return *kept;
}

}  // namespace tenure
