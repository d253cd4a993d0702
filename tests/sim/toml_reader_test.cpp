#include "sim/toml_reader.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "tests/sim/scratch_folder.hpp"

using namespace tenure;

namespace {

struct Patrol {
  double amount = 0;
  std::int64_t walkers = 0;
  bool at_night = false;
  std::string where;
  Day start;
  std::vector<std::string> streets;
  std::vector<double> hours;
  std::vector<Day> holidays;
  std::optional<double> budget;
  std::optional<Day> end;

  void describe(Fields& at) {
    at.number("amount", amount, "patrol", {0, 100}, "patrols a day");
    at.number("walkers", walkers, "person", {1, 9}, "people in a patrol");
    at.value("at_night", at_night, "whether they walk at night");
    at.value("where", where, "place rule", {"everywhere", "communities"});
    at.value("start", start, "first day");
    at.value("streets", streets, "streets walked");
    at.number("hours", hours, "hour", {0, 24}, "hours of the day");
    at.value("holidays", holidays, "days without patrols");
    at.number("budget", budget, "yuan", not_negative, "cap on spending");
    at.value("end", end, "first day after");
  }
};

constexpr const char* good = R"(amount = 3
walkers = 2
at_night = true
where = "everywhere"
start = 2022-03-01
streets = ["Huifeng \"East\"", "陈江"]
hours = [8, 20.5]
holidays = [2022-02-01]
budget = 1e6
)";

std::string complaints(const std::string& text) {
  Patrol patrol;
  Problems problems;
  read_fields(parse_toml(text, "p.toml"), fields_of(patrol), problems, "[patrol]");
  std::string lines;
  for (const Problem& problem : problems.all()) lines += format(problem) + "\n";
  return lines;
}

std::string with(std::string text, const std::string& line, const std::string& instead) {
  return text.replace(text.find(line), line.size(), instead);
}

}  // namespace

TEST_CASE("a table fills the struct that describes it") {
  Patrol patrol;
  Problems problems;
  read_fields(parse_toml(good, "p.toml"), fields_of(patrol), problems, "[patrol]");
  problems.stop_here();
  CHECK(patrol.amount == 3);
  CHECK(patrol.walkers == 2);
  CHECK(patrol.at_night);
  CHECK(patrol.where == "everywhere");
  CHECK(format_day(patrol.start) == "2022-03-01");
  CHECK(patrol.streets == std::vector<std::string>{"Huifeng \"East\"", "陈江"});
  CHECK(patrol.hours == std::vector<double>{8, 20.5});
  CHECK(patrol.holidays.size() == 1);
  CHECK(patrol.budget == 1e6);
  CHECK(!patrol.end);
}

TEST_CASE("what is written out reads back the same") {
  Patrol patrol, again;
  Problems problems;
  read_fields(parse_toml(good, "p.toml"), fields_of(patrol), problems, "[patrol]");
  patrol.amount = 0.1 + 0.2;
  patrol.where = "everywhere";
  const std::string text = write_fields(fields_of(patrol).all());
  read_fields(parse_toml(text, "again"), fields_of(again), problems, "[patrol]");
  problems.stop_here();
  CHECK(again.amount == patrol.amount);
  CHECK(write_fields(fields_of(again).all()) == text);
}

TEST_CASE("each wrong value is named with its place and what it must be") {
  CHECK(complaints(with(good, "amount = 3", "amount = -3")) ==
        "p.toml:1:10: amount = -3 patrol (must be from 0 to 100)\n");
  CHECK(complaints(with(good, "amount = 3", "amount = \"many\"")) ==
        "p.toml:1:10: amount = \"many\" (must be a number)\n");
  CHECK(complaints(with(good, "amount = 3", "amount = nan")) ==
        "p.toml:1:10: amount = nan patrol (must be a finite number)\n");
  CHECK(complaints(with(good, "walkers = 2", "walkers = 2.5")) ==
        "p.toml:2:11: walkers = 2.5 person (must be a whole number)\n");
  CHECK(complaints(with(good, "at_night = true", "at_night = 1")) ==
        "p.toml:3:12: at_night = 1 (must be true or false)\n");
  CHECK(complaints(with(good, "\"everywhere\"", "\"everywere\"")) ==
        "p.toml:4:9: where = \"everywere\" (must be one of everywhere, communities). Did you mean \"everywhere\"?\n");
  CHECK(complaints(with(good, "2022-03-01", "\"2022-03-01\"")) ==
        "p.toml:5:9: start = \"2022-03-01\" (must be a date). Write it without quotes: 2022-03-01.\n");
  CHECK(complaints(with(good, "2022-03-01", "7")) ==
        "p.toml:5:9: start = 7 (must be a date). Write year-month-day: 2022-01-31.\n");
  CHECK(complaints(with(good, "[8, 20.5]", "[8, 25]")) == "p.toml:7:13: hours = 25 hour (must be from 0 to 24)\n");
  CHECK(complaints(with(good, "[8, 20.5]", "8")) == "p.toml:7:9: hours = 8 hour (must be a list of numbers)\n");
  CHECK(complaints(with(good, "budget = 1e6", "budget = -1")) ==
        "p.toml:9:10: budget = -1 yuan (must be at least 0)\n");
}

