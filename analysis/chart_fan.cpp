#include "analysis/chart_fan.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>

#include "analysis/chart_axis.hpp"
#include "analysis/chart_frame.hpp"
#include "analysis/comparison.hpp"
#include "analysis/comparison_series.hpp"
#include "analysis/comparison_words.hpp"
#include "analysis/language_words.hpp"

namespace tenure {

namespace {

using Runs = std::vector<std::vector<double>>;

std::string name_of(const ResultsFile& file) {
  const std::string name = attribute_text(file, "scenario_name");
  return name.empty() ? file.path().stem().string() : name;
}

std::vector<double> at_period(const Runs& runs, std::size_t period) {
  std::vector<double> draws;
  for (const auto& run : runs)
    if (std::isfinite(run[period])) draws.push_back(run[period]);
  return draws;
}

FanChart::Arm arm_of(std::string name, Runs runs, const std::vector<double>& bands) {
  FanChart::Arm arm{std::move(name), {}, Runs(bands.size()), Runs(bands.size()), std::move(runs)};
  for (std::size_t t = 0; t < arm.runs.front().size(); ++t) {
    const std::vector<double> draws = at_period(arm.runs, t);
    arm.centre.push_back(bands.empty() ? mean(draws) : quantile(draws, 0.5));
    for (std::size_t b = 0; b < bands.size(); ++b) {
      arm.low[b].push_back(quantile(draws, (1.0 - bands[b]) / 2.0));
      arm.high[b].push_back(quantile(draws, (1.0 + bands[b]) / 2.0));
    }
  }
  return arm;
}

/// By period, the 95 % t interval of the mean, where draws are too few for bands.
void add_mean_interval(FanChart::Arm& arm) {
  if (arm.runs.size() < 2) return;
  arm.low.emplace_back();
  arm.high.emplace_back();
  for (std::size_t t = 0; t < arm.centre.size(); ++t) {
    const auto interval = t_interval(at_period(arm.runs, t), 0.95);
    arm.low[0].push_back(interval ? interval->low : arm.centre[t]);
    arm.high[0].push_back(interval ? interval->high : arm.centre[t]);
  }
}

Runs runs_of(const ResultsFile& file, const std::string& outcome, const std::optional<std::string>& label,
             const std::vector<std::int64_t>& replicates) {
  Runs runs;
  const auto& all = file.replicates();
  for (std::int64_t r : replicates)
    runs.push_back(
        series_of(file, outcome, label, static_cast<std::size_t>(std::find(all.begin(), all.end(), r) - all.begin())));
  return runs;
}

std::string title_alone(const FanChart& chart, Day start, Day end) {
  const Language language = chart.language;
  const std::string subject = capital(subject_text(chart.variable, chart.label, language));
  const std::string unit = outcome_unit(chart.variable, language);
  const std::string after = unit.empty() || language == Language::chinese ? unit : " " + unit;
  if (chart.variable.measure == Accrual::stock && chart.time.size() > 1) {
    const double first = chart.arm.centre.front(), last = chart.arm.centre.back(),
                 scale = std::max(std::abs(first), std::abs(last));
    const std::string a = number_text(first, scale, language), b = number_text(last, scale, language);
    if (a == b) return say(language, "{}: {}{} from first to last", "{}：自始至终{}{}", subject, a, after);
    return say(language, "{}: from {} to {}{} over {}", "{0}：由{1}变为{2}{3}", subject, a, b, after,
               horizon_text(start, end));
  }
  std::vector<double> totals;
  for (const auto& run : chart.arm.runs) totals.push_back(over_horizon(chart.variable, run));
  const double low = quantile(totals, 0.0), high = quantile(totals, 1.0), centre = mean(totals);
  // A fourth digit where there are so many: runs of a large district differ little.
  const double scale = high >= 1000.0 ? high / 10.0 : std::abs(high);
  const std::string over = over_text(chart.variable, start, end, language);
  std::string title =
      say(language, "{0}: {1}{2} {3}", "{0}：{3}{1}{2}", subject, number_text(centre, scale, language), after, over);
  if (totals.size() > 1)
    title += say(language, "; {} runs gave {} to {}", "；{}次模拟为{}至{}", totals.size(),
                 number_text(low, scale, language), number_text(high, scale, language));
  return title;
}

double scale_of(const ComparedOutcome& found) {
  return std::max({std::abs(found.difference), std::abs(found.interval->low), std::abs(found.interval->high)});
}

std::string title_against(const FanChart& chart, const ComparedOutcome& found, Day start, Day end) {
  const Language language = chart.language;
  const std::string subject = subject_text(chart.variable, chart.label, language);
  const std::string name = name_in(chart.arm.name, language), over = over_text(chart.variable, start, end, language);
  if (found.exactly_zero()) return say(language, "{}: no change at all in {}", "{}：{}没有任何变化", name, subject);
  if (!found.clear())
    return say(language, "{0}: no clear effect on {1} {2}", "{0}：对{2}{1}没有明确影响", name, subject, over);
  const std::string relative = std::isfinite(found.relative)
                                   ? say(language, " ({})", "（{}）", percent_text(found.relative, true, language))
                                   : "";
  return say(language, "{0}: {1} {2} than in {3}{4}", "{0}：{2}{1}，与{3}相比{4}", name,
             change_text(chart.variable, chart.label, found.difference, scale_of(found), language), over,
             name_in(chart.base->name, language), relative);
}

std::string subtitle_of(const FanChart& chart, Day start, Day end) {
  const Language language = chart.language;
  const std::string period = period_name(chart.time, language), span = span_text(start, end, language),
                    district = name_in(chart.district, language);
  if (language == Language::chinese) {
    std::string text = subject_text(chart.variable, chart.label, language);
    if (const std::string unit = outcome_unit(chart.variable, language); !unit.empty()) text += "，" + unit;
    text += chart.variable.measure == Accrual::flow ? "，按" + period + "计" : "，每" + period + "末";
    return text + "。" + (district.empty() ? "" : district + "，") + span + "。";
  }
  std::string text = capital(chart.variable.long_name);
  if (!chart.label.empty()) text += fmt::format(" ({})", chart.label);
  const std::string unit = unit_text(chart.variable.unit);
  if (chart.variable.measure == Accrual::flow)
    text += fmt::format(", {}by {}", unit.empty() ? "" : unit + " ", period);
  else
    text += fmt::format(", {}at the end of the {}", unit.empty() ? "" : unit + ", ", period);
  if (!district.empty()) text += ". " + district;
  return text + ", " + span + ".";
}

/// "In 50 of 100 runs ...": which bands are drawn, and which the number of runs does not carry.
std::string runs_text(const FanChart& chart) {
  const Language language = chart.language;
  const std::size_t runs = chart.arm.runs.size();
  if (runs == 1)
    return say(language, "One run: what chance makes of it is not shown.", "仅一次模拟：未显示偶然性的影响。");
  if (chart.bands.empty())
    return say(
        language,
        "Each thin line is one of {} runs, the thick line their mean; with fewer than 40 runs no bands are drawn.",
        "每条细线是{}次模拟中的一次，粗线为其均值；少于40次模拟时不画区间带。", runs);
  std::string text = chart.base ? say(language, "Lines: medians of {} runs each; bands: {}. At each {}, ",
                                      "线：各{}次模拟的中位数；区间带：{}。每{}，", runs,
                                      name_in(chart.arm.name, language), period_name(chart.time, language))
                                : say(language, "Line: median of {} runs. At each {}, ", "线：{}次模拟的中位数。每{}，",
                                      runs, period_name(chart.time, language));
  for (std::size_t b = chart.bands.size(); b-- > 0;) {
    const std::string which = chart.bands.size() == 1       ? say(language, "band", "区间带")
                              : b + 1 == chart.bands.size() ? say(language, "darkest band", "最深的区间带")
                              : b == 0                      ? say(language, "palest", "最浅的区间带")
                                                            : say(language, "next", "次深的区间带");
    text += say(language, "{} of 100 runs lie within the {}{}", "100次模拟中有{}次落在{}内{}",
                std::lround(100 * chart.bands[b]), which, b > 0 ? say(language, ", ", "，") : say(language, ".", "。"));
  }
  if (runs < 400)
    text += say(language, " Wider bands are left out: the {} % band needs {} runs.",
                "未画更宽的区间带：{}%区间带需要{}次模拟。",
                runs < 100   ? 80
                : runs < 200 ? 90
                             : 95,
                runs < 100   ? 100
                : runs < 200 ? 200
                             : 400);
  return text;
}

std::string difference_text(const FanChart& chart, const ComparedOutcome& found) {
  const Language language = chart.language;
  std::string text = say(language, " Lower panel: {} minus {}, run by run with the same luck",
                         "下图：{}减去{}，逐次配对，随机情形相同", name_in(chart.arm.name, language),
                         name_in(chart.base->name, language));
  if (chart.difference_bands.empty())
    text += chart.arm.runs.size() > 1
                ? say(language, "; line: mean, band: 95 % interval of the mean.", "；线：均值，区间带：均值的95%区间。")
                : say(language, ".", "。");
  else if (chart.difference_bands.size() == 1)
    text += say(language, "; line: median, band: 50 of 100 differences.", "；线：中位数，区间带：100个差值中的50个。");
  else
    text += say(language, "; line: median, bands: 50 and 90 of 100 differences.",
                "；线：中位数，区间带：100个差值中的50个和90个。");
  if (found.interval && !found.exactly_zero()) {
    const double scale = scale_of(found);
    text += say(
        language, " {} the mean difference is {} (95 % interval {} to {}).", "{}的平均差值为{}（95%区间{}至{}）。",
        chart.variable.measure == Accrual::flow ? say(language, "In all", "合计") : say(language, "On average", "平均"),
        number_text(found.difference, scale, language), number_text(found.interval->low, scale, language),
        number_text(found.interval->high, scale, language));
  }
  return text;
}

}  // namespace

std::vector<double> bands_for(std::size_t runs) {
  std::vector<double> bands;
  for (const double band : {0.95, 0.90, 0.80, 0.50})
    if (static_cast<double>(runs) * (1.0 - band) / 2.0 >= 10.0 - 1e-9) bands.push_back(band);
  return bands;
}

FanChart fan_of(const ResultsFile& result, const ResultsFile* against, const std::string& outcome,
                const std::optional<std::string>& label, Language language) {
  const Variable* variable = result.find(outcome);
  if (variable == nullptr || (against != nullptr && against->find(outcome) == nullptr))
    throw std::invalid_argument(fmt::format("no outcome \"{}\"", outcome));
  const NamedResults self{name_of(result), attribute_text(result, "title"), &result};
  std::vector<std::int64_t> replicates = result.replicates();
  std::optional<NamedResults> base;
  if (against != nullptr) {
    base = {name_of(*against), attribute_text(*against, "title"), against};
    if (base->name == self.name) base->name += " (baseline)";
    replicates = comparable_replicates(*base, {self});
  }
  if (replicates.empty() || time_of(result).empty()) throw std::invalid_argument("the file holds no replicate");

  FanChart chart;
  chart.language = language;
  chart.variable = *variable;
  chart.label = label.value_or("");
  chart.district = attribute_text(result, "district_name");
  chart.time = time_of(result);
  const Day start = chart.time.front(), end = horizon_end(result);
  chart.until = format_day(end);
  chart.bands = bands_for(replicates.size());
  chart.arm = arm_of(self.name, runs_of(result, outcome, label, replicates), chart.bands);
  chart.subtitle = typographic(subtitle_of(chart, start, end));
  if (!base) {
    chart.caption = typographic(runs_text(chart));
    chart.title = typographic(title_alone(chart, start, end));
  } else {
    chart.base = arm_of(base->name, runs_of(*against, outcome, label, replicates), chart.bands);
    Runs differences;
    for (std::size_t r = 0; r < replicates.size(); ++r)
      differences.push_back(paired_differences(chart.base->runs[r], chart.arm.runs[r]));
    for (const double band : chart.bands)
      if (band == 0.9 || band == 0.5) chart.difference_bands.push_back(band);
    chart.difference = arm_of("difference", std::move(differences), chart.difference_bands);
    if (chart.difference_bands.empty()) add_mean_interval(*chart.difference);
    const ComparedOutcome found = compare_outcome(*against, result, *variable, chart.label, replicates);
    chart.clear = found.clear();
    chart.title = typographic(title_against(chart, found, start, end));
    chart.caption = typographic(runs_text(chart) + difference_text(chart, found));
  }
  chart.title = capital(chart.title);
  chart.source =
      source_text(attribute_text(result, "tenure_version"), {chart.arm.name}, chart.base ? chart.base->name : "",
                  attribute_text(result, "seed"), chart.arm.runs.size(), language);
  return chart;
}

std::string fan_chart(const ResultsFile& result, const ResultsFile* against, const std::string& outcome,
                      const std::optional<std::string>& label, ChartSize size, Language language) {
  return draw(fan_of(result, against, outcome, label, language), size);
}

}  // namespace tenure
