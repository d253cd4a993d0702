#pragma once
/// The words of a drawing and where they stand, read back from its SVG text.

#include <algorithm>
#include <regex>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "analysis/chart_frame.hpp"

namespace tenure {

struct PlacedWords {
  std::string words;
  WordBox box;
};

inline std::string unescaped(std::string text) {
  for (const auto& [from, to] : {std::pair{"&lt;", "<"}, std::pair{"&gt;", ">"}, std::pair{"&quot;", "\""},
                                 std::pair{"&#39;", "'"}, std::pair{"&amp;", "&"}})
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + 1))
      text.replace(at, std::string_view(from).size(), to);
  return text;
}

inline std::vector<PlacedWords> words_on_paper(const std::string& svg) {
  static const std::regex element(
      "<text x=\"([-0-9.]+)\" y=\"([-0-9.]+)\" font-size=\"([0-9.]+)\"[^>]*?( text-anchor=\"(\\w+)\")?( "
      "font-weight=\"bold\")?>([^<]*)</text>");
  std::vector<PlacedWords> all;
  for (std::sregex_iterator at(svg.begin(), svg.end(), element), end; at != end; ++at) {
    const std::smatch& m = *at;
    TextStyle style;
    style.size = std::stod(m[3]);
    style.anchor = m[5] == "end" ? Anchor::end : m[5] == "middle" ? Anchor::middle : Anchor::start;
    style.bold = m[6].matched;
    const std::string words = unescaped(m[7]);
    all.push_back({words, box_of({std::stod(m[1]), std::stod(m[2])}, words, style)});
  }
  return all;
}

/// No two words meet, and none leaves the paper. Widths are estimated on the wide side, so a tenth is forgiven.
inline void check_words_apart(const std::string& svg) {
  static const std::regex size("<svg [^>]*width=\"(\\d+)\" height=\"(\\d+)\"");
  std::smatch paper;
  REQUIRE(std::regex_search(svg, paper, size));
  const double width = std::stod(paper[1]), height = std::stod(paper[2]);
  std::vector<PlacedWords> all = words_on_paper(svg);
  REQUIRE(all.size() > 4);
  for (PlacedWords& one : all) {
    const double spare = 0.05 * (one.box.right - one.box.left);
    one.box.left += spare;
    one.box.right -= spare;
    CAPTURE(one.words);
    CHECK(one.box.left >= 0);
    CHECK(one.box.right <= width);
    CHECK(one.box.top >= 0);
    CHECK(one.box.bottom <= height);
  }
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      CAPTURE(all[i].words);
      CAPTURE(all[j].words);
      CHECK_FALSE(all[i].box.meets(all[j].box));
    }
}

/// No English word is left but these codes.
inline void check_chinese(const std::string& svg, const std::vector<std::string>& codes) {
  static const std::regex latin("[A-Za-z][A-Za-z_-]+");
  for (const PlacedWords& one : words_on_paper(svg))
    for (std::sregex_iterator at(one.words.begin(), one.words.end(), latin), end; at != end; ++at) {
      CAPTURE(one.words);
      CHECK_MESSAGE(std::find(codes.begin(), codes.end(), at->str()) != codes.end(), at->str());
    }
}

}  // namespace tenure
