#include "models/synthesis/district_file.hpp"

#include <filesystem>
#include <fstream>
#include <numeric>
#include <sstream>

#include <doctest/doctest.h>

using namespace tenure;

namespace {

const std::filesystem::path shipped = TENURE_SOURCE_DIR "/scenarios/zhongkai/district.toml";

struct Folder {
  std::filesystem::path path = std::filesystem::path(TENURE_BINARY_DIR) / "district_file_test";
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
  std::filesystem::path write(const std::string& name, const std::string& text) const {
    std::ofstream(path / name) << text;
    return path / name;
  }
};

/// The shipped file with one text put in another's place.
std::string edited(const std::string& from, const std::string& to) {
  std::stringstream text;
  text << std::ifstream(shipped).rdbuf();
  std::string all = text.str();
  const auto at = all.find(from);
  REQUIRE(at != std::string::npos);
  return all.replace(at, from.size(), to);
}

std::string problems_of(const std::string& text) {
  const Folder folder;
  Problems problems;
  (void)read_district_file(folder.write("d.toml", text), problems);
  std::string all;
  for (const Problem& p : problems.all()) all += format(p) + "\n";
  return all;
}

bool says(const std::string& all, const std::string& part) {
  CAPTURE(all);
  const bool found = all.find(part) != std::string::npos;
  CHECK(found);
  return found;
}

}  // namespace

TEST_CASE("the shipped district reads without a problem and names its communities by town") {
  Problems problems;
  const DistrictFile file = read_district_file(shipped, problems);
  for (const Problem& p : problems.all()) MESSAGE(format(p));
  CHECK(!problems.any());
  CHECK(file.communities.size() == 55);
  CHECK(community_names(file)[0] == "Chenjiang 01");
  CHECK(town_names(file).size() == 5);
  std::int64_t sum = 0;
  for (const auto& c : file.communities) sum += c.residents;
  CHECK(sum == file.population.residents);
}

TEST_CASE("what does not add up is said") {
  says(problems_of(edited("rental_share = 0.60", "rental_share = 0.95")), "must be at most 1");
  says(problems_of(edited("[0.68, 0.22, 0.08, 0.02]", "[0.68, 0.22, 0.08, 0.12]")),
       "population.renter_sizes adds up to 1.1");
  says(problems_of(edited("residents = 160_000", "residents = 150_000")),
       "residents of the communities add up to 520000");
  says(problems_of(edited("employed = 350_000", "employed = 550_000")), "population.employed");
  says(problems_of(edited("lead = 585", "lead = 985_000")), "each has a rental building");
  says(problems_of(edited("pull = 0.35", "pull = 0.30")), "pull of all [[region]] adds up to 0.95");
}

TEST_CASE("regions and stays that would not fit a table's columns are refused") {
  std::string many;
  for (int i = 0; i < 256; ++i)
    many += "[[region]]\nname = \"R" + std::to_string(i) +
            "\"\nwage = { basic = 1, technician = 1, graduate = 1, high_level = 1 }\n"
            "job_chance = { basic = 1, technician = 1, graduate = 1, high_level = 1 }\n"
            "rent = 1\ndistance = 1\ncandidates = 1\npull = 0\norigin_share = 0\n\n";
  says(problems_of(edited("[[region]]", many + "[[region]]")), "[[region]] (there may be 255)");
  says(problems_of(edited("stay_to = 20", "stay_to = 61")), "stay_to = 61");
}

TEST_CASE("departments may be a list of names, to which the kinds of request are dealt out in order") {
  const auto few = departments_of({"A", "B", "C"});
  REQUIRE(few.size() == 3);
  CHECK(few[0].kinds == std::vector<std::string>{"safety", "dark_lane", "noise_dispute", "labour"});
  CHECK(few[2].kinds.size() == 3);
  CHECK_FALSE(few[0].staff);
  Problems problems;
  const DistrictFile small = read_district_file(TENURE_SOURCE_DIR "/tests/data/small/district.toml", problems);
  CHECK_FALSE(problems.any());
  CHECK(small.departments.size() == 10);
}

TEST_CASE("each kind of request has a department, and departments are described once") {
  says(problems_of(edited("kinds = [\"medical\"]", "kinds = [\"labour\"]")), "takes requests of kind \"medical\"");
  says(problems_of(edited("kinds = [\"medical\"]", "kinds = [\"medicine\"]")), "must be one of");
  says(problems_of(edited("name = \"Zhongkai\"", "name = \"Zhongkai\"\ndepartments = [\"A\"]")), "listed twice");
}

TEST_CASE("unknown and missing keys are said with their line") {
  const std::string unknown = problems_of(edited("vacancy = 0.10", "vacncy = 0.10"));
  says(unknown, "Did you mean");
  says(unknown, "d.toml:");
  says(problems_of(edited("floating_share = 0.79", "")), "floating_share");
}

TEST_CASE("communities come from a CSV where one is named, each wrong row with its line") {
  const Folder folder;
  std::vector<TownCounts> towns(2);
  towns[0].name = "North", towns[1].name = "South";
  Problems none;
  const auto rows = read_communities_csv(
      folder.write("c.csv", "community,town,residents,rental_buildings\nB,South,20,3\nA,North,10,2\n"), towns, none);
  CHECK(!none.any());
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].name == "A");
  CHECK(rows[1].rental_buildings == 3);
  const auto quoted = read_communities_csv(
      folder.write("c.csv", "residents,community,town\n10,\"Old Town, east\",North\n"), towns, none);
  CHECK(!none.any());
  CHECK(quoted.front().name == "Old Town, east");
  Problems problems;
  (void)read_communities_csv(folder.write("c.csv", "community,town,residents\nA,Nort,10\nB,South,-2\n"), towns,
                             problems);
  REQUIRE(problems.all().size() == 2);
  CHECK(problems.all()[0].place.line == 2);
  CHECK(problems.all()[0].instead == "Did you mean \"North\"?");
  CHECK(problems.all()[1].place.line == 3);
  CHECK(problems.all()[1].place.column == 9);
  Problems columns;
  CHECK(read_communities_csv(folder.write("c.csv", "community,town,people\nA,North,10\n"), towns, columns).empty());
  CHECK(columns.all().size() == 2);
}

TEST_CASE("outlines in longitude and latitude become metres; a wrong file is said with its line") {
  const Folder folder;
  std::vector<CommunityCounts> communities{{"A", 0, 10, std::nullopt, {}}};
  Problems problems;
  read_outlines(folder.write("o.json", R"({"type": "FeatureCollection", "features": [{"type": "Feature",
    "properties": {"community": "A"}, "geometry": {"type": "Polygon",
    "coordinates": [[[114.30, 23.00], [114.31, 23.00], [114.31, 23.01], [114.30, 23.01], [114.30, 23.00]]]}}]})"),
                communities, problems);
  CHECK(!problems.any());
  CHECK(communities[0].outline.size() == 4);
  CHECK(area(communities[0].outline) == doctest::Approx(1023.5 * 1111.9).epsilon(0.01));

  Problems broken;
  read_outlines(folder.write("o.json", "{\n\"features\": [,]\n}"), communities, broken);
  REQUIRE(broken.all().size() == 1);
  CHECK(broken.all()[0].place.line == 2);
  Problems missing;
  read_outlines(folder.write("o.json", R"({"features": []})"), communities, missing);
  CHECK(!missing.any());  // it has its outline already
  communities[0].outline.clear();
  read_outlines(folder.write("o.json", R"({"features": []})"), communities, missing);
  CHECK(missing.any());
}
