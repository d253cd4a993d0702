#pragma once
/// The one description of a config struct: for each member its name, unit, limits and meaning. Reading, checking,
/// `tenure explain`, the JSON Schema of scenario files, sensitivity ranges and the attributes of results files are all
/// made from it.
///
///     struct NearRepeat {
///       double branching_ratio;
///       void describe(Fields& at) {
///         at.number("safety.near_repeat.branching_ratio", branching_ratio, "1", {0, 0.95}, "incidents that one
///         incident sets off");
///       }
///     };
///
/// A described struct must outlive the `Fields` that points into it.

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/calendar.hpp"

namespace tenure {

/// What is possible at all (not what is plausible: that is the parameter book's range).
struct Limits {
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
};
inline constexpr Limits share{0, 1};
inline constexpr Limits not_negative{0, std::numeric_limits<double>::infinity()};

struct Field {
  /// Pointers to optional members mark keys that may be left out; all others must be given.
  using Target =
      std::variant<double*, std::int64_t*, bool*, std::string*, Day*, std::vector<std::string>*, std::vector<double>*,
                   std::vector<Day>*, std::optional<double>*, std::optional<std::int64_t>*, std::optional<bool>*,
                   std::optional<std::string>*, std::optional<Day>*, std::optional<std::vector<std::string>>*>;
  std::string name;
  Target target;
  std::string unit;  ///< "1" for pure numbers and for text
  Limits limits;
  std::vector<std::string> choices;  ///< allowed texts; empty where any will do
  std::string help;
};

class Fields {
 public:
  /// `target`: any alternative of Field::Target, by reference.
  template <class T>
  void number(std::string name, T& target, std::string unit, Limits limits, std::string help) {
    all_.push_back({std::move(name), &target, std::move(unit), limits, {}, std::move(help)});
  }
  /// One field for each label: "safety.recording.theft", "safety.recording.burglary", ...
  template <std::size_t N>
  void numbers(const std::string& name, std::array<double, N>& targets, const std::array<std::string_view, N>& labels,
               const std::string& unit, Limits limits, const std::string& help) {
    for (std::size_t i = 0; i < N; ++i) number(name + "." + std::string(labels[i]), targets[i], unit, limits, help);
  }
  /// Texts, dates, flags and lists of them.
  template <class T>
  void value(std::string name, T& target, std::string help, std::vector<std::string> choices = {}) {
    all_.push_back({std::move(name), &target, "1", {}, std::move(choices), std::move(help)});
  }

  [[nodiscard]] std::span<const Field> all() const { return all_; }

 private:
  std::vector<Field> all_;
};

/// The fields of a described struct.
template <class T>
[[nodiscard]] Fields fields_of(T& described) {
  Fields fields;
  described.describe(fields);
  return fields;
}

}  // namespace tenure
