#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/comparison.hpp"
#include "analysis/comparison_words.hpp"

namespace tenure {

namespace {

constexpr std::array headline{"incidents_actual", "incidents_recorded", "fires", "displaced"};
constexpr double worth_a_sentence = 0.005;  // [1] of the baseline; what is smaller is named and stands in the table

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

/// "; 10.9 million yuan more spent and 3.1 million borne by others; 46,000 yuan per averted incident (39,000 to
/// 55,000)"
std::string cost_text(const ScenarioComparison& scenario) {
  const ComparedOutcome* spending = scenario.find("spending");
  const ComparedOutcome* others = scenario.find("borne_by_others");
  const bool shared = others != nullptr && !others->exactly_zero();
  if (spending == nullptr || (spending->exactly_zero() && !shared)) return {};
  std::string text = fmt::format("; {} yuan {}", number_text(std::abs(spending->difference)),
                                 spending->difference < 0 ? "less spent" : "more spent");
  if (shared) text += fmt::format(" and {} borne by others", number_text(others->difference));
  for (const CostPerAverted& cost : scenario.cost_per_averted)
    if (cost.variable.name == "incidents_actual" && cost.yuan.interval)
      text += fmt::format("; {} yuan per averted incident ({} to {})", number_text(cost.yuan.value),
                          number_text(cost.yuan.interval->low), number_text(cost.yuan.interval->high));
  return text;
}

/// "  Without common luck the same certainty would take 240 times as many pairs for incidents_actual, ..."
std::string luck_text(const ScenarioComparison& scenario) {
  std::vector<std::string> ratios;
  for (const char* name : headline)
    if (const ComparedOutcome* outcome = scenario.find(name);
        outcome != nullptr && std::isfinite(outcome->variance_ratio))
      ratios.push_back(fmt::format("{} times as many pairs for {}", number_text(outcome->variance_ratio), name));
  if (ratios.empty()) return {};
  return fmt::format("  Without common luck the same certainty would take {}.\n", fmt::join(ratios, ", "));
}

std::string sentences(const Comparison& comparison, const ScenarioComparison& scenario, const std::string& horizon) {
  std::string text = scenario.name + ": ";
  bool first = true;
  for (const char* name : headline) {
    const ComparedOutcome* outcome = scenario.find(name);
    if (outcome == nullptr) continue;
    const std::string finding = finding_text(*outcome, horizon);
    text += fmt::format("{}{}{}.\n", first ? "" : "  ", first ? finding : capital(finding),
                        first ? cost_text(scenario) : "");
    first = false;
  }
  if (first) text += fmt::format("against {}{}.\n", comparison.base_name, cost_text(scenario));

  std::vector<std::string> clear, small, unclear, same;
  std::size_t compared = 0;
  for (const ComparedOutcome& outcome : scenario.outcomes) {
    if (!outcome.label.empty() || outcome.variable.name == "spending" || outcome.variable.name == "borne_by_others")
      continue;
    ++compared;
    if (std::find(headline.begin(), headline.end(), outcome.variable.name) != headline.end()) continue;
    if (outcome.clear() && !outcome.exactly_zero() && std::abs(outcome.relative) < worth_a_sentence)
      small.push_back(outcome.variable.name);
    else if (outcome.clear() && !outcome.exactly_zero())
      clear.push_back(finding_text(outcome, horizon));
    else
      (outcome.exactly_zero() ? same : unclear).push_back(outcome.variable.name);
  }
  for (const std::string& finding : clear) text += fmt::format("  {}.\n", capital(finding));
  if (!small.empty())
    text +=
        fmt::format("  Clear but under {:g} % of the baseline: {}.\n", worth_a_sentence * 100, fmt::join(small, ", "));
  if (!unclear.empty()) text += fmt::format("  No clear effect on {}.\n", fmt::join(unclear, ", "));
  if (!same.empty()) text += fmt::format("  No change at all in {}.\n", fmt::join(same, ", "));
  if (!(clear.empty() && small.empty()) && compared >= 10)
    text += fmt::format("  Of {} outcomes compared, about {} would look clear by chance alone if nothing changed.\n",
                        compared, std::max(1L, std::lround(0.05 * static_cast<double>(compared))));
  return text + luck_text(scenario);
}

struct Cell {
  std::string text;
  bool right = true;
};

std::string aligned(const std::vector<std::vector<Cell>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows)
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (widths.size() <= c) widths.push_back(0);
      widths[c] = std::max(widths[c], row[c].text.size());
    }
  std::string text;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c)
      line += row[c].right ? fmt::format("  {:>{}}", row[c].text, widths[c])
                           : fmt::format("  {:<{}}", row[c].text, widths[c]);
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

