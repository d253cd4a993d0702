#include <stdexcept>

#include <doctest/doctest.h>

#include "analysis/flows.hpp"
#include "tests/analysis/results_example.hpp"

namespace tenure {

namespace {

/// Two months, two regions, three skills; `more` graduates a month come from the first region in every life.
ResultsFile flow_file(const ResultsFolder& folder, const std::string& name, double more) {
  const std::vector<Dimension> dimensions{
      {"time", "month", std::vector<Day>{Day{18993}, Day{19024}}},
      {"region", "region", std::vector<std::string>{"Shenzhen", "Hunan"}},
      {"skill", "skill", std::vector<std::string>{"basic", "technician", "graduate"}}};
  const auto variable = [](const std::string& called) {
    return Variable{called, "people", "person", {"region", "skill"}, Accrual::flow, Storage::count, Better::neither};
  };
  ResultsWriter out(folder.path() / name, dimensions, {variable("inflow"), variable("outflow")},
                    {{"district_name", std::string("Here")}, {"seed", std::int64_t{3}}, {"until", "2022-03-01"}});
  for (int r = 0; r < 4; ++r) {
    std::vector<double> came, left;
    for (int t = 0; t < 2; ++t)
      for (int region = 0; region < 2; ++region)
        for (int skill = 0; skill < 3; ++skill) {
          came.push_back(100 * (region + 1) + 10 * skill + r + (region == 0 && skill == 2 ? more : 0));
          left.push_back(50 + skill + 2 * r);
        }
    out.append(r, std::vector<std::vector<double>>{came, left});
  }
  out.finish("complete", {});
  return ResultsFile(folder.path() / name);
}

}  // namespace

TEST_CASE("who came less who left is the net, region by region and in all") {
  const ResultsFolder folder("flows");
  const ResultsFile file = flow_file(folder, "a.h5", 0);
  const TalentFlows flows = talent_flows_of({"a", "", &file}, std::nullopt);
  REQUIRE(flows.by_skill.size() == 3);
  const RegionFlow& hunan = flows.by_skill[2].regions[1];
  CHECK(hunan.came.mean == doctest::Approx(2 * (200 + 20 + 1.5)));
  CHECK(hunan.left.mean == doctest::Approx(2 * (50 + 2 + 3)));
  CHECK(hunan.net.mean == doctest::Approx(hunan.came.mean - hunan.left.mean));
  CHECK_FALSE(hunan.net_more);
  double came = 0;
  for (const SkillFlows& skill : flows.by_skill)
    for (const RegionFlow& region : skill.regions) came += region.came.mean;
  CHECK(flows.all.total.came.mean == doctest::Approx(came));
  CHECK(flows.all.total.came_by_period[0] + flows.all.total.came_by_period[1] == doctest::Approx(came));
}

TEST_CASE("talents are every skill but basic") {
  const ResultsFolder folder("flows_talents");
  const ResultsFile file = flow_file(folder, "a.h5", 0);
  const TalentFlows flows = talent_flows_of({"a", "", &file}, std::nullopt);
  CHECK(flows.talents.total.came.mean ==
        doctest::Approx(flows.by_skill[1].total.came.mean + flows.by_skill[2].total.came.mean));
}

TEST_CASE("what a scenario changes is told by pair: seven more graduates a month from one region and nothing else") {
  const ResultsFolder folder("flows_pairs");
  const ResultsFile base = flow_file(folder, "a.h5", 0), other = flow_file(folder, "b.h5", 7);
  const TalentFlows flows = talent_flows_of({"b", "", &other}, NamedResults{"a", "", &base});
  CHECK(flows.by_skill[2].regions[0].came_more->most.low == doctest::Approx(14));
  CHECK(flows.by_skill[2].regions[0].came_more->most.high == doctest::Approx(14));
  CHECK(flows.by_skill[2].regions[0].net_more->mean == doctest::Approx(14));
  CHECK(flows.by_skill[2].regions[0].left_more->exactly_zero());
  CHECK(flows.by_skill[1].regions[0].came_more->exactly_zero());
  CHECK(flows.all.total.net_more->mean == doctest::Approx(14));
}

TEST_CASE("a file without flows by region is refused by name") {
  const ResultsFolder folder("flows_refused");
  Example{}.write(folder.path() / "a.h5");
  const ResultsFile file(folder.path() / "a.h5");
  CHECK_THROWS_AS((void)talent_flows_of({"a", "", &file}, std::nullopt), std::invalid_argument);
}

}  // namespace tenure
