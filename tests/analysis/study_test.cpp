#include "analysis/study.hpp"

#include <cmath>
#include <limits>

#include <doctest/doctest.h>
#include <unistd.h>

#include "sim/results_writer.hpp"
#include "tests/sim/scratch_folder.hpp"

using namespace tenure;
using doctest::Approx;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Two scenarios at three points, two replicates, two months, two places. What scenario s counts in place c in month t
/// at point p is 1000 s + 100 p + 10 t + c + replicate; the last run is missing.
struct Example {
  ScratchFolder folder{"study_" + std::to_string(::getpid())};
  std::filesystem::path path = folder.path() / "results.h5";

  explicit Example(const std::string& method = "morris") {
    const Dimension points{"point", "point", std::vector<std::int64_t>{0, 1, 2}};
    ResultsWriter out(
        path,
        {{"time", "month", std::vector<Day>{Day{0}, Day{31}}},
         {"community", "community", std::vector<std::string>{"a", "b"}},
         {"scenario", "scenario", std::vector<std::string>{"base", "other"}},
         points},
        {{"open",
          "open cases",
          "1",
          {"scenario", "point", "community"},
          Accrual::stock,
          Storage::count_or_missing,
          Better::down},
         {"rent", "rent", "yuan", {"scenario", "point", "community"}, Accrual::stock, Storage::real, Better::neither}},
        {{"design", method}});
    for (int r = 0; r < 2; ++r)
      for (std::size_t s = 0; s < 2; ++s)
        for (std::size_t p = 0; p < 3; ++p) {
          if (r == 1 && s == 1 && p == 2) continue;
          std::vector<double> cells;
          for (int t = 0; t < 2; ++t)
            for (int c = 0; c < 2; ++c)
              cells.push_back(1000.0 * static_cast<double>(s) + 100.0 * static_cast<double>(p) + 10 * t + c + r);
          out.append_at(r, s, p, std::vector<std::vector<double>>{cells, s == 0 ? cells : std::vector<double>{}});
        }
    out.add_table("design", {points}, std::vector<ResultsWriter::TableColumn>{{"x.y", "x", {10, 15, 20}}});
    out.add_table("parameters", {{"parameter", "parameter", std::vector<std::string>{"x.y"}}},
                  std::vector<ResultsWriter::TableColumn>{{"low", "low", {10}}, {"high", "high", {20}}});
    out.finish("complete", {});
  }
};

}  // namespace

TEST_CASE("a study has its scenarios, parameters with bounds, and points on the unit cube") {
  const Example example;
  const Study study(example.path);
  CHECK(study.scenarios() == std::vector<std::string>{"base", "other"});
  REQUIRE(study.parameters().size() == 1);
  CHECK(study.parameters()[0].name == "x.y");
  CHECK(study.points().values == std::vector<double>{0, 0.5, 1});
}

TEST_CASE("an output is the mean over replicates of what a stock was on average, counts added and rents averaged") {
  const Example example;
  const Study study(example.path);
  // places add up: 2 (100 p + replicate) + 1 in the first month, 20 more in the second
  const std::vector<double> open = study.output("open", {}, {}, 0);
  for (std::size_t p = 0; p < 3; ++p) CHECK(open[p] == Approx(200.0 * static_cast<double>(p) + 1 + 1 + 10));
  CHECK(study.output("rent", {}, {}, 0)[1] == Approx(100 + 0.5 + 0.5 + 5));
  CHECK(study.output("open", "b", {}, 0)[0] == Approx(1 + 0.5 + 5));
  CHECK(study.output("open", {}, {Day{31}, {}}, 0)[0] == Approx(1 + 1 + 20));
  CHECK(study.output("open", {}, {{}, Day{31}}, 1)[1] == Approx(2000 + 200 + 1 + 1));
}

TEST_CASE("a missing run leaves no number at its point, and what a scenario does not have none at all") {
  const Example example;
  const Study study(example.path);
  const std::vector<double> open = study.output("open", {}, {}, 1);
  CHECK(std::isfinite(open[1]));
  CHECK(std::isnan(open[2]));
  for (const double y : study.output("rent", {}, {}, 1)) CHECK(std::isnan(y));
}

TEST_CASE("outcomes, labels and windows that are not there are refused") {
  const Example example;
  const Study study(example.path);
  CHECK_THROWS_WITH((void)study.output("fires", {}, {}, 0), doctest::Contains("no outcome \"fires\""));
  CHECK_THROWS_WITH((void)study.output("open", "c", {}, 0), doctest::Contains("has no label \"c\""));
  CHECK_THROWS_WITH((void)study.output("open", {}, {Day{40}, {}}, 0), "no period begins within the window");
  CHECK_THROWS_WITH((Study(Example("none").path)), doctest::Contains("has no design"));
}

TEST_CASE("blocks of a design with a value missing are left out whole") {
  const Points points{1, {0, 1, 2, 3, 4, 5}};
  const WholeBlocks whole = whole_blocks(points, {10, 11, 12, missing, 14, 15}, 2);
  CHECK(whole.left_out == 1);
  CHECK(whole.output == std::vector<double>{10, 11, 14, 15});
  CHECK(whole.points.values == std::vector<double>{0, 1, 4, 5});
}

TEST_CASE("values of a scenario and point that the file does not have are refused") {
  const Example example;
  const ResultsFile file(example.path);
  CHECK(file.read("open", 0, {1, 2}).size() == 4);
  CHECK_THROWS_AS((void)file.read("open", 0, {2, 0}), std::out_of_range);
  CHECK_THROWS_AS((void)file.table("nothing"), std::out_of_range);
  CHECK(file.find("open")->storage == Storage::count_or_missing);
}
