#include "tests/reference/forest_fire.hpp"

#include <cmath>
#include <numeric>

#include <doctest/doctest.h>

#include "tests/threads.hpp"

using namespace tenure;
using namespace tenure::reference;
using tenure::testing::with_threads;

namespace {

using State = ForestFire::State;

std::vector<State> states_of(const ForestFire& fire, std::uint32_t side) {
  std::vector<State> states;
  for (std::uint32_t y = 0; y < side; ++y)
    for (std::uint32_t x = 0; x < side; ++x) states.push_back(fire[fire.cell(x, y)]);
  return states;
}

int burn_out(ForestFire& fire) {
  int steps = 0;
  for (; fire.burns(); ++steps) fire.step();
  return steps;
}

bool spans(std::uint32_t side, double density, const Luck& luck) {
  ForestFire fire(static_cast<int>(side), density, luck);
  burn_out(fire);
  for (std::uint32_t y = 0; y < side; ++y)
    if (fire[fire.cell(side - 1, y)] == State::burnt) return true;
  return false;
}

/// Of all trees.
double share_burnt(const std::vector<State>& states) {
  const auto burnt = std::count(states.begin(), states.end(), State::burnt);
  return static_cast<double>(burnt) /
         static_cast<double>(burnt + std::count(states.begin(), states.end(), State::tree));
}

}  // namespace

TEST_CASE("what burns is what trees side by side join to the left edge") {
  constexpr std::uint32_t side = 80;
  for (std::uint32_t seed = 1; seed <= 10; ++seed)
    for (const double density : {0.3, 0.58, 0.61, 0.7}) {
      ForestFire fire(side, density, {seed, 0});
      std::vector<std::uint32_t> parent(side * side + 1);  // the last stands for the left edge
      std::iota(parent.begin(), parent.end(), 0u);
      const auto root = [&](std::uint32_t cell) {
        while (parent[cell] != cell) cell = parent[cell] = parent[parent[cell]];
        return cell;
      };
      const auto before = states_of(fire, side);
      for (std::uint32_t cell = 0; cell < side * side; ++cell) {
        if (before[cell] == State::bare) continue;
        if (cell % side == 0) parent[root(cell)] = root(side * side);
        if (cell % side > 0 && before[cell - 1] != State::bare) parent[root(cell)] = root(cell - 1);
        if (cell >= side && before[cell - side] != State::bare) parent[root(cell)] = root(cell - side);
      }
      burn_out(fire);
      const auto after = states_of(fire, side);
      for (std::uint32_t cell = 0; cell < side * side; ++cell)
        REQUIRE(after[cell] == (before[cell] == State::bare       ? State::bare
                                : root(cell) == root(side * side) ? State::burnt
                                                                  : State::tree));
    }
}

TEST_CASE("a full forest burns a column a step, and a bare one not at all") {
  ForestFire full(50, 1, {1, 0}), none(50, 0, {1, 0});
  CHECK(burn_out(full) == 50);
  CHECK(share_burnt(states_of(full, 50)) == 1);
  CHECK_FALSE(none.burns());
}

TEST_CASE("fire begins to cross at the threshold of site percolation, 0.5927") {
  constexpr std::uint32_t side = 150;
  constexpr int forests = 40;
  double sum = 0;
  for (std::uint32_t seed = 1; seed <= forests; ++seed) {
    CHECK_FALSE(spans(side, 0.5, {seed, 0}));
    CHECK(spans(side, 0.68, {seed, 0}));
    double dies = 0.5, crosses = 0.68;  // one forest, grown denser tree by tree
    while (crosses - dies > 1e-3)
      (spans(side, (dies + crosses) / 2, {seed, 0}) ? crosses : dies) = (dies + crosses) / 2;
    sum += (dies + crosses) / 2;
  }
  // One forest of this size crosses within about 0.02 of it (side^(-3/4)), the mean of 40 within 0.004.
  CHECK(sum / forests == doctest::Approx(0.5927).epsilon(0.01));
}

TEST_CASE("at density 0.7 all burn but the small clusters that percolation theory counts") {
  constexpr std::uint32_t side = 500;
  constexpr double p = 0.7, q = 0.3;
  ForestFire fire(side, p, {1, 0});
  burn_out(fire);
  // A tree's chance to be in a cluster of 1, 2, 3 or 4 trees: by shapes and bare cells about them.
  const double small = std::pow(q, 4) + 2 * p * 2 * std::pow(q, 6) +
                       3 * p * p * (2 * std::pow(q, 8) + 4 * std::pow(q, 7)) +
                       4 * p * p * p * (2 * std::pow(q, 10) + 8 * std::pow(q, 9) + 9 * std::pow(q, 8));
  const double spared = 1 - share_burnt(states_of(fire, side));
  CHECK(spared > small);        // 0.0127
  CHECK(spared < 1.7 * small);  // larger ones die out about as fast as these four terms do
}

TEST_CASE("1, 2 and 7 threads burn the same trees in as many steps") {
  const auto forests = with_threads([] {
    ForestFire fire(400, 0.62, {4, 0});
    const int steps = burn_out(fire);
    return std::pair{steps, states_of(fire, 400)};
  });
  CHECK(forests[0].first > 400);
  CHECK(forests[0] == forests[1]);
  CHECK(forests[0] == forests[2]);
}
