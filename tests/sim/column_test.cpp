#include "sim/column.hpp"

#include <type_traits>
#include <unordered_set>

#include <doctest/doctest.h>

using namespace tenure;

namespace {

struct Cats;
struct Dogs;

template <class Column, class Index>
concept indexable = requires(Column& c, Index i) {
  c[i];
};
template <class A, class B>
concept comparable = requires(A a, B b) {
  a == b;
};

}  // namespace

TEST_CASE("an id does not exist until it is given a row") {
  CHECK_FALSE(Id<Cats>{}.exists());
  CHECK_FALSE(Id<Cats>::none().exists());
  CHECK(Id<Cats>{0}.exists());
  CHECK(Id<Cats>{3} < Id<Cats>{4});
  CHECK(std::unordered_set<Id<Cats>>{Id<Cats>{1}, Id<Cats>{1}, Id<Cats>{2}}.size() == 2);
  static_assert(sizeof(Id<Cats>) == 4);
}

TEST_CASE("a short id is the id it was made of, from 0 to 254, or none") {
  for (std::uint32_t row = 0; row < ShortId<Cats>::none_value; ++row)
    CHECK(Id<Cats>(ShortId<Cats>(Id<Cats>{row})) == Id<Cats>{row});
  CHECK_FALSE(ShortId<Cats>{}.exists());
  CHECK_FALSE(ShortId<Cats>(Id<Cats>::none()).exists());
  CHECK(Id<Cats>(ShortId<Cats>{}) == Id<Cats>::none());
  static_assert(sizeof(ShortId<Cats>) == 1);
  static_assert(indexable<Column<Cats, int>, ShortId<Cats>> && !indexable<Column<Dogs, int>, ShortId<Cats>>);
}

TEST_CASE("a column takes ids of its own table and nothing else") {
  static_assert(indexable<Column<Cats, int>, Id<Cats>>);
  static_assert(!indexable<Column<Cats, int>, Id<Dogs>>);
  static_assert(!indexable<Column<Cats, int>, int>);
  static_assert(!indexable<Column<Cats, int>, std::size_t>);
  static_assert(!comparable<Id<Cats>, Id<Dogs>>);
  static_assert(!comparable<Id<Cats>, std::uint32_t>);
  static_assert(!std::is_convertible_v<std::uint32_t, Id<Cats>>);
}

TEST_CASE("ids count up from 0 as rows are pushed, and stay valid") {
  Column<Cats, int> lives;
  const Id<Cats> first = lives.push(9);
  CHECK(first == Id<Cats>{0});
  for (int i = 0; i < 1000; ++i) CHECK(lives.push(i).value == static_cast<std::uint32_t>(i + 1));
  CHECK(lives[first] == 9);
  lives[first] = 8;
  CHECK(lives.span()[0] == 8);
  CHECK(lives.size() == 1001);
  CHECK(lives.bytes() >= 1001 * sizeof(int));
}

TEST_CASE("resizing keeps rows and fills new ones with the value") {
  Column<Cats, int> lives(2, 9);
  lives.resize(4, 7);
  CHECK(std::vector<int>(lives.span().begin(), lives.span().end()) == std::vector<int>{9, 9, 7, 7});
}

TEST_CASE("the ids of a table run from 0 to its size") {
  std::vector<std::uint32_t> seen;
  for (const Id<Cats> id : Ids<Cats>(3)) seen.push_back(id.value);
  CHECK(seen == std::vector<std::uint32_t>{0, 1, 2});
  for (const Id<Cats> id : Ids<Cats>(0)) FAIL("no row has id " << id.value);
}

TEST_CASE("a table refuses more rows than its ids can tell apart, before it asks for memory") {
  Column<Cats, std::uint8_t> column(3);
  CHECK_THROWS_AS(column.resize(std::size_t{5'000'000'000}), std::length_error);
  CHECK_THROWS_AS((Column<Cats, std::uint8_t>(std::size_t{1} << 32)), std::length_error);
  CHECK(column.size() == 3);
}

TEST_CASE("a column long enough for large pages holds what it is given, and what is added") {
  constexpr std::uint32_t rows = 9'000'000;  // 36 MB
  Column<Cats, std::uint32_t> column(rows, 7);
  for (const std::uint32_t row : {0u, rows / 2, rows - 1}) CHECK(column[Id<Cats>{row}] == 7);
  for (std::uint32_t i = 0; i < 5; ++i) CHECK(column.push(i) == Id<Cats>{rows + i});
  for (const std::uint32_t row : {0u, rows / 2, rows - 1}) CHECK(column[Id<Cats>{row}] == 7);
  for (std::uint32_t i = 0; i < 5; ++i) CHECK(column[Id<Cats>{rows + i}] == i);
}
