#include <cmath>

#include <doctest/doctest.h>

#include "models/district/scenario.hpp"
#include "sim/toml.hpp"
#include "tests/sim/scratch_folder.hpp"

using namespace tenure;

namespace {

/// A book that holds every described number at a value within its limits.
std::string any_book() {
  Parameters parameters;
  std::string text;
  const Fields described = fields_of(parameters);
  for (const Field& field : described.all()) {
    const double value = std::isfinite(field.limits.least) ? field.limits.least : std::min(0.0, field.limits.most);
    text += "[[parameter]]\nname = \"" + field.name + "\"\nvalue = " + toml_number(value) + "\nrange = [" +
            toml_number(value) + ", " + toml_number(value) + "]\nunit = \"" + field.unit +
            "\"\nkind = \"choice\"\nsource = \"for a test\"\n";
  }
  return text;
}

const std::string heading = "title = \"t\"\n";
const std::string run = "[run]\nstart = 2022-01-01\nuntil = 2022-03-01\nwarm_up_days = 0\nseed = 1\nreplicates = 1\n";
const std::string files =
    "[record]\nevery = \"month\"\n[book]\nfile = \"book.toml\"\n[district]\nfile = \"" TENURE_SOURCE_DIR
    "/scenarios/zhongkai/district.toml\"\n";
const std::string base = heading + run + files;

std::string cameras(const std::string& name, const std::string& start = "2022-01-10", const std::string& rest = "") {
  return "[[intervention]]\nkind = \"camera_network\"\nname = \"" + name + "\"\nstart = " + start +
         "\namount = 10\nmonitored = true\nrollout_days = 0\n" + (rest.empty() ? "where = \"everywhere\"\n" : rest);
}

struct Written : ScratchFolder {
  explicit Written(const std::string& name) : ScratchFolder("scenario_" + name) { file("book.toml", any_book()); }

  std::string says(const std::string& text, const std::vector<std::string>& sets = {}) const {
    const auto written = file("s.toml", text);
    return complaint(path(), [&] { (void)read_scenario(written, sets); });
  }
  Scenario read(const std::string& text, const std::vector<std::string>& sets = {}) const {
    return read_scenario(file("s.toml", text), sets);
  }
};

bool contains(const std::string& text, const std::string& part) {
  const bool found = text.find(part) != std::string::npos;
  if (!found) MESSAGE("not in: " << text);
  return found;
}

}  // namespace

TEST_CASE("a scenario gives the run, the numbers in force and the programmes") {
  const Written folder("reads");
  const Scenario s = folder.read(base + "[parameters]\nsafety.near_repeat.branching_ratio = 0.3\n" + cameras("c"));
  CHECK(s.title == "t");
  CHECK(format_day(s.run.until) == "2022-03-01");
  CHECK(s.record.period() == Period::month);
  CHECK(s.book.find("safety.near_repeat.branching_ratio")->value == 0.3);
  REQUIRE(s.interventions.size() == 1);
  CHECK(s.interventions[0].programme.amount == 10);
  CHECK(!s.district.towns.empty());
}

TEST_CASE("a value beyond its plausible range warns, beyond what is possible it is refused") {
  const Written folder("ranges");
  const Scenario s = folder.read(base + "[parameters]\nsafety.near_repeat.branching_ratio = 0.3\n");
  REQUIRE(s.warnings.size() == 1);
  CHECK(
      contains(format(s.warnings[0]), "safety.near_repeat.branching_ratio = 0.3 (beyond its plausible range, 0 to 0)"));
  CHECK(contains(folder.says(base + "[parameters]\nsafety.near_repeat.branching_ratio = 3\n"),
                 "safety.near_repeat.branching_ratio = 3 (must be from 0 to "));
}

