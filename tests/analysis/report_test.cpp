#include "analysis/report.hpp"
#include "analysis/markup.hpp"

#include <cmath>
#include <numeric>
#include <optional>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "analysis/report_json.hpp"
#include "analysis/report_places.hpp"
#include "analysis/report_study.hpp"
#include "analysis/report_tables.hpp"
#include "tests/analysis/comparison_example.hpp"

using namespace tenure;

namespace {

struct Files {
  ResultsFolder folder{"report"};
  std::optional<ResultsFile> base, other, rents;

  explicit Files(std::size_t replicates = 40) {
    ScenarioExample example;
    example.replicates = replicates;
    example.write(folder.path() / "baseline.h5");
    example.name = "cameras";
    example.thefts_prevented = 20;
    example.own_luck = 4;
    example.yuan_a_period = 1000;
    example.programmes = {"cameras"};
    example.write(folder.path() / "cameras.h5");
    ScenarioExample rent;
    rent.replicates = replicates;
    rent.name = "rents";
    rent.rent_rise = 5;
    rent.write(folder.path() / "rents.h5");
    base.emplace(folder.path() / "baseline.h5");
    other.emplace(folder.path() / "cameras.h5");
    rents.emplace(folder.path() / "rents.h5");
  }

  [[nodiscard]] ReportInputs inputs() const {
    ReportInputs inputs;
    inputs.base = {"baseline", "As it is", &*base};
    inputs.others = {{"cameras", "Cameras", &*other}, {"rents", "</script><b>Rents", &*rents}};
    inputs.created = "2026-11-26T00:00:00Z";
    return inputs;
  }
  [[nodiscard]] nlohmann::json data() const {
    const ReportInputs in = inputs();
    return nlohmann::json::parse(report_data(in, read_study(in.base, in.others)));
  }
};

double rounded(double x) {
  return std::stod(json_number(x));
}

}  // namespace

TEST_CASE("numbers have four significant digits, and what is not finite is null") {
  CHECK(json_number(1234567.0) == "1.235e+06");
  CHECK(json_number(-0.000123449) == "-0.0001234");
  CHECK(json_number(0.0) == "0");
  CHECK(json_number(std::nan("")) == "null");
  const double xs[] = {1.5, INFINITY};
  CHECK(json_numbers(xs) == "[1.5,null]");
}

TEST_CASE("no text of a study ends the script or opens an element") {
  CHECK(in_script(json_text("</script><img>")) == "\"\\u003c/script>\\u003cimg>\"");
  CHECK(in_script("\xe2\x80\xa8") == "\\u2028");
  CHECK(in_markup("<a b='c' d=\"e\">&") == "&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp;");
  const Files files;
  const std::string page = report_page(files.inputs());
  CHECK(page.find("</script><b>") == std::string::npos);
  CHECK(page.find("&lt;/script&gt;&lt;b&gt;Rents") != std::string::npos);
}

TEST_CASE("effects of the page are those of the comparison") {
  const Files files;
  const nlohmann::json data = files.data();
  const ReportInputs in = files.inputs();
  const Comparison comparison = compare(in.base, in.others);
  std::size_t held = 0;
  for (std::size_t i = 0; i < data["indicators"].size(); ++i)
    for (std::size_t s = 0; s < comparison.scenarios.size(); ++s) {
      const ComparedOutcome* found = comparison.scenarios[s].find(data["indicators"][i]["outcome"]);
      REQUIRE(found != nullptr);
      const nlohmann::json& effect = data["effects"][i][s];
      CHECK(effect["mean"] == rounded(found->difference));
      CHECK(effect["interval95"][0] == rounded(found->interval->low));
      CHECK(effect["good"] == rounded(found->p_good));
      CHECK(effect["base"] == rounded(found->base_mean));
      ++held;
    }
  CHECK(held == 2 * data["indicators"].size());
}

TEST_CASE("of two scenarios the second is held less the first, pair by pair") {
  const Files files;
  const ReportInputs in = files.inputs();
  const ReportStudy study = read_study(in.base, in.others);
  const ReportEffect direct = effect_of_pair(study, 0, 1, 2), back = effect_of_pair(study, 0, 2, 1);
  CHECK(direct.draws.mean == doctest::Approx(-back.draws.mean));
  CHECK(direct.draws.most.low == doctest::Approx(-back.draws.most.high));
  CHECK(direct.draws.mean ==
        doctest::Approx(effect_of_pair(study, 0, 0, 2).draws.mean - effect_of_pair(study, 0, 0, 1).draws.mean));
}

TEST_CASE("bands are drawn by the rule of runs") {
  for (const auto& [runs, bands] : {std::pair{39u, 0u}, std::pair{40u, 1u}, std::pair{100u, 2u}}) {
    const Files files(runs);
    CHECK(files.data()["fans"][0][0]["bands"].size() == bands);
  }
}

TEST_CASE("the same files give the same page") {
  const Files files;
  CHECK(report_page(files.inputs()) == report_page(files.inputs()));
}

TEST_CASE("residents are told apart in five steps that add up to all of them") {
  CommunityMap map;
  map.variable.better = Better::down;
  map.communities = {"a", "b", "c", "d", "e", "f"};
  CommunityChanges changes;
  const auto effect = [](double x, double spread) {
    const double draws[] = {x - spread, x, x + spread};
    return effect_of(draws);
  };
  // A fall is good here: 10 % less, 1 % less, unclear, 1 % more, 10 % more, none at all.
  for (const auto& [x, spread] : {std::pair{-10., 0.1}, std::pair{-1., 0.1}, std::pair{-1., 5.}, std::pair{1., 0.1},
                                  std::pair{10., 0.1}, std::pair{0., 0.}})
    changes.whole.push_back(effect(x, spread));
  const std::vector<double> levels(6, 100.0), residents{1, 2, 3, 4, 5, 5};
  const std::vector<std::string> towns{"North", "North", "North", "South", "South", ""};
  const std::vector<GainRow> rows = gains_of(map, changes, levels, residents, towns);
  CHECK(rows.front().kind == "all");
  CHECK(rows.front().residents == 20);
  CHECK(rows.front().share == std::array{0.05, 0.1, 0.4, 0.2, 0.25});
  for (const GainRow& row : rows) CHECK(std::accumulate(row.share.begin(), row.share.end(), 0.0) == doctest::Approx(1));
  REQUIRE(rows.size() == 6);
  CHECK(rows[4].name == "North");
  CHECK(rows[4].balance == doctest::Approx(0.5));
  CHECK(rows[5].balance == doctest::Approx(-1));
}

TEST_CASE("tables that are not what they should be are refused with their place") {
  const ResultsFolder folder{"report_tables"};
  CHECK_THROWS_WITH_AS((void)scores_json(folder.file("s.csv", "table,outcome,level,value,n\nguess,fires,0.5,1,2\n")),
                       doctest::Contains("s.csv:2:1: table \"guess\" is not known"), WrongInput);
  CHECK_THROWS_WITH_AS((void)validation_json(folder.file("v.csv", "a,b\n1,2\n")), doctest::Contains("no column"),
                       WrongInput);
  CHECK_THROWS_AS((void)drivers_json(folder.file("d.csv", "output,mu\nx,1\n")), WrongInput);
  const nlohmann::json drivers = nlohmann::json::parse(drivers_json(
      folder.file("i.csv", "output,parameter,mu,mu_star,sigma\nfires,a,1,2,0\nfires,b,-3,5,1\nrent,a,1,1,0\n")));
  REQUIRE(drivers.size() == 2);
  CHECK(drivers[0]["bars"][0]["parameter"] == "b");
}