TEST_CASE("an unknown key and a missing one are both said") {
  CHECK(complaints(with(good, "walkers", "wakers")) ==
        "p.toml:2:1: unknown key \"wakers\" in [patrol] (keys: amount, walkers, at_night, where, start, streets, "
        "hours, holidays, budget, "
        "end). Did you mean \"walkers\"?\n"
        "p.toml:1:1: [patrol] has no \"walkers\" (people in a patrol). Write walkers = a whole number.\n");
}

TEST_CASE("all problems of a table come in one go, and a wrong value leaves its target untouched") {
  Patrol patrol;
  patrol.amount = 7;
  Problems problems;
  read_fields(parse_toml("amount = -1\nwalkers = \"x\"\nstart = 1\n", "p.toml"), fields_of(patrol), problems,
              "[patrol]");
  CHECK(problems.all().size() == 8);
  CHECK(patrol.amount == 7);
}

TEST_CASE("a syntax error has the place the parser stumbled at") {
  const ScratchFolder folder("toml_syntax");
  const auto path = folder.file("broken.toml", "title = \"x\"\nseed = \n");
  const std::string said = complaint(folder.path(), [&] { (void)read_toml(path); });
  CHECK(said.starts_with("broken.toml:2:8: "));
  CHECK(complaint({}, [] { (void)parse_toml("a = 1\na = 2\n", "t"); }).starts_with("t:2:"));
  CHECK(complaint({}, [] { (void)parse_toml("d = 2022-02-30\n", "t"); }).starts_with("t:1:"));
  CHECK(complaint({}, [] { (void)parse_toml("a = " + std::string(100'000, '['), "t"); }).starts_with("t:1:"));
  std::string long_key = "a";
  for (int i = 0; i < 1'000'000; ++i) long_key += ".a";
  CHECK(complaint({}, [&] { (void)parse_toml(long_key + " = 1", "t"); }) ==
        "t:1:514: a dotted key of too many parts (must be at most 256)");
}

TEST_CASE("tables keep the order of the file, and arrays of tables are read one by one") {
  const TomlTable file = parse_toml("z = 1\n[[town]]\nname = \"b\"\n[[town]]\nname = \"a\"\n[run]\nseed = 1\n", "t");
  CHECK(file.keys() == std::vector<std::string>{"z", "town", "run"});
  Problems problems;
  const auto towns = tables(file, "town", problems);
  REQUIRE(towns.size() == 2);
  CHECK(std::get<std::string>(towns[0]->find("name")->value.is) == "b");
  CHECK(towns[1]->place.line == 4);
  CHECK(table(file, "run", problems) != nullptr);
  CHECK(table(file, "none", problems) == nullptr);
  CHECK(tables(file, "none", problems).empty());
  CHECK(!problems.any());
  CHECK(table(file, "z", problems) == nullptr);
  CHECK(tables(file, "run", problems).empty());
  CHECK(problems.all().size() == 2);
}

TEST_CASE("tables within tables flatten to dotted keys, however they were written") {
  const TomlTable flat = flattened(parse_toml("a.b.c = 1\n\"a.b.d\" = 2\n[a.e]\nf = 3\n", "t"));
  CHECK(flat.find("a.b.c") != nullptr);
  CHECK(flat.find("a.b.d") != nullptr);
  CHECK(flat.find("a.e.f") != nullptr);
  CHECK(flat.entries.size() == 3);
}

TEST_CASE("numbers written out keep every bit and stay floats") {
  for (const double x : {0.1, 1.0 / 3.0, 5.0, -0.0, 1e300, 1e-300, 123456789.0}) {
    const TomlTable t = parse_toml("x = " + toml_number(x), "t");
    const double* back = std::get_if<double>(&t.entries[0].value.is);
    REQUIRE(back != nullptr);
    CHECK(*back == x);
    CHECK(std::signbit(*back) == std::signbit(x));
  }
}