TEST_CASE("a key, a parameter, a kind or an outcome that does not exist is named with the one that was meant") {
  const Written folder("unknown");
  CHECK(contains(folder.says(heading + "sed = 1\n" + run + files),
                 "s.toml:2:1: unknown key \"sed\" in the scenario (keys: title, "));
  CHECK(
      contains(folder.says(base + "[parameters]\nsafety.near_repeat.branchin_ratio = 0.3\n"),
               "no parameter safety.near_repeat.branchin_ratio (`tenure explain parameters` lists them). Did you mean "
               "\"safety.near_repeat.branching_ratio\"?"));
  const std::string said = folder.says(base + "[[intervention]]\nkind = \"monitoring\"\n");
  CHECK(contains(said, "kind = \"monitoring\" (kinds: camera_network, "));
  CHECK(contains(said, "Did you mean \"camera_network\"?"));
  CHECK(contains(folder.says(base + cameras("c", "2022-01-10", "where = \"everywhere\"\nbugdet = 3\n")),
                 "unknown key \"bugdet\" in [[intervention]] camera_network (keys: kind, name, "));
  CHECK(contains(folder.says(heading + run + "[record]\nevery = \"month\"\noutcomes = [\"rents\"]\n" +
                             files.substr(files.find("[book]"))),
                 "s.toml:10:13: no outcome \"rents\" (`tenure explain outcomes` lists them). Did you mean \"rent\"?"));
}

TEST_CASE("a wrong type and a value out of its limits are said with unit and place") {
  const Written folder("types");
  std::string text = base + cameras("c");
  CHECK(folder.says(text.replace(text.find("amount = 10"), 11, "amount = -3")) ==
        "s.toml:18:10: amount = -3 camera (must be at least 0)");
  text = base + cameras("c");
  CHECK(folder.says(text.replace(text.find("amount = 10"), 11, "amount = \"many\"")) ==
        "s.toml:18:10: amount = \"many\" (must be a number)");
}

TEST_CASE("a programme starts within the run and ends after its start") {
  const Written folder("dates");
  CHECK(folder.says(base + cameras("c", "2021-12-31")) ==
        "s.toml:17:9: start = 2021-12-31 (must not be before the run's start, 2022-01-01)");
  CHECK(folder.says(base + cameras("c", "2022-03-01")) ==
        "s.toml:17:9: start = 2022-03-01 (must be before the run's end, 2022-03-01)");
  CHECK(contains(folder.says(base + cameras("c", "2022-02-01", "where = \"everywhere\"\nend = 2022-02-01\n")),
                 "end = 2022-02-01 (must be after start, 2022-02-01)"));
  std::string text = base;
  CHECK(folder.says(text.replace(text.find("2022-03-01"), 10, "2021-03-01")) ==
        "s.toml:4:9: until = 2021-03-01 (must be after start, 2022-01-01). It is the first day that is no longer "
        "simulated.");
  text = base;
  CHECK(contains(folder.says(text.replace(text.find("2022-03-01"), 10, "2022-02-30")), "s.toml:4:"));
  text = base;
  CHECK(contains(folder.says(text.replace(text.find("2022-01-01"), 10, "1980-12-31")),
                 "start = 1980-12-31 (must be 1981-01-01 or later)"));
  text = base;
  CHECK(contains(folder.says(text.replace(text.find("2022-03-01"), 10, "2089-01-02")),
                 "until = 2089-01-02 (must be 2089-01-01 or earlier)"));
}

TEST_CASE("a place rule has the keys it needs and no others, and names places that exist") {
  const Written folder("where");
  const std::string some = community_names(folder.read(base).district).front();
  CHECK(folder.says(base + cameras("c", "2022-01-10", "where = \"communities\"\ncommunities = [\"" + some + "\"]\n")) ==
        "");
  CHECK(contains(
      folder.says(base + cameras("c", "2022-01-10", "where = \"communities\"\ncommunities = [\"" + some + "x\"]\n")),
      "s.toml:22:16: no community \"" + some + "x\""));
  CHECK(contains(folder.says(base + cameras("c", "2022-01-10", "where = \"towns\"\ntowns = [\"Atlantis\"]\n")),
                 "s.toml:22:10: no town \"Atlantis\""));
  CHECK(contains(folder.says(base + cameras("c", "2022-01-10", "where = \"communities\"\n")),
                 "where = \"communities\" needs \"communities\""));
  CHECK(contains(folder.says(base + cameras("c", "2022-01-10", "where = \"everywhere\"\ntop = 3\n")),
                 "\"top\" with where = \"everywhere\" (only for where = \"most_incidents\" or \"most_people\" or "
                 "\"ranked\" or \"random\")"));
  CHECK(contains(folder.says(base + cameras("c", "2022-01-10", "where = \"random\"\ntop = 3\n")),
                 "where = \"random\" needs \"placing_seed\""));
}

