#include "sim/problem.hpp"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <tuple>

#include <fmt/format.h>

namespace tenure {

namespace {

std::string all_lines(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& problem : problems) text += (text.empty() ? "" : "\n") + format(problem);
  return text;
}

/// Files in the order in which they were first complained of, the problems of each from its top to its bottom.
std::vector<Problem> in_reading_order(std::vector<Problem> problems) {
  std::vector<std::string> files;
  for (const Problem& problem : problems)
    if (std::find(files.begin(), files.end(), problem.place.file) == files.end()) files.push_back(problem.place.file);
  std::stable_sort(problems.begin(), problems.end(), [&](const Problem& a, const Problem& b) {
    const auto at = [&](const Problem& p) {
      return std::tuple(std::find(files.begin(), files.end(), p.place.file), p.place.line, p.place.column);
    };
    return at(a) < at(b);
  });
  return problems;
}

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

/// Insertions, deletions, changes and swaps of neighbours that turn `a` into `b` (optimal string alignment).
std::size_t edit_distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, now);
  }
  return last[b.size()];
}

}  // namespace

std::string format(const Problem& problem) {
  std::string text;
  if (!problem.place.file.empty()) {
    text = problem.place.file;
    if (problem.place.line > 0) text += fmt::format(":{}:{}", problem.place.line, problem.place.column);
    text += ": ";
  }
  text += problem.what;
  if (!problem.why.empty()) text += " (" + problem.why + ")";
  if (!problem.instead.empty()) text += ". " + problem.instead;
  return text;
}

WrongInput::WrongInput(std::vector<Problem> problems)
    : std::runtime_error(all_lines(in_reading_order(problems))), problems_(in_reading_order(std::move(problems))) {}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& known) {
  // Nobody mistypes a name this long by a letter or two, and the distance is quadratic.
  constexpr std::size_t longest = 200;
  if (word.empty() || word.size() > longest) return {};
  const std::string wanted = lower(word);
  std::string nearest;
  std::size_t least = wanted.size() < 2 ? 1 : std::max<std::size_t>(1, (wanted.size() + 1) / 3) + 1;
  for (const std::string& candidate : known) {
    const std::size_t distance = edit_distance(wanted, lower(candidate));
    if (distance < least) {
      least = distance;
      nearest = candidate;
    }
  }
  if (!nearest.empty() || wanted.size() < 4) return nearest;
  for (const std::string& candidate : known)
    if (lower(candidate).find(wanted) != std::string::npos && (nearest.empty() || candidate.size() < nearest.size()))
      nearest = candidate;
  return nearest;
}

}  // namespace tenure
