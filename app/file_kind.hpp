#pragma once
/// What a TOML file of this project is, by its content.

#include "sim/toml.hpp"

namespace tenure {

enum class FileKind { scenario, experiment, calibration, district, parameter_book, reported_figures, other };

/// An experiment has scenarios, a calibration [[target]], a book [[parameter]], a file of reported figures [[figure]],
/// a district [population] or
/// [[town]], a scenario [run] or extends.
[[nodiscard]] inline FileKind kind_of_file(const TomlTable& file) {
  if (file.find("scenarios") != nullptr || file.find("design") != nullptr) return FileKind::experiment;
  if (file.find("target") != nullptr) return FileKind::calibration;
  if (file.find("parameter") != nullptr) return FileKind::parameter_book;
  if (file.find("figure") != nullptr) return FileKind::reported_figures;
  if (file.find("population") != nullptr || file.find("town") != nullptr) return FileKind::district;
  if (file.find("run") != nullptr || file.find("extends") != nullptr || file.find("intervention") != nullptr)
    return FileKind::scenario;
  return FileKind::other;
}

}  // namespace tenure