std::string table(const Comparison& comparison, const ScenarioComparison& scenario) {
  std::vector<std::vector<Cell>> rows{{{"outcome", false},
                                       {"unit", false},
                                       {comparison.base_name},
                                       {"difference"},
                                       {"95 % from"},
                                       {"to"},
                                       {"relative"},
                                       {"P(good)"},
                                       {"variance ratio"}}};
  for (const ComparedOutcome& o : scenario.outcomes) {
    double scale = std::abs(o.difference);
    if (o.interval) scale = std::max({scale, std::abs(o.interval->low), std::abs(o.interval->high)});
    const auto number = [&](double x) { return number_text(x, scale); };
    const bool zero = o.exactly_zero();
    // Levels keep two digits more, so that a change of some per cent shows in them.
    const double level = std::abs(o.base_mean) >= 1000.0 ? std::abs(o.base_mean) / 100.0 : std::abs(o.base_mean);
    rows.push_back({{o.label.empty() ? o.variable.name : "  " + o.label, false},
                    {o.variable.unit, false},
                    {number_text(o.base_mean, level)},
                    {zero ? "0 exactly" : number(o.difference)},
                    {zero || !o.interval ? "" : number(o.interval->low)},
                    {zero || !o.interval ? "" : number(o.interval->high)},
                    {percent_text(o.relative)},
                    {zero || o.variable.better == Better::neither ? "" : fmt::format("{:.2f}", o.p_good)},
                    {std::isfinite(o.variance_ratio) ? fmt::format("{:.1f}", o.variance_ratio) : ""}});
  }
  std::string text = aligned(rows);
  std::vector<std::vector<Cell>> costs{
      {{"cost per averted", false}, {"averted"}, {"yuan each"}, {"95 % from"}, {"to"}}};
  for (const CostPerAverted& cost : scenario.cost_per_averted) {
    if (cost.yuan.interval)
      costs.push_back({{cost.variable.name, false},
                       {number_text(cost.averted)},
                       {number_text(cost.yuan.value)},
                       {number_text(cost.yuan.interval->low)},
                       {number_text(cost.yuan.interval->high)}});
    else
      costs.push_back({{cost.variable.name, false},
                       {number_text(cost.averted)},
                       {cost.averted > 0 ? "no clear average effect" : "none averted"}});
  }
  return costs.size() > 1 ? text + "\n" + aligned(costs) : text;
}

}  // namespace

std::string comparison_text(const Comparison& comparison) {
  std::string horizon = "the period";
  const auto start = comparison.time.empty() ? std::nullopt : std::optional(comparison.time.front());
  if (const auto end = parse_day(comparison.until); start && end) horizon = horizon_text(*start, *end);
  const std::size_t pairs = comparison.replicates.size();
  std::string text =
      fmt::format("{}: scenarios against {}{}, {} to {}, {} {} of lives with common luck (seed {}).\n\n",
                  comparison.district.empty() ? "District" : comparison.district, comparison.base_name,
                  comparison.base_title.empty() ? "" : fmt::format(" ({})", comparison.base_title), comparison.start,
                  comparison.until, pairs, pairs == 1 ? "pair" : "pairs", comparison.seed);
  for (const ScenarioComparison& scenario : comparison.scenarios)
    text += sentences(comparison, scenario, horizon) + "\n";
  text +=
      "Intervals hold the mean difference over the simulated lives: chance within the model, not doubt about the "
      "model.\n"
      "Incidents that happen and incidents that the police record are two things: seeing more is not more happening.\n";
  for (const ScenarioComparison& scenario : comparison.scenarios)
    text += fmt::format("\n{} against {}{}\n", scenario.name, comparison.base_name,
                        scenario.title.empty() ? "" : ": " + scenario.title) +
            table(comparison, scenario);
  return text;
}

}  // namespace tenure
