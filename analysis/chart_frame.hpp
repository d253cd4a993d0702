#pragma once
/// What every chart has around it: title, subtitle, a caption that says how to read it, and the source with version,
/// scenarios, seed and replicates.

#include <string>
#include <vector>

#include "analysis/chart_scene.hpp"
#include "analysis/results_file.hpp"

namespace tenure {

struct ChartText {
  std::string title, subtitle, caption, source;
  Language language = Language::english;
};

inline constexpr double chart_margin = 20, chart_title_size = 18, chart_subtitle_size = 13, chart_small_size = 12;

/// A scene with that title and, as its description, subtitle and caption.
[[nodiscard]] Scene scene_of(const ChartText& text);

/// Title and subtitle; returns where the content may begin.
double draw_heading(Scene& scene, const ChartText& text, double width);

/// Caption and source from `y` on; returns the height of the whole picture.
double draw_footing(Scene& scene, const ChartText& text, double y, double width);

/// "Source: Tenure 0.1.0, scenarios a, b against baseline, seed 1, 40 replicates. Simulated, synthetic people."
[[nodiscard]] std::string source_text(const std::string& version, const std::vector<std::string>& scenarios,
                                      const std::string& base, const std::string& seed, std::size_t replicates,
                                      Language language);

/// Names joined as a list: "a, b and c", "甲、乙和丙".
[[nodiscard]] std::string list_text(const std::vector<std::string>& names, Language language);

/// The first letter a capital one.
[[nodiscard]] std::string capital(std::string text);

/// A finished drawing of that width: draws the footing and returns the file's text.
[[nodiscard]] std::string finished(Scene& scene, const ChartText& text, double bottom, ChartSize size);

/// A box on the paper that words fill.
struct WordBox {
  double left = 0, right = 0, top = 0, bottom = 0;

  [[nodiscard]] bool meets(const WordBox& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};
[[nodiscard]] WordBox box_of(Spot baseline, std::string_view words, const TextStyle& style);

/// Words beside a spot where they meet no box in `taken` and stay within `within`: right, left, above, below, then the
/// corners, the nearest first. The box is added to `taken`. False, and nothing drawn, where there is no room.
bool place_label(Scene& scene, Spot at, double clear, const std::string& words, const TextStyle& style,
                 const WordBox& within, std::vector<WordBox>& taken);

}  // namespace tenure
