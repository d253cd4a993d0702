#pragma once
/// The shipped scenarios: districts, each with its baseline (a scenario without programmes that extends no other), and
/// the scenarios that extend it.

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/district/scenario.hpp"
#include "serve/message.hpp"

namespace tenure {

class Catalogue {
 public:
  /// `folder`: with scenarios, at any depth. Throws WrongInput where there is none, or no baseline in it.
  explicit Catalogue(std::filesystem::path folder);

  /// [{"base", "title", "district", "scenarios": [{"file", "title", "description"}]}]
  [[nodiscard]] Json list() const;
  /// Whether a request may name this baseline, or this scenario of it; no other file is ever opened.
  [[nodiscard]] bool has_base(const std::string& base) const;
  [[nodiscard]] bool has_scenario(const std::string& file) const;
  [[nodiscard]] std::filesystem::path path_of(const std::string& file) const { return folder_ / file; }
  [[nodiscard]] std::string base_of(const std::string& file) const;
  /// Read once and kept. Throws WrongInput.
  [[nodiscard]] const Scenario& base(const std::string& base) const;

 private:
  struct Entry {
    std::string file, title, description, base;
  };
  std::filesystem::path folder_;
  std::vector<Entry> entries_;  ///< baselines extend themselves
  mutable std::map<std::string, std::unique_ptr<Scenario>> read_;
};

}  // namespace tenure
