#include "sim/archive.hpp"

#include <fstream>
#include <limits>

#include <doctest/doctest.h>

#include "sim/problem.hpp"
#include "tests/sim/scratch_folder.hpp"

namespace tenure {

namespace {

struct RowTable;
enum class Colour : std::uint8_t { red, green };

struct Inner {
  double x = 0, y = 0;
};
struct Padded {
  std::uint8_t small = 0;
  double large = 0;
};
struct Whole {
  bool flag = false;
  Colour colour = Colour::red;
  std::string name;
  std::vector<Inner> points;
  std::vector<Padded> gaps;
  std::vector<std::vector<std::uint32_t>> ragged;
  std::array<std::int16_t, 3> fixed{};
  Column<RowTable, Id<RowTable>> column;
  std::map<std::string, std::vector<double>> map;
};
struct Hidden {
  std::optional<int> maybe;
  template <class A>
  void keep(A& archive) {
    archive(maybe);
  }
};

Whole example() {
  Whole w;
  w.flag = true;
  w.colour = Colour::green;
  w.name = "仲恺";
  w.points = {{1, 2}, {std::numeric_limits<double>::quiet_NaN(), -0.0}};
  w.gaps = {{7, 0.1}};
  w.ragged = {{}, {1, 2, 3}};
  w.fixed = {-1, 0, 32767};
  w.column.push(Id<RowTable>{5});
  w.column.push(Id<RowTable>::none());
  w.map = {{"a", {1.5}}, {"b", {}}};
  return w;
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

template <class... T>
void write(const std::filesystem::path& path, T... values) {
  ArchiveWriter out(path);
  out(values...);
  out.finish();
}

}  // namespace

TEST_CASE("members are counted and bound in the order of declaration") {
  CHECK(members_count<Inner> == 2);
  CHECK(members_count<Whole> == 9);
  Inner inner{3, 4};
  std::get<1>(members(inner)) = 5;
  CHECK(inner.y == 5);
}

TEST_CASE("what is read back is what was written, bit for bit") {
  const ScratchFolder folder("archive");
  write(folder.path() / "a", example(), Hidden{4}, Hidden{});
  Whole back;
  Hidden four, none{9};
  ArchiveReader in(folder.path() / "a");
  in(back, four, none);
  in.finish();
  CHECK(back.name == "仲恺");
  CHECK(back.colour == Colour::green);
  CHECK(back.points.size() == 2);
  CHECK(back.ragged[1][2] == 3);
  CHECK(!back.column[Id<RowTable>{1}].exists());
  CHECK(back.map.at("a").front() == 1.5);
  CHECK(four.maybe == 4);
  CHECK(!none.maybe);
  write(folder.path() / "b", back, four, none);
  CHECK(bytes_of(folder.path() / "a") == bytes_of(folder.path() / "b"));
}

TEST_CASE("the bytes are the same on every machine: little-endian, each in its width, without gaps") {
  const ScratchFolder folder("archive");
  write(folder.path() / "a", std::uint16_t{0x0102}, Padded{3, 1.0}, std::string("no"), std::vector<std::uint8_t>{9});
  const std::string content = bytes_of(folder.path() / "a").substr(archive_magic.size() + 4);
  const std::string expected{
      "\x02\x01"                  // the number
      "\x03\0\0\0\0\0\0\xf0\x3f"  // one byte, then 1.0 at once
      "\x02\0\0\0\0\0\0\0no"      // a length and its letters
      "\x01\0\0\0\0\0\0\0\x09"    // a length and its element
      "\x1e\0\0\0\0\0\0\0",
      2 + 9 + 10 + 9 + 8};  // 30 bytes in all
  CHECK(content.substr(0, expected.size()) == expected);
  CHECK(content.size() == expected.size() + 4);
  ArchiveMeter meter;
  Padded padded{3, 1.0};
  std::string no = "no";
  meter(padded, no);
  CHECK(meter.bytes() == 9 + 10);
}

TEST_CASE("large blocks go past the buffer and come back whole") {
  const ScratchFolder folder("archive");
  std::vector<std::uint32_t> many(1'500'000);
  for (std::size_t i = 0; i < many.size(); ++i) many[i] = static_cast<std::uint32_t>(i * 2654435761u);
  write(folder.path() / "a", std::uint8_t{1}, many, std::uint8_t{2}, std::vector<std::uint32_t>(10, 7), many);
  std::uint8_t one = 0, two = 0;
  std::vector<std::uint32_t> first, ten, last;
  ArchiveReader in(folder.path() / "a");
  in(one, first, two, ten, last);
  in.finish();
  CHECK(first == many);
  CHECK(last == many);
  CHECK(ten == std::vector<std::uint32_t>(10, 7));
  CHECK(one + two == 3);
}

TEST_CASE("a damaged archive is refused before anything is read out of it") {
  const ScratchFolder folder("archive");
  write(folder.path() / "a", example());
  const std::string whole = bytes_of(folder.path() / "a");
  const auto refused = [&](const std::string& bytes) {
    std::ofstream(folder.path() / "b", std::ios::binary) << bytes;
    try {
      ArchiveReader in(folder.path() / "b");
    } catch (const WrongInput& wrong) {
      return std::string(wrong.what());
    }
    return std::string("taken");
  };
  CHECK(refused(whole) == "taken");
  CHECK(refused("").find("is no checkpoint") != std::string::npos);
  CHECK(refused("[run]\nseed = 1\n").find("is no checkpoint") != std::string::npos);
  for (std::size_t cut = 0; cut < whole.size(); ++cut) CHECK(refused(whole.substr(0, cut)) != "taken");
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string flipped = whole;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x10);
    CHECK(refused(flipped) != "taken");
  }
  std::string newer = whole;
  newer[archive_magic.size()] = 2;
  CHECK(refused(newer).find("format 2, this Tenure reads 1") != std::string::npos);
}

TEST_CASE("content that is not what is asked for is refused") {
  const ScratchFolder folder("archive");
  write(folder.path() / "a", std::uint64_t{1'000'000'000'000});
  {
    std::vector<double> many;
    ArchiveReader in(folder.path() / "a");
    CHECK_THROWS_AS(in(many), WrongInput);
  }
  {
    std::array<double, 2> more{};
    ArchiveReader in(folder.path() / "a");
    CHECK_THROWS_AS(in(more), WrongInput);
  }
  std::uint32_t less = 0;
  ArchiveReader in(folder.path() / "a");
  in(less);
  CHECK_THROWS_AS(in.finish(), WrongInput);
}

TEST_CASE("an archive that was not finished leaves nothing") {
  const ScratchFolder folder("archive");
  {
    ArchiveWriter out(folder.path() / "a");
    int x = 1;
    out(x);
  }
  CHECK(std::filesystem::is_empty(folder.path()));
}

}  // namespace tenure