TEST_CASE("a rule that ranks names an outcome by community") {
  const Written folder("ranked");
  const auto ranked = [&](const std::string& rest) {
    return folder.says(base + cameras("c", "2022-01-10", "where = \"ranked\"\ntop = 3\n" + rest));
  };
  CHECK(ranked("rank_by = \"fires\"\n") == "");
  CHECK(contains(ranked(""), "where = \"ranked\" needs \"rank_by\""));
  CHECK(contains(ranked("rank_by = \"fire\"\n"), "s.toml:23:11: rank_by = \"fire\" (outcomes by community: "));
  CHECK(contains(ranked("rank_by = \"fire\"\n"), "Did you mean \"fires\"?"));
  CHECK(contains(ranked("rank_by = \"employment\"\n"), "rank_by = \"employment\" (outcomes by community: "));
  CHECK(contains(folder.says(base + cameras("c", "2022-01-10", "where = \"everywhere\"\nrank_by = \"fires\"\n")),
                 "\"rank_by\" with where = \"everywhere\" (only for where = \"ranked\")"));
}

TEST_CASE("waves say how far apart they start, fit the places and the programme's time") {
  const Written folder("waves");
  const auto staggered = [&](const std::string& keys) {
    return folder.says(base + cameras("c", "2022-01-10", "where = \"everywhere\"\n" + keys));
  };
  CHECK(staggered("waves = 3\nwave_days = 10\n") == "");
  CHECK(staggered("waves = 3\nwave_days = 10\nplacing_seed = 4\n") == "");
  CHECK(contains(staggered("waves = 3\n"), "s.toml:22:9: waves = 3 needs \"wave_days\""));
  CHECK(contains(staggered("wave_days = 10\n"), "s.toml:22:13: \"wave_days\" without \"waves\""));
  CHECK(contains(staggered("waves = 56\nwave_days = 1\n"), "waves = 56 (it covers no more than 55 communities)"));
  CHECK(contains(staggered("waves = 3\nwave_days = 10\nend = 2022-01-30\n"),
                 "waves = 3 (the last would start on 2022-01-30, when the programme is over)"));
  CHECK(contains(staggered("placing_seed = 4\n"), "\"placing_seed\" with where = \"everywhere\""));
}

TEST_CASE("whoever bears a part of the cost has a name") {
  const Written folder("payers");
  const auto shared = [&](const std::string& keys) {
    return folder.says(base + cameras("c", "2022-01-10", "where = \"everywhere\"\n" + keys));
  };
  CHECK(shared("programme_share = 0.25\npaid_by = \"landlord\"\n") == "");
  CHECK(shared("paid_by = \"service_operator\"\n") == "");
  CHECK(contains(shared("programme_share = 0.25\n"), "programme_share = 0.25 (nobody is named to bear the rest)"));
  CHECK(contains(shared("programme_share = 0.25\npaid_by = \"programme\"\n"), "nobody is named"));
  CHECK(contains(shared("paid_by = \"landlords\"\n"), "Did you mean \"landlord\"?"));
}

TEST_CASE("two interventions may not share a name") {
  const Written folder("twice");
  CHECK(contains(folder.says(base + cameras("c") + cameras("c")), "name = \"c\" (another intervention has this name)"));
}

TEST_CASE("a scenario extends another: tables merge, interventions add up, take each other's place, or go") {
  const Written folder("extends");
  folder.file("base.toml", base + cameras("a") + cameras("b"));
  const Scenario s =
      folder.read("extends = \"base.toml\"\ntitle = \"child\"\nremove_interventions = [\"a\"]\n[run]\nseed = 9\n" +
                  cameras("b", "2022-02-02") + cameras("c"));
  CHECK(s.title == "child");
  CHECK(s.run.seed == 9);
  CHECK(format_day(s.run.until) == "2022-03-01");
  REQUIRE(s.interventions.size() == 2);
  CHECK(s.interventions[0].programme.name == "b");
  CHECK(format_day(s.interventions[0].programme.start) == "2022-02-02");
  CHECK(s.interventions[1].programme.name == "c");
  CHECK(folder.says("extends = \"base.toml\"\ntitle = \"child\"\nremove_interventions = [\"d\"]\n") ==
        "s.toml:3:25: no intervention \"d\" to remove (there are: a, b)");
}

