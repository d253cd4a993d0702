#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <doctest/doctest.h>

#include "analysis/community_map.hpp"
#include "analysis/comparison_series.hpp"
#include "tests/analysis/comparison_example.hpp"

namespace tenure {

namespace {

struct MapExample {
  ResultsFolder folder{"community_map"};
  ResultsFile base, cameras, rents;

  MapExample()
      : base(file({}, "base.h5")),
        cameras(file({.name = "cameras", .thefts_prevented = 10}, "cameras.h5")),
        rents(file({.name = "rents", .rent_rise = 7}, "rents.h5")) {}

  ResultsFile file(const ScenarioExample& example, const std::string& name) const {
    example.write(folder.path() / name);
    return ResultsFile(folder.path() / name);
  }
  [[nodiscard]] CommunityMap map(const std::string& outcome, std::optional<std::string> label = {}) const {
    return community_map_of({"baseline", "", &base}, {{"cameras", "", &cameras}, {"rents", "", &rents}}, outcome,
                            label);
  }
};

}  // namespace

TEST_CASE("ten thefts prevented a month are ten fewer in every community and month, and 120 over the year") {
  const CommunityMap map = MapExample{}.map("incidents_actual", "theft");
  CHECK(map.communities == std::vector<std::string>{"North", "South"});
  REQUIRE(map.scenarios.size() == 2);
  for (const auto& month : map.scenarios[0].by_period)
    for (const PairedEffect& effect : month) {
      CHECK(effect.median == doctest::Approx(-10));
      CHECK_FALSE(effect.holds_zero());
    }
  for (const PairedEffect& effect : map.scenarios[0].whole) CHECK(effect.median == doctest::Approx(-120));
  for (const PairedEffect& effect : map.scenarios[1].whole) CHECK(effect.exactly_zero());
}

TEST_CASE("one colour domain holds every scenario, community and month") {
  const CommunityMap map = MapExample{}.map("incidents_actual");
  double largest = 0;
  for (const CommunityChanges& scenario : map.scenarios)
    for (const auto& month : scenario.by_period)
      for (const PairedEffect& effect : month) largest = std::max(largest, std::abs(effect.median));
  CHECK(map.reach == doctest::Approx(largest));
  CHECK(map.reach == doctest::Approx(10));
  CHECK(map.whole_reach == doctest::Approx(120));
}

TEST_CASE("a mean is averaged over the months, not summed") {
  const CommunityMap map = MapExample{}.map("rent");
  for (const PairedEffect& effect : map.scenarios[1].whole) CHECK(effect.median == doctest::Approx(7));
}

TEST_CASE("communities of a count add up to the comparison's difference in every pair") {
  const MapExample example;
  ScenarioExample lucky{.name = "lucky", .thefts_prevented = 3, .own_luck = 6};
  const ResultsFile other = example.file(lucky, "lucky.h5");
  const std::vector<std::int64_t> replicates = comparable_replicates({"", "", &example.base}, {{"", "", &other}});
  const ComparedOutcome whole =
      compare_outcome(example.base, other, *example.base.find("incidents_actual"), "", replicates);
  const auto before = community_values(example.base, "incidents_actual", std::nullopt, replicates),
             after = community_values(other, "incidents_actual", std::nullopt, replicates);
  for (std::size_t r = 0; r < replicates.size(); ++r) {
    double sum = 0;
    for (std::size_t i = 0; i < before[r].size(); ++i) sum += after[r][i] - before[r][i];
    CHECK(sum == doctest::Approx(whole.draws[r]));
  }
}

TEST_CASE("an outcome that does not lie by community, or a label that is not there, is refused by name") {
  const MapExample example;
  CHECK_THROWS_WITH_AS((void)example.map("spending"), "spending does not lie by community", std::invalid_argument);
  CHECK_THROWS_WITH_AS((void)example.map("incidents_actual", "arson"),
                       "incidents_actual has no label \"arson\" (it has: theft, burglary)", std::invalid_argument);
  CHECK_THROWS_AS((void)example.map("crime"), std::invalid_argument);
}

TEST_CASE("the outlines are those that the file keeps, and none where it keeps none") {
  const ResultsFolder folder("district_map");
  Example example;
  CHECK_FALSE(district_map((example.write(folder.path() / "bare.h5"), ResultsFile(folder.path() / "bare.h5"))));
  example.attributes["map"] = std::string(
      R"({"type":"FeatureCollection","schematic":false,"features":[{"type":"Feature","properties":{"community":"陈江三",)"
      R"("town":"陈江"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[10,0],[10,5],[0,0]]]}}]})");
  example.write(folder.path() / "map.h5");
  const auto map = district_map(ResultsFile(folder.path() / "map.h5"));
  REQUIRE(map);
  CHECK_FALSE(map->schematic);
  REQUIRE(map->shapes.size() == 1);
  CHECK(map->shapes[0].community == "陈江三");
  CHECK(map->shapes[0].town == "陈江");
  CHECK(map->shapes[0].ring[1].x == 10.0);
  example.attributes["map"] = std::string("{");
  example.write(folder.path() / "broken.h5");
  CHECK_THROWS_AS((void)district_map(ResultsFile(folder.path() / "broken.h5")), std::runtime_error);
}

TEST_CASE("the point for a label lies within the outline, also where its middle does not") {
  const MapCorner square = label_point({{0, 0}, {4, 0}, {4, 2}, {0, 2}});
  CHECK(square.x == doctest::Approx(2));
  CHECK(square.y == doctest::Approx(1));
  // A horseshoe open to the north: its middle is outside.
  const MapCorner shoe = label_point({{0, 0}, {10, 0}, {10, 10}, {9, 10}, {9, 4}, {1, 4}, {1, 10}, {0, 10}});
  CHECK(shoe.y < 4.0);
}

}  // namespace tenure
