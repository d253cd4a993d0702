#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/comparison_words.hpp"
#include "analysis/evaluation_table.hpp"
#include "sim/csv.hpp"

namespace tenure {

namespace {

constexpr std::array<std::string_view, change_parts> part_words{
    "background trend, put in", "season, population and luck", "recording, without programmes",
    "caused by the programmes", "recording, by the programmes"};

double from_log(double x) {
  return std::expm1(x);
}

/// "-4.1 % (-4.9 to -3.3)"
std::string log_text(const Estimate& e) {
  if (!std::isfinite(e.mean)) return "not known";
  std::string text = percent_text(from_log(e.mean));
  if (e.interval && e.interval->low != e.interval->high)
    text += fmt::format(" ({:+.1f} to {:+.1f})", 100 * from_log(e.interval->low), 100 * from_log(e.interval->high));
  return text;
}

/// Whole where it is large or a whole number, with one decimal in between, with three digits where it is small.
std::string figure_number(double x) {
  const bool whole = std::abs(x) >= 10000 || x == std::round(x);
  if (!whole && std::abs(x) < 100) return number_text(x);
  return number_text(x, whole ? 100 : 10);
}

/// A figure in its own unit: "-21 %", "65,572 person".
std::string value_text(const ReportedFigure& figure, double x, bool unit) {
  if (figure.kind == "change") return percent_text(x);
  if (figure.unit == "1" && std::abs(figure.value) < 1) return percent_text(x, false);
  const std::string number = figure_number(x);
  return unit && figure.unit != "1" ? number + " " + figure.unit : number;
}

std::string range_text(const JudgedFigure& j) {
  if (j.draws.size() < 2 || j.low == j.high) return "";
  return value_text(j.figure, j.low, false) + " to " + value_text(j.figure, j.high, false);
}

std::string reported_text(const ReportedFigure& figure) {
  std::string text = value_text(figure, figure.value, true);
  if (figure.low)
    text += fmt::format(" ({} to {})", value_text(figure, *figure.low, false), value_text(figure, *figure.high, false));
  return text;
}

std::string verdict_text(const JudgedFigure& j) {
  const bool change = j.figure.kind == "change";
  switch (j.verdict) {
    case Verdict::within:
      return j.figure.kind == "given" ? "as given" : j.figure.low ? "within the evidence" : "within";
    case Verdict::not_reached:
      return change ? "evidence does not reach it" : "not reached";
    case Verdict::beyond:
      return "goes beyond it";
    case Verdict::below:
      return "below";
    case Verdict::above:
      return "above";
    case Verdict::no_counterpart:
      return "no counterpart in the model";
  }
  return "";
}

/// Columns as wide as their widest cell; the first and the last lie to the left.
std::string aligned(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows)
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (widths.size() <= c) widths.push_back(0);
      widths[c] = std::max(widths[c], row[c].size());
    }
  std::string text;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c) {
      const bool left = c == 0 || c + 1 == widths.size();
      line += left ? fmt::format("{:<{}}", row[c], widths[c]) : fmt::format("{:>{}}", row[c], widths[c]);
      if (c + 1 < row.size()) line += "  ";
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    text += line + "\n";
  }
  return text;
}

std::string figures_table(const Evaluation& e) {
  std::vector<std::vector<std::string>> rows{
      {"figure", "reported", "simulated", "90 % of runs", "at or beyond", "verdict"}};
  for (const JudgedFigure& j : e.figures) {
    const bool one = j.draws.size() < 2;
    rows.push_back({j.figure.name, reported_text(j.figure),
                    j.draws.empty() ? "" : value_text(j.figure, j.middle, false) + (j.rare ? " on average" : ""),
                    range_text(j), one || j.figure.kind == "given" ? "" : fmt::format("{:.0f} %", 100 * j.at_or_beyond),
                    verdict_text(j)});
  }
  std::string text = aligned(rows);
  const auto rare = [](const JudgedFigure& j) { return j.rare; };
  if (std::any_of(e.figures.begin(), e.figures.end(), rare))
    text +=
        "Simulated is the median of the runs; of what happens fewer than ten times in a run it is the mean (\"on "
        "average\").\n";
  return text;
}

std::string sources(const Evaluation& e) {
  std::string text = "Sources of what is reported\n";
  for (const JudgedFigure& j : e.figures) text += fmt::format("  {}: {}\n", j.figure.name, j.figure.source);
  return text;
}

std::string placed_text(const std::string& which, const PlacedChange& placed) {
  const bool one = placed.communities == 1;
  return fmt::format(
      "  In the {} ({:.0f} {}): {} before and after, and {} without any programme,\n"
      "  of which {} is regression to the mean; the programmes changed what happened by {}.\n",
      which, placed.communities, one ? "community" : "communities", log_text(placed.naive), log_text(placed.untreated),
      log_text(placed.regression), log_text(placed.caused));
}

