#include "sim/drawing.hpp"

#include <vector>

#include <doctest/doctest.h>

using namespace tenure;

namespace {

constexpr Luck luck{0x0123456789abcdefu, 3};
constexpr Purpose lots{77};
constexpr Day day{18993};

std::uint32_t key_of_row(std::size_t row) {
  return static_cast<std::uint32_t>(row) * 2654435761u;
}

}  // namespace

TEST_CASE("Philox of many counters at once is that of each, however many they are") {
  const PhiloxKey key{0xa4093822, 0x299f31d0};
  for (std::size_t n = 0; n <= 37; ++n) {
    std::vector<PhiloxBlock> blocks;
    for (std::uint32_t i = 0; i < n; ++i) blocks.push_back({i, ~i, i << 20, 0xffffffffu - i});
    std::vector<PhiloxBlock> expected;
    for (const PhiloxBlock& counter : blocks) expected.push_back(philox(counter, key));
    philox_each(blocks, key);
    CHECK(blocks == expected);
  }
}

TEST_CASE("agents who draw together draw what each would draw alone, beyond the first block too") {
  for (const std::size_t agents : {0, 1, 7, 32, 33, 200}) {
    std::size_t next = 0;
    for_each_drawing(agents, {luck, lots, day}, key_of_row, [&](std::size_t row, Stream together) {
      CHECK(row == next++);
      Stream alone(luck, lots, key_of_row(row), day);
      for (int i = 0; i < 11; ++i) CHECK(together() == alone());
    });
    CHECK(next == agents);
  }
}

TEST_CASE("the first block handed out is that of the agent's stream") {
  for_each_first_block(50, {luck, lots, day}, key_of_row,
                       [&](std::size_t row, std::uint32_t key, const PhiloxBlock& first) {
                         CHECK(key == key_of_row(row));
                         Stream alone(luck, lots, key, day);
                         for (const std::uint32_t bits : first) CHECK(bits == alone());
                       });
}

TEST_CASE("many draws of one agent at once are those of as many calls, from wherever the stream stands") {
  for (const std::size_t before : {0, 1, 4, 6})
    for (const std::size_t n : {0, 1, 3, 4, 48, 77}) {
      Stream at_once(luck, lots, 42, day), one_by_one(luck, lots, 42, day);
      for (std::size_t i = 0; i < before; ++i) CHECK(at_once() == one_by_one());
      std::vector<double> draws(n);
      at_once.uniforms(draws);
      for (const double u : draws) CHECK(u == one_by_one.uniform());
      CHECK(at_once() == one_by_one());
      std::vector<std::uint32_t> words(n);
      at_once.fill(words);
      for (const std::uint32_t word : words) CHECK(word == one_by_one());
    }
}

TEST_CASE("what is gathered keeps the order of rows") {
  const auto rows = parallel_gather_drawing<std::size_t>(
      10'000, {luck, lots, day}, key_of_row, [](std::size_t row, Stream& draws, std::vector<std::size_t>& out) {
        if (draws.chance(0.3)) out.push_back(row);
      });
  CHECK(std::is_sorted(rows.begin(), rows.end()));
  CHECK(rows.size() == doctest::Approx(3000).epsilon(0.05));
}
