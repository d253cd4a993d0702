#pragma once
/// The kinds of charts that `tenure chart` draws: from files to SVG text. Each checks its files first and throws
/// WrongInput where they can't be drawn.

#include <optional>
#include <string>
#include <vector>

#include "analysis/chart_scene.hpp"
#include "analysis/language.hpp"

namespace tenure {

struct ChartOptions {
  std::vector<std::string> files;  ///< results, or for a tornado a table of indices
  std::optional<std::string> against;
  std::string outcome;
  std::optional<std::string> label, period;
  bool own_scale = false;
  Language language = Language::english;
  ChartSize size;
};

struct ChartKind {
  const char *name, *help, *example;
  bool takes_many, takes_outcome;
  enum class Baseline { none, may, must } baseline;
  std::string (*draw)(const ChartOptions&);
};

[[nodiscard]] const std::vector<ChartKind>& chart_kinds();

}  // namespace tenure
