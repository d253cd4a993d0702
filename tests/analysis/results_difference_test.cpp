#include <doctest/doctest.h>

#include "analysis/difference.hpp"
#include "tests/analysis/results_example.hpp"

using namespace tenure;

namespace {

using Lines = std::vector<std::string>;

/// What `change` changes in the example, as `differences` tells it, with the folder left out.
template <class F>
Differences after(F&& change) {
  const ResultsFolder folder("results_difference");
  Example a, b;
  change(a, b);
  a.write(folder.path() / "a.h5");
  b.write(folder.path() / "b.h5");
  Differences found = differences(ResultsFile(folder.path() / "a.h5"), ResultsFile(folder.path() / "b.h5"), 3);
  const std::string prefix = folder.path().string() + "/";
  for (auto* lines : {&found.first, &found.attributes})
    for (std::string& line : *lines)
      if (const auto at = line.find(prefix); at != std::string::npos) line.erase(at, prefix.size());
  return found;
}

}  // namespace

TEST_CASE("the same results made elsewhere do not differ") {
  const Differences found = after([](Example&, Example& b) { b.provenance = {{"threads", std::int64_t{1}}}; });
  CHECK(found.none());
  CHECK(found.first.empty());
}

TEST_CASE("a different value is told with its labels") {
  const Differences found = after([](Example&, Example& b) {
    b.values[0][2 * 6 + 1 * 2 + 0] = 4;
    b.replicates = {0, 4};
  });
  CHECK(found.first == Lines{"incidents_recorded[replicate 0, 2022-03, Chenjiang 02, theft]: 14 against 4",
                             "incidents_recorded[replicate 4, 2022-03, Chenjiang 02, theft]: 14 against 4"});
}

TEST_CASE("the last bit of a number counts, and so does a zero's sign") {
  const Differences found = after([](Example& a, Example& b) {
    a.replicates = b.replicates = {0};
    b.values[1][0] = std::nextafter(850.5, 1000);
    b.values[1][4] = 0.0;
  });
  CHECK(found.first == Lines{"rent[replicate 0, 2022-01, Chenjiang 01]: 850.5 against 850.5000000000001",
                             "rent[replicate 0, 2022-02, Chenjiang 02]: -0 against 0"});
}

TEST_CASE("all differences are counted, only the first are told") {
  const Differences found = after([](Example&, Example& b) {
    for (double& value : b.values[4]) value += 1;
  });
  CHECK(found.count == 18);
  CHECK(found.first.size() == 3);
  CHECK(found.first[0] == "attempts[replicate 0, 2022-01, -1]: 0 against 1");
}

TEST_CASE("attributes that differ are told and not counted, long ones where they begin to") {
  const Differences found = after([](Example& a, Example& b) {
    a.attributes = {{"scenario", std::string(100'000, 'x') + "\nrent = 850\n"}, {"seed", std::int64_t{1}}};
    b.attributes = {{"scenario", std::string(100'000, 'x') + "\nrent = 900\n"}, {"price", 2.0}};
    b.status = "interrupted after 1 of 2 replicates";
  });
  CHECK(found.none());
  CHECK(found.attributes ==
        Lines{"attribute scenario, line 2: ...\"xxxxxxxxxxxx rent = 850 \" against ...\"xxxxxxxxxxxx rent = 900 \"",
              "attribute seed: only in a.h5",
              "attribute status: \"complete\" against \"interrupted after 1 of 2 replicates\"",
              "attribute price: only in b.h5"});
}

TEST_CASE("replicates that one file lacks are told once, not value by value") {
  const Differences found = after([](Example&, Example& b) { b.replicates = {0}; });
  CHECK(found.first == Lines{"dimension replicate: 2 replicates against 1"});
}

TEST_CASE("labels that differ are told, and variables along them are left alone") {
  const Differences found = after([](Example&, Example& b) {
    std::get<std::vector<std::string>>(b.dimensions[1].labels)[1] = "Tonghu 02";
    b.values[0][0] = 99;
  });
  CHECK(found.first == Lines{"dimension community, label 1: Chenjiang 02 against Tonghu 02"});
}

TEST_CASE("variables of one file only, and variables that mean something else, are told") {
  const Differences found = after([](Example&, Example& b) {
    b.variables[2].unit = "household";
    b.variables[3].name = "paid";
  });
  CHECK(found.first ==
        Lines{"variable employed: \"people with a job\" [person] over (), stock stored as counts, better up against "
              "\"people with a job\" [household] over (), stock stored as counts, better up",
              "variable spent: only in a.h5", "variable paid: only in b.h5"});
}
