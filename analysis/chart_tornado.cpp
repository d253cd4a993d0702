#include "analysis/chart_tornado.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/chart_axis.hpp"
#include "analysis/chart_panel.hpp"
#include "analysis/comparison_words.hpp"
#include "analysis/language_words.hpp"

namespace tenure {

namespace {

constexpr double row_height = 28, bar_height = 14;

/// The outcome's name where its variable is known, else what the table calls it.
std::string output_name(const Tornado& tornado, Language language) {
  Variable variable;
  if (tornado.variable) {
    variable = *tornado.variable;
  } else {
    variable.name = tornado.output;
    variable.long_name = tornado.output;
  }
  return subject_text(variable, tornado.label, language);
}

std::string heading_of(const Tornado& tornado, Language language) {
  const std::string name = output_name(tornado, language);
  const TornadoBar& first = tornado.bars.front();
  if (!(first.width > 0))
    return say(language, "No parameter changes {} within its bounds", "没有参数在其范围内改变{}", name);
  const auto number = [&](double x) {
    return number_text(x, std::max(std::abs(first.low), std::abs(first.high)), language);
  };
  switch (tornado.measure) {
    case TornadoMeasure::one_at_a_time:
      return say(language, "{} moves {} most: from {} to {}", "{}对{}影响最大：由{}到{}", first.parameter, name,
                 number(first.low), number(first.high));
    case TornadoMeasure::total:
      return say(language, "{} drives {} most: total index {}", "{}对{}影响最大：总效应指数{}", first.parameter, name,
                 number_text(first.high, first.high, language));
    case TornadoMeasure::mu_star:
      return say(language, "{} drives {} most: its elementary effect is {} in size",
                 "{}对{}影响最大：基本效应平均大小为{}", first.parameter, name,
                 number_text(first.high, first.high, language));
  }
  return {};
}

ChartText text_of(const Tornado& tornado, const std::string& source, std::size_t left_out, Language language) {
  ChartText text;
  text.language = language;
  text.title = typographic(heading_of(tornado, language));  // it begins with a parameter's name
  const std::string name = output_name(tornado, language);
  switch (tornado.measure) {
    case TornadoMeasure::one_at_a_time: {
      const std::string unit = tornado.variable ? horizon_unit(*tornado.variable, language) : "";
      text.subtitle = say(language, "{}, {}. {}, scenario {}.", "{}，{}。{}，情景：{}。", capital(name), unit,
                          name_in(tornado.district, language), name_in(tornado.scenario, language));
      text.caption = say(
          language,
          "Each parameter at its least (blue) and its greatest value (orange, hatched), all others at their usual "
          "ones; line: outcome at usual values, {}. Means of {} {}; the parameter's values stand at the bars' ends.",
          "每个参数分别取最小值（蓝）和最大值（橙，斜线），其余取常用值；竖线：常用值下的结果{}。{}次模拟的均值；"
          "条形两端为参数取值。{}",
          number_text(*tornado.usual, std::abs(*tornado.usual), language), tornado.replicates,
          language == Language::chinese ? ""
          : tornado.replicates == 1     ? "run"
                                        : "runs");
      break;
    }
    case TornadoMeasure::total:
      text.subtitle = say(language, "Total Sobol index of {} by parameter.", "{}对各参数的总索博尔指数。", name);
      text.caption = say(language,
                         "Share of the outcome's variance that would be left were all other parameters known, over "
                         "their whole ranges. Line: 95 % interval.",
                         "在其余参数全部已知时仍会留下的方差比重，参数在整个范围内变化。线：95%区间。");
      break;
    case TornadoMeasure::mu_star:
      text.subtitle = say(language, "Mean size of elementary effects on {} (Morris' mu*), by parameter.",
                          "各参数对{}的基本效应平均大小（莫里斯法）。", name);
      text.caption = say(language,
                         "Change of the outcome as a parameter goes through its whole range, mean size over "
                         "trajectories. Line: that mean and one standard deviation of the effects to either side.",
                         "参数走完整个范围时结果的变化，按轨迹取平均大小。线：均值两侧各一个标准差。");
      break;
  }
  if (left_out > 0)
    text.caption +=
        say(language, " {} parameters with narrower bars are left out.", "未画出更窄的{}个参数。", left_out);
  text.caption = typographic(text.caption);
  text.source = say(language, "Source: {}. Parameter names as in the parameter book.",
                    "来源：{}。参数名与参数手册一致。", source);
  return text;
}

/// What the line over a bar reaches from and to.
std::optional<Interval> whisker(const TornadoBar& bar) {
  if (bar.interval) return bar.interval;
  if (bar.sigma) return Interval{std::max(0.0, bar.high - *bar.sigma), bar.high + *bar.sigma};
  return std::nullopt;
}

}  // namespace

std::string draw_tornado(const Tornado& tornado, const std::string& source, ChartSize size, Language language,
                         std::size_t most) {
  const std::size_t rows = std::min(most, tornado.bars.size());
  const bool about_usual = tornado.measure == TornadoMeasure::one_at_a_time;
  const double centre = about_usual ? *tornado.usual : 0.0;
  ChartText text = text_of(tornado, source, tornado.bars.size() - rows, language);
  double low = centre, high = centre, names = 0, values = 0;
  const auto value_of = [&](const std::optional<double>& x) {
    return x ? typographic(number_text(*x)) : std::string();
  };
  for (std::size_t i = 0; i < rows; ++i) {
    const TornadoBar& bar = tornado.bars[i];
    low = std::min({low, bar.low, bar.high});
    high = std::max({high, bar.low, bar.high});
    if (const auto line = whisker(bar)) low = std::min(low, line->low), high = std::max(high, line->high);
    names = std::max(names, text_width(bar.parameter, chart_small_size, true));
    values = std::max({values, text_width(value_of(bar.low_value), chart_small_size),
                       text_width(value_of(bar.high_value), chart_small_size)});
  }
  const std::vector<double> ticks = round_ticks(low, high, 5);
  const double width = size.width;
  names = std::min(names, 0.4 * width);
  const double beside = about_usual ? values + 10 : 0;
  const double number_width = about_usual ? 0 : 70;
  const double left = chart_margin + names + 14 + beside, right = width - chart_margin - beside - number_width;
  const auto x = [&](double value) {
    return left + (right - left) * (value - ticks.front()) / (ticks.back() - ticks.front());
  };

  Scene scene = scene_of(text);
  const double top = draw_heading(scene, text, width) + 6, bottom = top + row_height * static_cast<double>(rows) + 6;
  const std::vector<std::string> labels = tick_labels(ticks, language);
  double free_from = 0;
  for (std::size_t i = 0; i < ticks.size(); ++i) {
    const double at = x(ticks[i]), half = text_width(labels[i], chart_small_size) / 2;
    scene.line({at, top}, {at, bottom}, ink::grid, 1);
    if (at - half < free_from) continue;
    scene.text({at, bottom + 16}, labels[i], {chart_small_size, ink::muted, Anchor::middle});
    free_from = at + half + 6;
  }
  for (std::size_t i = 0; i < rows; ++i) {
    const TornadoBar& bar = tornado.bars[i];
    const double at = top + row_height * (static_cast<double>(i) + 0.5) + 2;
    const auto box = [&](double from, double to) {
      const double a = std::min(x(from), x(to)), b = std::max(x(from), x(to));
      return std::vector<Spot>{
          {a, at - bar_height / 2}, {b, at - bar_height / 2}, {b, at + bar_height / 2}, {a, at + bar_height / 2}};
    };
    scene.text({chart_margin, at + 4}, shortened(bar.parameter, chart_small_size, names + 4), {chart_small_size});
    if (about_usual) {
      scene.area(box(centre, bar.low), ink::blues[5]);
      scene.area(box(centre, bar.high), "#e08a5b");
      scene.hatch(box(centre, bar.high), "#c2410c", 4);
      const bool rises = bar.high >= bar.low;
      const double first = std::min({x(bar.low), x(bar.high), x(centre)}),
                   last = std::max({x(bar.low), x(bar.high), x(centre)});
      scene.text({first - 5, at + 4}, value_of(rises ? bar.low_value : bar.high_value),
                 {chart_small_size, ink::muted, Anchor::end});
      scene.text({last + 5, at + 4}, value_of(rises ? bar.high_value : bar.low_value), {chart_small_size, ink::muted});
    } else {
      scene.area(box(0, bar.high), ink::blues[5]);
      if (const auto line = whisker(bar)) scene.line({x(line->low), at}, {x(line->high), at}, ink::text, 1.4);
      scene.text({width - chart_margin, at + 4}, typographic(number_text(bar.high, std::abs(bar.high), language)),
                 {chart_small_size, ink::text, Anchor::end});
    }
  }
  scene.line({x(centre), top}, {x(centre), bottom}, ink::text, 1.2);
  return finished(scene, text, bottom + 46, size);
}

}  // namespace tenure
