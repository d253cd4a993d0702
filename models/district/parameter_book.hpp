#pragma once
/// The parameter book: every number of the models with its value, range, unit, kind and source, as a TOML file of
/// [[parameter]].
///
/// Kinds: `measured` (published data), `calibrated` (fitted to the reported figures), `assumed` (nobody measured it;
/// the source says why this value), `choice` (ours to make: a step length, a cut-off). The book and the descriptions of
/// the structs are held against each other both ways: a described number must be in the book, and the book may hold no
/// other.

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "sim/fields.hpp"
#include "sim/problem.hpp"
#include "sim/toml.hpp"

namespace tenure {

inline constexpr std::array<std::string_view, 4> parameter_kinds{"measured", "calibrated", "assumed", "choice"};

struct BookEntry {
  std::string name;               ///< "safety.near_repeat.branching_ratio"
  double value = 0;               ///< in force: the book's, or what a scenario put in its place
  std::array<double, 2> range{};  ///< what is plausible, for sensitivity analysis
  Limits limits;                  ///< what is possible
  std::string unit;
  std::string kind;
  std::string source;
  std::string help;  ///< from the description
  Place set_at;      ///< where the value in force was written
};

class ParameterBook {
 public:
  /// Reads and checks the book alone. Throws WrongInput with every problem.
  static ParameterBook read(const std::filesystem::path& path);
  static ParameterBook parse(const TomlTable& file);

  /// Holds the book against the described numbers (both ways, units too), takes over their help and limits, and puts
  /// the book's values into them. Throws WrongInput with every problem.
  void fill(std::span<const Field> described);

  [[nodiscard]] const std::vector<BookEntry>& entries() const { return entries_; }
  [[nodiscard]] const BookEntry* find(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> names() const;
  /// Puts another value in force. `name` must be in the book.
  void put(std::string_view name, double value, Place set_at);

 private:
  std::string file_;
  std::vector<BookEntry> entries_;
};

}  // namespace tenure
