#include "analysis/chart_scene.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

#include <fmt/format.h>

#include "analysis/markup.hpp"

namespace tenure {

namespace {

std::string number(double x) {
  const double rounded = std::round(x * 10.0) / 10.0;
  return fmt::format("{}", rounded == 0.0 ? 0.0 : rounded);
}

/// Control characters, which XML forbids, become spaces.
std::string escaped(std::string_view text) {
  std::string safe = in_markup(text);
  std::replace_if(
      safe.begin(), safe.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return safe;
}

std::string path_of(const std::vector<Spot>& spots) {
  std::string path;
  for (const Spot& s : spots) path += fmt::format("{}{} {}", path.empty() ? "M" : "L", number(s.x), number(s.y));
  return path;
}

std::string stroke(std::string_view colour, double thickness, bool dashed) {
  return fmt::format(R"(fill="none" stroke="{}" stroke-width="{}"{})", colour, number(thickness),
                     dashed ? R"( stroke-dasharray="5 4")" : "");
}

/// Bytes of the UTF-8 character that begins with `lead`.
std::size_t length_of(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

/// Width of an ASCII character in ems, after the wider of the common sans-serif fonts.
double em(char c) {
  if (std::string_view(" .,:;'|!ijlIf()[]/").find(c) != std::string_view::npos) return 0.38;
  if (c == 'm' || c == 'w' || c == 'M' || c == 'W' || c == '%' || c == '@') return 0.95;
  if (c >= 'A' && c <= 'Z') return 0.72;
  return 0.62;
}

}  // namespace

double text_width(std::string_view text, double size, bool bold) {
  double ems = 0;
  for (std::size_t i = 0; i < text.size(); i += length_of(text[i]))
    ems += length_of(text[i]) == 1 ? em(text[i]) : length_of(text[i]) == 2 ? 0.7 : 1.0;
  return ems * size * (bold ? 1.1 : 1.0);
}

std::vector<std::string> wrapped(std::string_view text, double size, double width, bool bold) {
  // Pieces that hold together: words with the space after them, and single CJK characters.
  std::vector<std::string> pieces(1);
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = std::min(length_of(text[i]), text.size() - i);
    const bool wide = length == 3 && static_cast<unsigned char>(text[i]) >= 0xe3;
    const std::string_view character = text.substr(i, length);
    // No line begins with a mark that closes, or ends with one that opens.
    const bool closes = std::string_view("，。；：、）％").find(character) != std::string_view::npos;
    if (closes && pieces.back().empty() && pieces.size() > 1) pieces.pop_back();
    if (wide && !closes && !pieces.back().empty() && !pieces.back().ends_with("（")) pieces.emplace_back();
    pieces.back() += text.substr(i, length);
    if ((wide && character != "（") || text[i] == ' ') pieces.emplace_back();
    i += length;
  }
  std::vector<std::string> lines(1);
  for (const std::string& piece : pieces) {
    std::string word = piece;
    word.erase(word.find_last_not_of(' ') + 1);
    if (!lines.back().empty() && text_width(lines.back() + word, size, bold) > width) lines.emplace_back();
    lines.back() += piece;
  }
  for (std::string& line : lines) line.erase(line.find_last_not_of(' ') + 1);
  return lines;
}

std::vector<std::string> balanced(std::string_view text, double size, double width, bool bold) {
  std::vector<std::string> lines = wrapped(text, size, width, bold);
  for (double narrower = width - size; narrower > width / 2; narrower -= size) {
    std::vector<std::string> tried = wrapped(text, size, narrower, bold);
    if (tried.size() > lines.size()) break;
    lines = std::move(tried);
  }
  return lines;
}

std::vector<std::pair<Spot, Spot>> hatching(const std::vector<Spot>& outline, double apart) {
  std::vector<std::pair<Spot, Spot>> pieces;
  if (outline.size() < 3) return pieces;
  // Along u = x + y the lines are level: crossings with the outline, in pairs along v = y - x.
  double low = outline.front().x + outline.front().y, high = low;
  for (const Spot& s : outline) low = std::min(low, s.x + s.y), high = std::max(high, s.x + s.y);
  const double step = apart * std::sqrt(2.0);
  for (double k = std::ceil(low / step); k * step < high; ++k) {
    const double u = k * step;
    std::vector<double> crossings;
    for (std::size_t i = 0; i < outline.size(); ++i) {
      const Spot a = outline[i], b = outline[(i + 1) % outline.size()];
      const double from = a.x + a.y, to = b.x + b.y;
      if ((from > u) == (to > u)) continue;
      const double share = (u - from) / (to - from);
      crossings.push_back((a.y - a.x) + share * ((b.y - b.x) - (a.y - a.x)));
    }
    std::sort(crossings.begin(), crossings.end());
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
      pieces.push_back(
          {{(u - crossings[i]) / 2, (u + crossings[i]) / 2}, {(u - crossings[i + 1]) / 2, (u + crossings[i + 1]) / 2}});
  }
  return pieces;
}

std::string_view dashes(std::size_t series) {
  constexpr std::string_view patterns[] = {"", "7 4", "2 3", "9 3 2 3", "12 4", "4 2", "1 2 6 2"};
  return patterns[series % std::size(patterns)];
}

Scene::Scene(std::string_view title, std::string_view description, Language language)
    : title_(title), description_(description), language_(language) {}

void Scene::line(Spot from, Spot to, std::string_view colour, double thickness, bool dashed) {
  polyline({from, to}, colour, thickness, dashed);
}

void Scene::polyline(const std::vector<Spot>& spots, std::string_view colour, double thickness, bool dashed) {
  if (spots.empty()) return;
  body_ +=
      fmt::format("<path d=\"{}\" {} stroke-linejoin=\"round\"/>\n", path_of(spots), stroke(colour, thickness, dashed));
}

void Scene::area(const std::vector<Spot>& outline, std::string_view fill) {
  if (outline.empty()) return;
  body_ += fmt::format("<path d=\"{}Z\" fill=\"{}\"/>\n", path_of(outline), fill);
}

void Scene::ring(const std::vector<Spot>& outline, std::string_view colour, double thickness) {
  if (outline.empty()) return;
  body_ += fmt::format("<path d=\"{}Z\" {} stroke-linejoin=\"round\"/>\n", path_of(outline),
                       stroke(colour, thickness, false));
}

void Scene::hatch(const std::vector<Spot>& outline, std::string_view colour, double apart) {
  std::string path;
  for (const auto& [from, to] : hatching(outline, apart)) path += path_of({from, to});
  if (!path.empty()) body_ += fmt::format("<path d=\"{}\" {}/>\n", path, stroke(colour, 0.8, false));
}

void Scene::series(const std::vector<Spot>& spots, std::string_view colour, double thickness,
                   std::string_view dash_pattern) {
  if (spots.empty()) return;
  body_ +=
      fmt::format("<path d=\"{}\" {}{} stroke-linejoin=\"round\"/>\n", path_of(spots), stroke(colour, thickness, false),
                  dash_pattern.empty() ? "" : fmt::format(" stroke-dasharray=\"{}\"", dash_pattern));
}

void Scene::dot(Spot at, double radius, std::string_view fill) {
  body_ += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\"/>\n", number(at.x), number(at.y),
                       number(radius), fill);
}

void Scene::text(Spot baseline, std::string_view words, const TextStyle& style) {
  constexpr std::string_view anchors[] = {"start", "middle", "end"};
  body_ += fmt::format(
      "<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\"{}{}>{}</text>\n", number(baseline.x), number(baseline.y),
      number(style.size), style.colour,
      style.anchor == Anchor::start ? "" : fmt::format(" text-anchor=\"{}\"", anchors[static_cast<int>(style.anchor)]),
      style.bold ? " font-weight=\"bold\"" : "", escaped(words));
}

double Scene::paragraph(Spot baseline, const std::vector<std::string>& lines, const TextStyle& style) {
  for (const std::string& line : lines) {
    text(baseline, line, style);
    baseline.y += std::round(style.size * 1.38);
  }
  return baseline.y;
}

std::string Scene::svg(ChartSize size) const {
  // A Chinese font first where the text is Chinese, so that its characters don't take Japanese shapes.
  const bool chinese = language_ == Language::chinese;
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" role=\"img\" "
      "{5}aria-labelledby=\"title desc\" font-family=\"{6}'Helvetica Neue', Arial, 'DejaVu Sans', {7}"
      "sans-serif\">\n<title id=\"title\">{2}</title>\n<desc id=\"desc\">{3}</desc>\n"
      "<rect width=\"{0}\" height=\"{1}\" fill=\"#ffffff\"/>\n{4}</svg>\n",
      size.width, size.height, escaped(title_), escaped(description_), body_, chinese ? "xml:lang=\"zh-Hans\" " : "",
      chinese ? "'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', 'PingFang SC', " : "",
      chinese ? "" : "'Noto Sans CJK SC', ");
}

std::vector<double> spread(const std::vector<double>& wanted, double apart, double low, double high) {
  std::vector<std::size_t> order(wanted.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
  std::vector<double> placed = wanted;
  double floor = low;
  for (std::size_t i : order) {
    placed[i] = std::max(placed[i], floor);
    floor = placed[i] + apart;
  }
  // What ran past the end is pushed back from there.
  double ceiling = std::max(high, low + apart * static_cast<double>(wanted.size()) - apart);
  for (auto i = order.rbegin(); i != order.rend(); ++i) {
    placed[*i] = std::min(placed[*i], ceiling);
    ceiling = placed[*i] - apart;
  }
  return placed;
}

}  // namespace tenure
