#include <algorithm>
#include <regex>
#include <stdexcept>

#include <doctest/doctest.h>

#include "analysis/chart_axis.hpp"
#include "analysis/chart_fan.hpp"
#include "analysis/chart_ranking.hpp"
#include "analysis/chart_scene.hpp"
#include "tests/analysis/comparison_example.hpp"

namespace tenure {

namespace {

ResultsFile written(const ResultsFolder& folder, const ScenarioExample& example, const std::string& name) {
  example.write(folder.path() / name);
  return ResultsFile(folder.path() / name);
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

const ScenarioExample cameras{.name = "cameras", .programmes = {"cameras"}, .thefts_prevented = 10, .own_luck = 3};

}  // namespace

TEST_CASE("a band is drawn only where ten runs lie beyond each of its edges") {
  CHECK(bands_for(39).empty());
  CHECK(bands_for(40) == std::vector{0.5});
  CHECK(bands_for(99) == std::vector{0.5});
  CHECK(bands_for(100) == std::vector{0.8, 0.5});
  CHECK(bands_for(200) == std::vector{0.9, 0.8, 0.5});
  CHECK(bands_for(400) == std::vector{0.95, 0.9, 0.8, 0.5});
}

TEST_CASE("few runs are drawn one by one with their mean, and the caption says so") {
  const ResultsFolder folder("chart_few");
  const ResultsFile base = written(folder, {}, "base.h5"), other = written(folder, cameras, "other.h5");
  const FanChart chart = fan_of(other, &base, "incidents_actual", std::nullopt);
  CHECK(chart.bands.empty());
  CHECK(chart.arm.runs.size() == 10);
  CHECK(chart.difference->low.size() == 1);
  CHECK(chart.caption.find("Each thin line is one of 10 runs") == 0);
  CHECK(chart.caption.find("95\u00a0% interval of the mean") != std::string::npos);
  CHECK(count(draw(chart, {}), "stroke-width=\"1\" stroke-linejoin") >= 20);
}

TEST_CASE("a hundred runs carry the bands of 50 and 80, and the caption says what 90 needs") {
  const ResultsFolder folder("chart_many");
  ScenarioExample many;
  many.replicates = 100;
  const ResultsFile file = written(folder, many, "many.h5");
  const FanChart chart = fan_of(file, nullptr, "incidents_actual", "theft");
  REQUIRE(chart.arm.low.size() == 2);
  CHECK(chart.arm.low[0][3] <= chart.arm.low[1][3]);
  CHECK(chart.arm.low[1][3] <= chart.arm.centre[3]);
  CHECK(chart.arm.centre[3] <= chart.arm.high[1][3]);
  CHECK(chart.caption.find("50 of 100 runs") != std::string::npos);
  CHECK(chart.caption.find("the 90\u00a0% band needs 200 runs") != std::string::npos);
}

TEST_CASE("the title is the finding, and says where there is none") {
  const ResultsFolder folder("chart_title");
  const ResultsFile base = written(folder, {}, "base.h5"), other = written(folder, cameras, "other.h5");
  CHECK(std::regex_match(fan_of(other, &base, "incidents_actual", std::nullopt).title,
                         std::regex("Cameras: 2\\d\\d fewer incidents happen in the year than in baseline \\(.*\\)")));
  CHECK(fan_of(other, &base, "incidents_actual", "burglary").title ==
        "Cameras: no change at all in incidents that happen (burglary)");
  ScenarioExample idle = cameras;
  idle.thefts_prevented = 0;
  const ResultsFile unclear = written(folder, idle, "idle.h5");
  const FanChart chart = fan_of(unclear, &base, "incidents_actual", std::nullopt);
  CHECK(chart.title == "Cameras: no clear effect on incidents that happen in the year");
  CHECK_FALSE(chart.clear);
}

TEST_CASE("the same files give the same bytes, well formed, without anything from outside") {
  const ResultsFolder folder("chart_bytes");
  ScenarioExample hostile = cameras;
  hostile.name = "</text><script>alert(1)</script>&\"";
  const ResultsFile base = written(folder, {}, "base.h5"), other = written(folder, hostile, "other.h5");
  const std::string svg = fan_chart(other, &base, "incidents_actual", std::nullopt);
  CHECK(svg == fan_chart(other, &base, "incidents_actual", std::nullopt));
  CHECK(svg.find("<script") == std::string::npos);
  CHECK(svg.find("url(") == std::string::npos);
  CHECK(svg.find("nan") == std::string::npos);
  CHECK(count(svg, "http") == 1);  // the namespace
  CHECK(count(svg, "<title") == 1);
  CHECK(count(svg, "<text") == count(svg, "</text>"));
}

TEST_CASE("a run of one period and one replicate still gives a chart") {
  const ResultsFolder folder("chart_one");
  ScenarioExample one;
  one.period = Period::year;
  one.replicates = 1;
  const ResultsFile file = written(folder, one, "one.h5");
  const FanChart chart = fan_of(file, &file, "rent", std::nullopt);
  CHECK(chart.caption.find("One run") == 0);
  CHECK(draw(chart, {}).find("nan") == std::string::npos);
}

TEST_CASE("an unknown outcome or label, or another seed, is refused") {
  const ResultsFolder folder("chart_refused");
  ScenarioExample elsewhere;
  elsewhere.seed = 8;
  const ResultsFile base = written(folder, {}, "base.h5"), other = written(folder, elsewhere, "other.h5");
  CHECK_THROWS_AS((void)fan_of(base, nullptr, "crime", std::nullopt), std::invalid_argument);
  CHECK_THROWS_AS((void)fan_of(base, nullptr, "rent", "theft"), std::invalid_argument);
  CHECK_THROWS_AS((void)fan_of(other, &base, "rent", std::nullopt), std::invalid_argument);
}

TEST_CASE("the ranking puts the best first") {
  const ResultsFolder folder("chart_ranking");
  ScenarioExample little = cameras;
  little.name = "lamps";
  little.thefts_prevented = 4;
  const ResultsFile base = written(folder, {}, "base.h5"), most = written(folder, cameras, "cameras.h5"),
                    least = written(folder, little, "lamps.h5");
  const Comparison comparison =
      compare({"baseline", "", &base}, {{"lamps", "", &least}, {"cameras", "", &most}, {"same", "", &base}});
  const std::string svg = ranking_chart(comparison, "incidents_actual");
  CHECK(svg.find(">cameras<") < svg.find(">lamps<"));
  CHECK(svg.find(">lamps<") < svg.find(">same<"));
  CHECK(svg.find("Cameras ranks first: 2") != std::string::npos);
  CHECK(svg.find("0 exactly") != std::string::npos);
  CHECK_THROWS_AS((void)ranking_chart(comparison, "crime"), std::invalid_argument);
}

TEST_CASE("labels are moved apart, keep their order and stay inside") {
  const std::vector<double> placed = spread({50, 48, 52, 99}, 10, 0, 100);
  CHECK(placed[1] < placed[0]);
  CHECK(placed[0] < placed[2]);
  std::vector<double> sorted = placed;
  std::sort(sorted.begin(), sorted.end());
  for (std::size_t i = 1; i < sorted.size(); ++i) CHECK(sorted[i] - sorted[i - 1] >= 10.0);
  CHECK(sorted.back() <= 100.0);
  CHECK(sorted.front() >= 0.0);
}

TEST_CASE("ticks are round numbers that cover the data, with no digit too many") {
  CHECK(round_ticks(0.0, 9.3, 5) == std::vector<double>{0, 2, 4, 6, 8, 10});
  CHECK(tick_labels({0, 500, 1000}) == std::vector<std::string>{"0", "500", "1,000"});
  CHECK(tick_labels({-0.5, 0, 0.5}) == std::vector<std::string>{"\u22120.5", "0.0", "0.5"});
  const auto flat = round_ticks(5, 5, 5);
  CHECK(flat.front() < 5);
  CHECK(flat.back() > 5);
}

TEST_CASE("no line is wider than asked, and no word is lost") {
  const std::string text = "one two three four five six seven";
  std::string joined;
  for (const std::string& line : balanced(text, 12, 90)) {
    CHECK(text_width(line, 12) <= 90.0);
    joined += (joined.empty() ? "" : " ") + line;
  }
  CHECK(joined == text);
  CHECK(wrapped("陈江街道租住区", 10, 30).size() == 3);
}

}  // namespace tenure