TEST_CASE("problems of the extended file are said at their place in that file") {
  const Written folder("extended_wrong");
  std::string text = base;
  folder.file("base.toml", text.replace(text.find("seed = 1"), 8, "seed = -1"));
  CHECK(
      folder.says("extends = \"base.toml\"\ntitle = 5\n") ==
      "s.toml:2:9: title = 5 (must be text in quotes)\nbase.toml:6:8: seed = -1 (must be from 0 to 9000000000000000)");
}

TEST_CASE("a scenario that extends several lays each over those before it, and one file may come by two ways") {
  const Written folder("several");
  folder.file("base.toml", base);
  folder.file("a.toml", "extends = \"base.toml\"\ntitle = \"a\"\n[run]\nseed = 5\n" + cameras("a"));
  folder.file("b.toml", "extends = \"base.toml\"\ntitle = \"b\"\n" + cameras("b"));
  const Scenario s = folder.read("extends = [\"a.toml\", \"b.toml\"]\n" + cameras("c"));
  CHECK(s.title == "b");
  REQUIRE(s.interventions.size() == 3);
  CHECK(s.interventions[0].programme.name == "a");
  CHECK(s.interventions[2].programme.name == "c");
  CHECK(s.run.seed == 1);  // the base comes again with b
}

TEST_CASE("interventions draw together on a budget line that the scenario names, and on no other") {
  const Written folder("budgets");
  const std::string line = "where = \"everywhere\"\nbudget_line = \"shared\"\n";
  const std::string two = cameras("a", "2022-01-10", line) + cameras("b", "2022-01-10", line);
  const Scenario s = folder.read(base + "[budgets]\nshared = 1000\n" + two);
  REQUIRE(s.budgets.size() == 1);
  CHECK(s.budgets[0].amount == fen(1000));
  CHECK(contains(s.resolved_text(), "[budgets]\n\"shared\" = 1000"));
  CHECK(contains(folder.says(base + two), "no budget line \"shared\" (the scenario has no [budgets])"));
  CHECK(contains(folder.says(base + "[budgets]\nsharing = -1\n" + two), "must be at least 0"));
}

TEST_CASE("a file that extends itself, or a missing one, is refused where it says so") {
  const Written folder("cycle");
  folder.file("a.toml", "extends = \"s.toml\"\n");
  CHECK(folder.says("\nextends = \"a.toml\"\n") ==
        "a.toml:1:11: extends = \"s.toml\" (a scenario must not extend itself: s.toml -> a.toml -> s.toml)");
  CHECK(contains(folder.says("extends = \"none.toml\"\n"), "s.toml:1:11: extends = \"none.toml\" (no such file: "));
}

