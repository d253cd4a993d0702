#include "sim/network.hpp"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "sim/random.hpp"

using namespace tenure;

namespace {

std::vector<std::uint32_t> of(const Network& network, std::uint32_t node) {
  const auto ties = network.neighbours(node);
  return {ties.begin(), ties.end()};
}

}  // namespace

TEST_CASE("a tie joins both ends; repeats and loops are dropped; neighbours are sorted") {
  const Network network(5, {{3, 1}, {1, 3}, {0, 3}, {3, 0}, {2, 2}, {3, 1}});
  CHECK(network.nodes() == 5);
  CHECK(of(network, 0) == std::vector<std::uint32_t>{3});
  CHECK(of(network, 1) == std::vector<std::uint32_t>{3});
  CHECK(of(network, 2).empty());
  CHECK(of(network, 3) == std::vector<std::uint32_t>{0, 1});
  CHECK(of(network, 4).empty());
}

TEST_CASE("a network of chance ties holds exactly those ties, whatever their order") {
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    Stream draws({seed, 0}, Purpose{7}, 0);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
    std::vector<std::set<std::uint32_t>> expected(200);
    for (int i = 0; i < 1500; ++i) {
      const std::uint32_t a = draws.below(200), b = draws.below(200);
      ties.emplace_back(a, b);
      if (a != b) expected[a].insert(b), expected[b].insert(a);
    }
    auto reversed = ties;
    std::ranges::reverse(reversed);
    const Network network(200, ties), other(200, reversed);
    for (std::uint32_t node = 0; node < 200; ++node) {
      REQUIRE(std::ranges::equal(network.neighbours(node), expected[node]));
      REQUIRE(std::ranges::equal(other.neighbours(node), expected[node]));
    }
  }
}

TEST_CASE("a network may have no ties, or no nodes") {
  CHECK(Network(3, {}).neighbours(2).empty());
  CHECK(Network(0, {}).nodes() == 0);
  CHECK(Network().nodes() == 0);
}
