#include "models/district/parameter_book.hpp"

#include <doctest/doctest.h>

#include "sim/text_file.hpp"
#include "tests/sim/scratch_folder.hpp"

using namespace tenure;

namespace {

struct Two {
  double ratio = 0;
  double reach = 0;
  void describe(Fields& at) {
    at.number("near.ratio", ratio, "1", {0, 0.95}, "incidents that one sets off");
    at.number("near.reach", reach, "m", not_negative, "how far");
  }
};

constexpr const char* good = R"toml([[parameter]]
name = "near.ratio"
value = 0.2
range = [0.05, 0.45]
unit = "1"
kind = "measured"
source = "Mohler et al. 2011, JASA 106(493)"
[[parameter]]
name = "near.reach"
value = 100
range = [50, 200]
unit = "m"
kind = "assumed"
source = "a street's length"
)toml";

std::string with(const std::string& what, const std::string& instead) {
  std::string text = good;
  return text.replace(text.find(what), what.size(), instead);
}

std::string complaint_about(const std::string& text) {
  return complaint({}, [&] {
    Two two;
    ParameterBook book = ParameterBook::parse(parse_toml(text, "book"));
    book.fill(fields_of(two).all());
  });
}

}  // namespace

TEST_CASE("the book fills what is described and keeps range, source and help of each number") {
  Two two;
  ParameterBook book = ParameterBook::parse(parse_toml(good, "book"));
  book.fill(fields_of(two).all());
  CHECK(two.ratio == 0.2);
  CHECK(two.reach == 100);
  REQUIRE(book.entries().size() == 2);
  const BookEntry& ratio = *book.find("near.ratio");
  CHECK(ratio.range == std::array{0.05, 0.45});
  CHECK(ratio.limits.most == 0.95);
  CHECK(ratio.kind == "measured");
  CHECK(ratio.help == "incidents that one sets off");
  CHECK(ratio.set_at.line == 3);
}

TEST_CASE("book and descriptions are held against each other, both ways") {
  CHECK(complaint_about(good) == "");
  CHECK(complaint_about(with("name = \"near.reach\"", "name = \"near.raech\"")) ==
        "book: the book has no near.reach (how far). Add a [[parameter]] with unit \"m\".\n"
        "book:10:9: no model has a parameter near.raech. Did you mean near.reach?");
  CHECK(complaint_about(with("unit = \"m\"", "unit = \"km\"")) ==
        "book:10:9: near.reach is given in \"km\" (must be in \"m\")");
  CHECK(complaint_about(with("0.45]", "1.5]")) ==
        "book:3:9: near.ratio has the range 0.05 to 1.5 (must be from 0 to 0.95)");
}

TEST_CASE("a value outside its range, a range upside down, an unknown kind and a missing source are refused") {
  CHECK(complaint_about(with("value = 0.2", "value = 0.5")) ==
        "book:3:9: near.ratio = 0.5 (must be in its range, 0.05 to 0.45)");
  CHECK(complaint_about(with("[0.05, 0.45]", "[0.45, 0.05]")) == "book:4:9: range of near.ratio is not [least, most]");
  CHECK(
      complaint_about(with("\"assumed\"", "\"asumed\"")) ==
      "book:13:8: kind = \"asumed\" (must be one of measured, calibrated, assumed, choice). Did you mean \"assumed\"?");
  CHECK(complaint_about(with("\"a street's length\"", "\"\"")) ==
        "book:14:10: near.reach has an empty source. Write author, year and journal, or why this value was assumed.");
  CHECK(complaint_about(with("name = \"near.reach\"", "name = \"near.ratio\"")) ==
        "book:9:8: near.ratio is in the book twice (first in line 3)");
  CHECK(complaint_about(with("value = 0.2\n", "")).starts_with("book:1:1: [[parameter]] near.ratio has no \"value\""));
}

TEST_CASE("all problems of a book come in one go") {
  std::string text = with("value = 0.2", "value = \"x\"");
  text.replace(text.find("\"assumed\""), 9, "\"guess\"");
  const std::string said = complaint_about(text);
  CHECK(said.find("book:3:9: value = \"x\" (must be a number)") != std::string::npos);
  CHECK(said.find("book:13:8: kind = \"guess\"") != std::string::npos);
}