TEST_CASE("files that are no scenario are refused at once") {
  const Written folder("no_scenario");
  CHECK(complaint(folder.path(), [&] { (void)read_scenario(folder.path() / "none.toml"); }) ==
        "none.toml: no such file");
  CHECK(folder.says("") == "s.toml: is empty");
  CHECK(contains(folder.says("title = \"\xE9\"\n"), "s.toml:1:10: byte 0xE9 is not UTF-8"));
  CHECK(contains(folder.says("title = \n"), "s.toml:1:9: "));
  const auto zeros = folder.file("zeros.toml", "");
  std::filesystem::resize_file(zeros, 1'000'000'000);
  CHECK(contains(complaint(folder.path(), [&] { (void)read_scenario(zeros); }), "zeros.toml: is 1000 MB large"));
}

TEST_CASE("several problems of one file come together, each at its line and column") {
  const Written folder("several");
  std::string text = base + cameras("c", "2021-01-01", "where = \"towns\"\ntowns = [\"Atlantis\"]\n");
  text.replace(text.find("seed = 1"), 8, "seed = \"\"");
  text.replace(text.find("\"month\""), 7, "\"mont\"");
  text.replace(text.find("amount"), 6, "amuont");
  const std::string said = folder.says(text);
  CHECK(contains(said, "s.toml:6:8: seed = \"\" (must be a whole number)"));
  CHECK(contains(
      said, "s.toml:9:9: every = \"mont\" (must be one of day, week, month, quarter, year). Did you mean \"month\"?"));
  CHECK(contains(said, "s.toml:17:9: start = 2021-01-01"));
  CHECK(contains(said, "s.toml:18:1: unknown key \"amuont\""));
  CHECK(contains(said, "s.toml:14:1: [[intervention]] camera_network has no \"amount\""));
  CHECK(contains(said, "s.toml:22:10: no town \"Atlantis\""));
}

TEST_CASE("sets override anything, and their problems name the set and the column") {
  const Written folder("sets");
  const std::string text = base + cameras("my cameras no. 1");
  const Scenario s = folder.read(text, {"run.seed=5", "run.until=2022-02-01", "intervention.my cameras no. 1.amount=0",
                                        "record.every=week", "safety.near_repeat.branching_ratio=0.25"});
  CHECK(s.run.seed == 5);
  CHECK(format_day(s.run.until) == "2022-02-01");
  CHECK(s.interventions[0].programme.amount == 0);
  CHECK(s.record.period() == Period::week);
  CHECK(s.parameters.safety.branching_ratio == 0.25);
  CHECK(folder.says(text, {"run.seed=5", "run.seed=x"}) == "--set:2:10: seed = \"x\" (must be a whole number)");
  CHECK(folder.says(text, {"run.seed"}) == "--set:1:1: \"run.seed\" (must be NAME=VALUE). For example run.seed=5.");
  CHECK(contains(folder.says(text, {"intervention.cameras.amount=1"}),
                 "--set:1:1: no intervention \"cameras\" (there are: my cameras no. 1)"));
  CHECK(contains(folder.says(text, {"branching_ratio=0.2"}), "Did you mean \"safety.near_repeat.branching_ratio\"?"));
}

TEST_CASE("the resolved text reads back as the same scenario") {
  const Written folder("round_trip");
  folder.file("base.toml", base + cameras("a"));
  const Scenario s = folder.read(
      "extends = \"base.toml\"\ntitle = \"quotes \\\" and 名\"\n[parameters]\nsafety.near_repeat.branching_ratio = "
      "0.1234567890123\n" +
      cameras("b", "2022-02-02", "where = \"random\"\ntop = 3\nplacing_seed = 4\nbudget = 1e6\n"));
  const Scenario again = parse_scenario(s.resolved_text(), folder.path() / "elsewhere.toml");
  CHECK(again.resolved_text() == s.resolved_text());
  CHECK(again.fingerprint() == s.fingerprint());
  CHECK(again.interventions.size() == 2);
  CHECK(again.parameters.safety.branching_ratio == 0.1234567890123);
  CHECK(s.resolved_text().find(folder.path().string()) == std::string::npos);
  const Scenario other = folder.read("extends = \"base.toml\"\ntitle = \"x\"\n", {"run.seed=2"});
  CHECK(other.fingerprint() != s.fingerprint());
}

TEST_CASE("rows of a programme are read, written back, and every problem in them has its place") {
  const Written folder("rows");
  const std::string service =
      "[[intervention]]\nkind = \"integrated_services\"\nname = \"s\"\nstart = 2022-01-10\namount = 1\n"
      "where = \"everywhere\"\nskills = [\"graduate\"]\n";
  const auto row = [](const std::string& name, const std::string& category, const std::string& more = "") {
    return "[[intervention.service]]\nname = \"" + name + "\"\ncategory = \"" + category +
           "\"\nfor_whom = \"everyone\"\ncapacity = 10\ncounted = \"places\"\ndelay = 3\n" + more;
  };
  const Scenario s = folder.read(base + service + row("a", "medical") + row("b", "living"));
  REQUIRE(s.interventions.size() == 1);
  CHECK(s.interventions[0].measure->rows() == 2);
  const Scenario again = parse_scenario(s.resolved_text(), s.path);
  CHECK(again.resolved_text() == s.resolved_text());
  CHECK(again.interventions[0].measure->rows() == 2);

  CHECK(contains(folder.says(base + service), "has no [[intervention.service]]"));
  CHECK(contains(folder.says(base + service + row("a", "medical", "capacty = 5\n")),
                 "s.toml:28:1: unknown key \"capacty\" in [[intervention.service]]"));
  CHECK(contains(folder.says(base + service + row("a", "health")), "s.toml:23:12: category = \"health\""));
  CHECK(contains(folder.says(base + service + row("a", "medical") + row("a", "living")),
                 "another [[intervention.service]] has this name"));
  std::string many;
  for (int i = 0; i < 33; ++i) many += row("service " + std::to_string(i), "living");
  CHECK(contains(folder.says(base + service + many), "at most 32"));
}
