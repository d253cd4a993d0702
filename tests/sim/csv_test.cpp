#include "sim/csv.hpp"

#include <limits>

#include <doctest/doctest.h>

#include "tests/sim/scratch_folder.hpp"

using namespace tenure;

TEST_CASE("cells are told apart by commas, quotes hold commas, quotes and line ends") {
  const ScratchFolder folder("csv");
  const CsvTable table =
      read_csv(folder.file("a.csv", "name, low ,\"the, \"\"high\"\"\"\r\n仲恺,1.5,\"two\nlines\"\n\n\"\",  ,x\n"));
  CHECK(table.names == std::vector<std::string>{"name", "low", "the, \"high\""});
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0][2].text == "two\nlines");
  CHECK(table.rows[1][1].text.empty());
  CHECK(table.rows[0][1].line == 2);
  CHECK(table.rows[0][1].column == 4);  // characters, not bytes
  CHECK(table.rows[1][0].line == 5);
  CHECK(table.column("low") == 1);
  CHECK(!table.column("high"));
  Problems problems;
  CHECK(table.number(table.rows[0][1], "low", problems) == 1.5);
  CHECK(!problems.any());
}

TEST_CASE("what is no table is refused with its place") {
  const ScratchFolder folder("csv_bad");
  const auto told = [&](const char* text) {
    return complaint(folder.path(), [&] { (void)read_csv(folder.file("a.csv", text)); });
  };
  CHECK(told("a,b\n1\n1,2,3\n") ==
        "a.csv:2:1: 1 cells (the first line names 2 columns)\na.csv:3:1: 3 cells (the first line names 2 columns)");
  CHECK(told("a,,a\n").find("a.csv:1:3: a column without a name") != std::string::npos);
  CHECK(told("a,,a\n").find("a.csv:1:4: a second column a") != std::string::npos);
  CHECK(told("a\n\"open\n").find("a.csv:2:1: a quote that nothing closes") != std::string::npos);
  CHECK(told("a\n\"shut\" up\n").find("a.csv:2:8: after the closing quote") != std::string::npos);
  const CsvTable words = read_csv(folder.file("b.csv", "a,b,c\n1e999,nan,2x\n"));
  Problems problems;
  for (const auto& cell : words.rows[0]) (void)words.number(cell, "it", problems);
  CHECK(problems.all().size() == 3);
}

TEST_CASE("a cell is quoted where it must be and reads back as it was") {
  const ScratchFolder folder("csv_cell");
  for (const std::string text : {"plain", "a, b", "say \"no\"", "two\nlines", "仲恺"}) {
    const CsvTable table = read_csv(folder.file("a.csv", "x\n" + csv_cell(text) + "\n"));
    CHECK(table.rows[0][0].text == text);
  }
  CHECK(csv_cell("plain") == "plain");
  CHECK(csv_cell(0.1) == "0.1");
  CHECK(csv_cell(std::numeric_limits<double>::quiet_NaN()).empty());
  CHECK(csv_cell(std::optional<double>{}).empty());
}
