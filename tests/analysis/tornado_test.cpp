#include <fstream>
#include <limits>
#include <stdexcept>

#include <doctest/doctest.h>

#include "analysis/tornado.hpp"
#include "sim/problem.hpp"
#include "tests/analysis/results_example.hpp"

namespace tenure {

namespace {

std::filesystem::path table(const ResultsFolder& folder, const std::string& text) {
  const std::filesystem::path path = folder.path() / "indices.csv";
  std::ofstream(path) << text;
  return path;
}

/// Two parameters one at a time: the outcome is 10 a + b in each of two months, a from 1 to 5 (usually 2), b from 0 to
/// 4 (usually 1), by two types.
ResultsFile batch(const ResultsFolder& folder, const std::string& design, bool missing = false) {
  const std::vector<std::vector<double>> points{{2, 1}, {1, 1}, {5, 1}, {2, 0}, {2, 4}};
  const Dimension along{"point", "point", std::vector<std::int64_t>{0, 1, 2, 3, 4}};
  const std::vector<Dimension> dimensions{{"time", "month", std::vector<Day>{Day{18993}, Day{19024}}},
                                          {"type", "type", std::vector<std::string>{"x", "y"}},
                                          along};
  ResultsWriter out(
      folder.path() / "batch.h5", dimensions,
      {{"events", "events", "1", {"point", "type"}, Accrual::flow, Storage::real, Better::down}},
      {{"design", design}, {"scenario_name", std::string("baseline")}, {"district_name", std::string("Here")}});
  std::vector<ResultsWriter::TableColumn> columns{{"a", "a", {}}, {"b", "b", {}}};
  for (const auto& point : points) columns[0].values.push_back(point[0]), columns[1].values.push_back(point[1]);
  out.add_table("design", {along}, columns);
  for (int r = 0; r < 2; ++r)
    for (std::size_t p = 0; p < points.size(); ++p) {
      if (missing && p == 4) continue;
      std::vector<double> values;
      for (int t = 0; t < 2; ++t) values.insert(values.end(), {10 * points[p][0] + points[p][1] + r, 1000});
      out.append_at(r, p, std::vector<std::vector<double>>{values});
    }
  out.finish("complete", {});
  return ResultsFile(folder.path() / "batch.h5");
}

}  // namespace

TEST_CASE("bars of indices are sorted by width, and an index keeps its interval") {
  const ResultsFolder folder("tornado_indices");
  const Tornado tornado =
      tornado_of_indices(table(folder,
                               "output,parameter,first,first_low,first_high,total,total_low,total_high\n"
                               "y,a,0.1,0,0.2,0.2,0.1,0.3\ny,b,0.6,0.5,0.7,0.7,0.6,0.8\nz,a,1,1,1,1,1,1\n"),
                         "y");
  CHECK(tornado.measure == TornadoMeasure::total);
  REQUIRE(tornado.bars.size() == 2);
  CHECK(tornado.bars[0].parameter == "b");
  CHECK(tornado.bars[0].width == 0.7);
  CHECK(tornado.bars[0].interval->low == 0.6);
  CHECK(tornado.bars[1].parameter == "a");
}

TEST_CASE("Morris' table gives mu* with its spread, and the only output needs no name") {
  const ResultsFolder folder("tornado_morris");
  const Tornado tornado =
      tornado_of_indices(table(folder, "output,parameter,mu,mu_star,sigma\ny,a,-3,3,1\ny,b,0,5,2\n"), "");
  CHECK(tornado.measure == TornadoMeasure::mu_star);
  CHECK(tornado.output == "y");
  CHECK(tornado.bars[0].high == 5.0);
  CHECK(tornado.bars[0].sigma == 2.0);
}

TEST_CASE("a table without indices, or an output that is not there, is refused with what there is") {
  const ResultsFolder folder("tornado_refused");
  CHECK_THROWS_AS((void)tornado_of_indices(table(folder, "a,b\n1,2\n"), ""), WrongInput);
  const auto morris = table(folder, "output,parameter,mu,mu_star,sigma\nfires,a,1,1,0\nrent,a,1,1,0\n");
  CHECK_THROWS_AS((void)tornado_of_indices(morris, ""), WrongInput);
  try {
    (void)tornado_of_indices(morris, "fire");
    FAIL("taken");
  } catch (const WrongInput& wrong) {
    CHECK(std::string(wrong.what()).find("Did you mean \"fires\"?") != std::string::npos);
  }
}

TEST_CASE("one at a time, a bar runs from the outcome at the least value to that at the greatest") {
  const ResultsFolder folder("tornado_batch");
  const Tornado tornado = tornado_of_batch(batch(folder, "one_at_a_time"), "events", "x");
  CHECK(*tornado.usual == doctest::Approx(2 * 21.5));
  REQUIRE(tornado.bars.size() == 2);
  CHECK(tornado.bars[0].parameter == "a");
  CHECK(tornado.bars[0].low == doctest::Approx(2 * 11.5));
  CHECK(tornado.bars[0].high == doctest::Approx(2 * 51.5));
  CHECK(tornado.bars[0].width == doctest::Approx(80));
  CHECK(*tornado.bars[0].low_value == 1.0);
  CHECK(*tornado.bars[0].high_value == 5.0);
  CHECK(tornado.bars[1].width == doctest::Approx(8));
}

TEST_CASE("all labels together are their sum, and a parameter whose runs are missing has no bar") {
  const ResultsFolder folder("tornado_missing");
  const Tornado tornado = tornado_of_batch(batch(folder, "one_at_a_time", true), "events", std::nullopt);
  CHECK(*tornado.usual == doctest::Approx(2 * 1021.5));
  REQUIRE(tornado.bars.size() == 1);
  CHECK(tornado.bars[0].parameter == "a");
}

TEST_CASE("a batch of another design is refused") {
  const ResultsFolder folder("tornado_design");
  CHECK_THROWS_AS((void)tornado_of_batch(batch(folder, "morris"), "events", std::nullopt), std::invalid_argument);
}

}  // namespace tenure
