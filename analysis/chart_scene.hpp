#pragma once
/// A drawing of lines, areas, dots and words, written as SVG 1.1: same input, same bytes.
///
/// Coordinates are pixels from the upper left corner, rounded to 0.1. Nothing outside the file is used: no fonts, no
/// styles, no scripts; text is escaped; the paper is white.

#include <string>
#include <string_view>
#include <vector>

#include "analysis/language.hpp"

namespace tenure {

/// Colours with enough contrast on white; the blues are opaque shades for nested bands, the outermost first.
namespace ink {
inline constexpr std::string_view text = "#1b2733", muted = "#5b6875", blue = "#1f5f99", green = "#0b6b50",
                                  accent = "#c2410c", grid = "#e3e8ed";
inline constexpr std::string_view blues[] = {"#dde7f0", "#c4d6e6", "#a9c3da", "#8eb0ce", "#739dc2", "#5889b5"};
/// Lines side by side, at most seven; each carries its name and a stroke of its own, so that none is told by colour
/// alone.
inline constexpr std::string_view series[] = {"#1f5f99", "#c2410c", "#0b6b50", "#6b3fa0",
                                              "#7a5c00", "#a61e5c", "#3d4a57"};
}  // namespace ink

struct ChartSize {
  int width = 800;
  int height = 0;  ///< 0: as high as the content asks
};

/// A place on the paper.
struct Spot {
  double x = 0, y = 0;
};

enum class Anchor { start, middle, end };

struct TextStyle {
  double size = 13;
  std::string_view colour = ink::text;
  Anchor anchor = Anchor::start;
  bool bold = false;
};

/// Width of `text` in the generic sans-serif font, estimated on the wide side; a CJK character is one em. [pixel]
[[nodiscard]] double text_width(std::string_view text, double size, bool bold = false);

/// Breaks at spaces (and between CJK characters) so that no line is wider than `width`, if a word allows.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, double size, double width, bool bold = false);

/// As `wrapped`, into as many lines, but of about the same length: no lonely last word.
[[nodiscard]] std::vector<std::string> balanced(std::string_view text, double size, double width, bool bold = false);

class Scene {
 public:
  /// `title` and `description` are what a screen reader says, in that language.
  Scene(std::string_view title, std::string_view description, Language language = Language::english);

  void line(Spot from, Spot to, std::string_view colour, double thickness, bool dashed = false);
  void polyline(const std::vector<Spot>& points, std::string_view colour, double thickness, bool dashed = false);
  /// With a dash pattern of its own (`dashes`).
  void series(const std::vector<Spot>& points, std::string_view colour, double thickness, std::string_view dashes);
  /// Closed, filled.
  void area(const std::vector<Spot>& outline, std::string_view fill);
  /// Strokes a closed outline.
  void ring(const std::vector<Spot>& outline, std::string_view colour, double thickness);
  /// Slanting lines `apart` pixels apart within a closed outline.
  void hatch(const std::vector<Spot>& outline, std::string_view colour, double apart = 5);
  void dot(Spot at, double radius, std::string_view fill);
  void text(Spot baseline, std::string_view words, const TextStyle& style = {});
  /// Lines below one another; returns the baseline after the last.
  double paragraph(Spot baseline, const std::vector<std::string>& lines, const TextStyle& style);

  /// The whole file.
  [[nodiscard]] std::string svg(ChartSize size) const;

 private:
  std::string title_, description_, body_;
  Language language_;
};

/// The pieces of the slanting lines x + y = k apart sqrt(2) that lie within a closed outline, each from one end to the
/// other.
[[nodiscard]] std::vector<std::pair<Spot, Spot>> hatching(const std::vector<Spot>& outline, double apart);

/// Strokes of lines side by side: none, or an SVG dash pattern.
[[nodiscard]] std::string_view dashes(std::size_t series);

/// Where labels of height `apart` may stand so that they don't overlap, stay within [low, high] if they can, and lie
/// near `wanted`; in the order given.
[[nodiscard]] std::vector<double> spread(const std::vector<double>& wanted, double apart, double low, double high);

}  // namespace tenure