std::string split_table(const Evaluation& e, const EvaluatedChange& change) {
  std::string text = fmt::format("{}: what the change is made of, mean of {} pairs (95 % interval)\n", change.name,
                                 change.splits.size());
  std::vector<std::vector<std::string>> rows;
  for (std::size_t k = 0; k < change_parts; ++k)
    rows.push_back({"  " + std::string(part_words[k]), log_text(change.part[k])});
  rows.push_back({"  recorded change, simulated", log_text(change.total)});
  rows.push_back({"  reported", percent_text(change.reported)});
  text += aligned(rows);
  const PairedCounts& n = change.mean_counts;
  text += fmt::format("  Counted: {} recorded of {} before; {} of {} without programmes, {} of {} with them.\n",
                      number_text(n.before), number_text(n.before_actual), number_text(n.without),
                      number_text(n.without_actual), number_text(n.with), number_text(n.with_actual));
  if (change.left_out > 0)
    text +=
        fmt::format("  {} of {} pairs are left out: a count of theirs is 0.\n", change.left_out, e.replicates.size());
  if (change.by_year)
    text += fmt::format(
        "  Regression to the mean: in the third of lives whose year before was worst, the year without programmes "
        "changes\n"
        "  by {} against that of all lives.\n",
        log_text(*change.by_year));
  if (change.worst_communities) text += placed_text("worst tenth of communities", *change.worst_communities);
  if (change.chosen) text += placed_text("communities where programmes work", *change.chosen);
  return text;
}

void csv_estimate(std::string& text, const EvaluatedChange& change, const std::string& term, const Estimate& e) {
  text += fmt::format("split,{},{},log,{},,,mean,{},{},{},,{},,\n", csv_cell(change.name), csv_cell(term),
                      term == "total" ? csv_cell(std::log1p(change.reported)) : "", csv_cell(e.mean),
                      e.interval ? csv_cell(e.interval->low) : "", e.interval ? csv_cell(e.interval->high) : "",
                      change.splits.size());
}

}  // namespace

std::string_view verdict_name(Verdict verdict) {
  constexpr std::array<std::string_view, 6> names{"within", "not reached", "beyond",
                                                  "below",  "above",       "no counterpart"};
  return names[static_cast<std::size_t>(verdict)];
}

std::string evaluation_text(const Evaluation& e) {
  std::string text = fmt::format("{}: reported figures beside {} simulated pairs\n", e.title, e.replicates.size());
  text += fmt::format(
      "District {}, seed {}, Tenure {}. Year before: {} to {}; programme's year: {} to {} (last days not included).\n"
      "Each pair lives one luck twice, with the programmes and without. Nothing is fitted to the figures.\n\n",
      e.district, e.seed, e.version, format_day(e.before_from), format_day(e.before_until), format_day(e.from),
      format_day(e.until));
  text += figures_table(e);
  for (const EvaluatedChange& change : e.changes) text += "\n" + split_table(e, change);
  return text + "\n" + sources(e);
}

std::string evaluation_csv(const Evaluation& e) {
  std::string text =
      "table,figure,term,unit,reported,evidence_low,evidence_high,statistic,estimate,low,high,share_at_or_beyond,pairs,"
      "verdict,source\n";
  for (const JudgedFigure& j : e.figures) {
    const bool any = !j.draws.empty();
    text += fmt::format(
        "reported,{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", csv_cell(j.figure.name), j.figure.kind,
        csv_cell(j.figure.unit), csv_cell(j.figure.value), csv_cell(j.figure.low), csv_cell(j.figure.high),
        j.rare ? "mean"
        : any  ? "median"
               : "",
        any ? csv_cell(j.middle) : "", any ? csv_cell(j.low) : "", any ? csv_cell(j.high) : "",
        any ? csv_cell(j.at_or_beyond) : "", j.draws.size(), verdict_name(j.verdict), csv_cell(j.figure.source));
  }
  for (const EvaluatedChange& change : e.changes) {
    for (std::size_t k = 0; k < change_parts; ++k)
      csv_estimate(text, change, std::string(change_part_names[k]), change.part[k]);
    csv_estimate(text, change, "total", change.total);
    if (change.by_year) csv_estimate(text, change, "regression: worst third of lives", *change.by_year);
    for (const auto& [name, placed] : {std::pair{"worst tenth of communities", &change.worst_communities},
                                       std::pair{"communities with programmes", &change.chosen}}) {
      if (!*placed) continue;
      csv_estimate(text, change, fmt::format("naive: {}", name), (*placed)->naive);
      csv_estimate(text, change, fmt::format("untreated: {}", name), (*placed)->untreated);
      csv_estimate(text, change, fmt::format("regression: {}", name), (*placed)->regression);
      csv_estimate(text, change, fmt::format("caused: {}", name), (*placed)->caused);
    }
  }
  return text;
}

}  // namespace tenure
