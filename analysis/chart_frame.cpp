#include "analysis/chart_frame.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/ranges.h>

namespace tenure {

Scene scene_of(const ChartText& text) {
  return {text.title, text.subtitle + " " + text.caption, text.language};
}

double draw_heading(Scene& scene, const ChartText& text, double width) {
  const double inner = width - 2 * chart_margin;
  const double y = scene.paragraph({chart_margin, 30}, balanced(text.title, chart_title_size, inner, true),
                                   {chart_title_size, ink::text, Anchor::start, true});
  return scene.paragraph({chart_margin, y}, balanced(text.subtitle, chart_subtitle_size, inner),
                         {chart_subtitle_size, ink::muted});
}

double draw_footing(Scene& scene, const ChartText& text, double y, double width) {
  const double inner = width - 2 * chart_margin;
  y = scene.paragraph({chart_margin, y}, wrapped(text.caption, chart_small_size, inner), {chart_small_size, ink::text});
  return scene.paragraph({chart_margin, y}, wrapped(text.source, chart_small_size, inner),
                         {chart_small_size, ink::muted});
}

std::string source_text(const std::string& version, const std::vector<std::string>& scenarios, const std::string& base,
                        const std::string& seed, std::size_t replicates, Language language) {
  std::vector<std::string> names;
  for (const std::string& name : scenarios) names.push_back(name_in(name, language));
  const std::string maker = version.empty() ? "" : " " + version,
                    against = base.empty() ? "" : say(language, " against {}", "（对照：{}）", name_in(base, language)),
                    luck = seed.empty() ? "" : say(language, ", seed {}", "，种子 {}", seed);
  if (language == Language::english)
    return fmt::format("Source: Tenure{}, {} {}{}{}, {} {}. Simulated, synthetic people.", maker,
                       names.size() == 1 ? "scenario" : "scenarios", fmt::join(names, ", "), against, luck, replicates,
                       replicates == 1 ? "replicate" : "replicates");
  return fmt::format("来源：Tenure{}，情景：{}{}{}，{} 次重复。模拟结果，人物均为合成。", maker, fmt::join(names, "、"),
                     against, luck, replicates);
}

std::string list_text(const std::vector<std::string>& names, Language language) {
  if (names.empty()) return "";
  std::string text = names.front();
  for (std::size_t i = 1; i < names.size(); ++i)
    text += (i + 1 < names.size() ? say(language, ", ", "、") : say(language, " and ", "和")) + names[i];
  return text;
}

std::string capital(std::string text) {
  // A Chinese sentence has no capitals: what it begins with is somebody's name.
  const bool chinese =
      std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xe3; });
  if (!chinese && !text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string finished(Scene& scene, const ChartText& text, double bottom, ChartSize size) {
  const double y = draw_footing(scene, text, bottom, size.width);
  size.height = std::max(size.height, static_cast<int>(std::lround(y)));
  return scene.svg(size);
}

WordBox box_of(Spot baseline, std::string_view words, const TextStyle& style) {
  const double width = text_width(words, style.size, style.bold);
  const double left = style.anchor == Anchor::start    ? baseline.x
                      : style.anchor == Anchor::middle ? baseline.x - width / 2
                                                       : baseline.x - width;
  return {left, left + width, baseline.y - 0.8 * style.size, baseline.y + 0.25 * style.size};
}

bool place_label(Scene& scene, Spot at, double clear, const std::string& words, const TextStyle& style,
                 const WordBox& within, std::vector<WordBox>& taken) {
  const double middle = 0.28 * style.size;  // from the baseline to half the height of the words
  struct Try {
    double x, y;
    Anchor anchor;
  };
  for (const double away : {clear, 2.5 * clear, 4 * clear})
    for (const Try& t : {Try{away, middle, Anchor::start}, Try{-away, middle, Anchor::end},
                         Try{0, -away - 2, Anchor::middle}, Try{0, away + style.size, Anchor::middle},
                         Try{away, -away, Anchor::start}, Try{away, away + style.size, Anchor::start},
                         Try{-away, -away, Anchor::end}, Try{-away, away + style.size, Anchor::end}}) {
      TextStyle placed = style;
      placed.anchor = t.anchor;
      const Spot baseline{at.x + t.x, at.y + t.y};
      const WordBox box = box_of(baseline, words, placed);
      if (box.left < within.left || box.right > within.right || box.top < within.top || box.bottom > within.bottom)
        continue;
      if (std::any_of(taken.begin(), taken.end(), [&](const WordBox& other) { return box.meets(other); })) continue;
      if (away > clear) scene.line(at, {baseline.x, baseline.y - middle}, ink::muted, 0.6);
      scene.text(baseline, words, placed);
      taken.push_back(box);
      return true;
    }
  return false;
}

}  // namespace tenure
