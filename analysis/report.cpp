#include "analysis/report.hpp"

#include <cmath>

#include <fmt/format.h>

#include "analysis/comparison_series.hpp"
#include "analysis/comparison_words.hpp"
#include "analysis/language_words.hpp"
#include "analysis/markup.hpp"
#include "analysis/report_json.hpp"
#include "analysis/report_study.hpp"
#include "web/pages.hpp"

namespace tenure {

namespace {

/// What a browser shows that runs no script: the main numbers, in both languages.
std::string noscript_rows(const ReportStudy& study) {
  std::string rows;
  for (std::size_t i = 0; i < study.indicators.size(); ++i) {
    const ReportIndicator& indicator = study.indicators[i];
    if (!indicator.main) continue;
    const std::string unit = study.variables[i].unit == "1" ? "" : " " + study.variables[i].unit;
    for (std::size_t s = 1; s < study.scenarios.size(); ++s) {
      const ComparedOutcome found =
          compare_series(study.variables[i], indicator.label, study.runs[i][0], study.runs[i][s]);
      const PairedEffect effect = effect_of(found.draws);
      const double scale = std::max(std::abs(effect.most.low), std::abs(effect.most.high));
      const auto text = [&](double x) { return in_markup(number_text(x, scale)); };
      rows += fmt::format(
          "<p>{0}: {1}: {2} {3} ({4} – {5}){6}; mean {7}.</p>\n"
          "<p lang=\"zh-CN\">{0}：{8}：{9} {3}（{4} 至 {5}）{10}；平均 {7}。</p>\n",
          in_markup(study.scenarios[s].title), in_markup(indicator.english),
          effect.holds_zero() ? "no clear effect, median" : "median change", text(effect.median), text(effect.most.low),
          text(effect.most.high), in_markup(unit), text(effect.mean),
          in_markup(subject_text(study.variables[i], indicator.label, Language::chinese)),
          effect.holds_zero() ? "没有明确影响，中位数" : "变化中位数",
          in_markup(outcome_unit(study.variables[i], Language::chinese)));
    }
  }
  return rows;
}

std::string head(const std::string& title, const WebPage& page) {
  // Styles that Plot puts into its pictures are inline; scripts are not free to be.
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src '{}'; style-src "
      "'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n<title>{}</title>\n<style>{}</style>\n</head>\n",
      page.hash, in_markup(title), page.style);
}

}  // namespace

std::string report_page(const ReportInputs& inputs) {
  const WebPage page = report_web_page();
  const std::string district = attribute_text(*inputs.base.file, "district_name");
  const std::string title = fmt::format("{}: what would change", district.empty() ? "Tenure" : district);
  const ReportStudy study = read_study(inputs.base, inputs.others);
  std::string html = head(title, page);
  html += fmt::format(
      "<body>\n<noscript><h1>{}</h1>\n<p>{} – {}, {} pairs of runs. Differences from {}: median and the range of nine "
      "in "
      "ten pairs. This page draws its charts with JavaScript, which is off.</p>\n"
      "<p lang=\"zh-CN\">{} 至 {}，{} 对模拟。与“{}”的差异：中位数和十对中九对的范围。本页用 JavaScript "
      "画图，现已关闭。</p>\n{}"
      "</noscript>\n<div id=\"app\"></div>\n",
      in_markup(title), format_day(study.time.front()), format_day(study.until), study.replicates.size(),
      in_markup(inputs.base.title), format_day(study.time.front()), format_day(study.until), study.replicates.size(),
      in_markup(inputs.base.title), noscript_rows(study));
  html += "<script type=\"application/json\" id=\"data\">" + in_script(report_data(inputs, study)) + "</script>\n";
  html += fmt::format("<script>{}</script>\n</body>\n</html>\n", page.script);
  return html;
}

}  // namespace tenure
