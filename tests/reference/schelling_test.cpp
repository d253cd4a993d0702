#include "tests/reference/schelling.hpp"

#include <algorithm>
#include <numeric>

#include <doctest/doctest.h>

#include "tests/threads.hpp"

using namespace tenure;
using namespace tenure::reference;
using tenure::testing::with_threads;

namespace {

constexpr int bare = -1;

/// Who lives where, counted cell by cell: group 0 or 1, or `bare`.
struct Square {
  int side;
  std::vector<int> group;

  /// Neighbours of the cell's group, and all neighbours.
  [[nodiscard]] std::pair<int, int> near(int cell, int radius) const {
    int like = 0, all = 0;
    for (int y = std::max(cell / side - radius, 0); y <= std::min(cell / side + radius, side - 1); ++y)
      for (int x = std::max(cell % side - radius, 0); x <= std::min(cell % side + radius, side - 1); ++x) {
        const int other = y * side + x;
        if (other == cell || group[other] == bare) continue;
        ++all;
        like += group[other] == group[cell];
      }
    return {like, all};
  }
  [[nodiscard]] bool unhappy(int cell, const Schelling::Rules& rules) const {
    return near(cell, rules.radius).first < rules.wanted;
  }
};

struct Outcome {
  double happy;    ///< share of agents
  double similar;  ///< mean share of an agent's neighbours that are of its group: the index of segregation
};

Outcome outcome(const Square& square, const Schelling::Rules& rules) {
  double happy = 0, similar = 0, with_neighbours = 0;
  for (int cell = 0; cell < static_cast<int>(square.group.size()); ++cell) {
    if (square.group[cell] == bare) continue;
    const auto [like, all] = square.near(cell, rules.radius);
    happy += like >= rules.wanted;
    if (all == 0) continue;
    similar += static_cast<double>(like) / all;
    with_neighbours += 1;
  }
  return {happy / rules.agents, similar / with_neighbours};
}

Square square_of(const Schelling& model, int side) {
  Square square{side, {}};
  for (std::uint32_t cell = 0; cell < static_cast<std::uint32_t>(side * side); ++cell) {
    const auto agent = model.occupant(Schelling::CellId{cell});
    square.group.push_back(agent.exists() ? static_cast<int>(Schelling::group_of(agent)) : bare);
  }
  return square;
}

/// The usual order of things: agents act one by one, in another random order each step, on the square as it then is.
Square one_by_one(const Schelling::Rules& rules, std::uint32_t seed, int steps) {
  Stream draws({seed, 7}, Purpose{9}, 0);
  const int cells = rules.side * rules.side;
  std::vector<int> cell(cells);
  std::iota(cell.begin(), cell.end(), 0);
  const auto shuffle = [&](auto& items) {
    for (std::size_t n = items.size(); n > 1; --n)
      std::swap(items[n - 1], items[draws.below(static_cast<std::uint32_t>(n))]);
  };
  shuffle(cell);
  std::vector<int> empty(cell.begin() + rules.agents, cell.end()), order(rules.agents);
  std::iota(order.begin(), order.end(), 0);
  Square square{rules.side, std::vector<int>(cells, bare)};
  for (int agent = 0; agent < rules.agents; ++agent) square.group[cell[agent]] = agent % 2;
  for (int step = 0; step < steps; ++step) {
    shuffle(order);
    for (const int agent : order) {
      if (!square.unhappy(cell[agent], rules)) continue;
      square.group[cell[agent]] = bare;
      std::swap(cell[agent], empty[draws.below(static_cast<std::uint32_t>(empty.size()))]);
      square.group[cell[agent]] = agent % 2;
    }
  }
  return square;
}

}  // namespace

TEST_CASE("those counted unhappy by lines are those a count cell by cell finds") {
  for (const Schelling::Rules rules :
       {Schelling::Rules{40, 1000, 1, 3}, {30, 700, 2, 8}, {20, 399, 7, 80}, {20, 399, 7, 300}, {3, 8, 5, 4}}) {
    Schelling model(rules, {3, 0});
    for (int step = 0; step < 3; ++step) {
      const Square square = square_of(model, rules.side);
      std::vector<Schelling::AgentId> expected;
      for (int cell = 0; cell < rules.side * rules.side; ++cell)
        if (square.group[cell] != bare && square.unhappy(cell, rules))
          expected.push_back(model.occupant(Schelling::CellId{static_cast<std::uint32_t>(cell)}));
      CHECK(model.unhappy() == expected);
      model.step();
    }
  }
}

TEST_CASE("the unhappy move and nobody else, each into a cell of its own") {
  const Schelling::Rules rules{60, 3300, 2, 10};  // more movers than empty cells
  Schelling model(rules, {5, 0});
  for (int step = 0; step < 5; ++step) {
    const auto movers = model.unhappy();
    std::vector<bool> moves(rules.agents);
    for (const auto agent : movers) moves[agent.value] = true;
    std::vector<Schelling::CellId> before;
    for (const auto agent : Ids<Schelling::Agents>(rules.agents)) before.push_back(model.cell_of(agent));
    if (step == 0) CHECK(movers.size() > 300);
    model.step();
    for (const auto agent : Ids<Schelling::Agents>(rules.agents)) {
      REQUIRE(model.occupant(model.cell_of(agent)) == agent);
      REQUIRE((model.cell_of(agent) != before[agent.value]) == moves[agent.value]);
    }
    int occupied = 0;
    for (const auto cell : Ids<Schelling::Cells>(3600)) occupied += model.occupant(cell).exists();
    CHECK(occupied == rules.agents);
  }
}

TEST_CASE("who wants nothing stays, a full square stays, and a random square is half alike") {
  for (const Schelling::Rules rules : {Schelling::Rules{100, 8000, 2, 0}, {50, 2500, 2, 24}}) {
    Schelling model(rules, {1, 0});
    const Square before = square_of(model, rules.side);
    for (int step = 0; step < 3; ++step) model.step();
    CHECK(square_of(model, rules.side).group == before.group);
    CHECK(outcome(before, rules).similar == doctest::Approx(0.5).epsilon(0.02));
  }
}

TEST_CASE("moves at once end where moves one by one end: share happy and segregation") {
  for (const Schelling::Rules rules : {Schelling::Rules{40, 1000, 1, 3}, {40, 1280, 2, 8}}) {
    constexpr int lives = 12, steps = 20;
    Outcome at_once{}, in_turn{};
    for (std::uint32_t life = 1; life <= lives; ++life) {
      Schelling model(rules, {life, 0});
      for (int step = 0; step < steps; ++step) model.step();
      const Outcome a = outcome(square_of(model, rules.side), rules),
                    b = outcome(one_by_one(rules, life, steps), rules);
      at_once = {at_once.happy + a.happy / lives, at_once.similar + a.similar / lives};
      in_turn = {in_turn.happy + b.happy / lives, in_turn.similar + b.similar / lives};
    }
    CHECK(at_once.similar == doctest::Approx(in_turn.similar).epsilon(0.02));
  }
}

TEST_CASE("1, 2 and 7 threads move the same agents to the same cells") {
  const auto homes = with_threads([] {
    const Schelling::Rules rules{200, 36'000, 2, 8};
    Schelling model(rules, {2, 0});
    for (int step = 0; step < 6; ++step) model.step();
    std::vector<Schelling::CellId> cells;
    for (const auto agent : Ids<Schelling::Agents>(rules.agents)) cells.push_back(model.cell_of(agent));
    return cells;
  });
  CHECK(homes[0] == homes[1]);
  CHECK(homes[0] == homes[2]);
}
