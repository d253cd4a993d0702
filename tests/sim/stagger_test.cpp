#include "sim/stagger.hpp"

#include <algorithm>

#include <doctest/doctest.h>

using namespace tenure;

namespace {

struct Table;
using Agent = Id<Table>;

}  // namespace

TEST_CASE("in every span of 30 days each agent's turn comes once, before 1970 too") {
  Stagger<Table> turns(30);
  for (std::uint32_t i = 0; i < 1000; ++i) turns.add(Agent{i}, i * 2654435761u);
  for (const std::int32_t first : {-45, -30, -1, 0, 7, 19000}) {
    std::vector<int> seen(1000, 0);
    for (int day = 0; day < 30; ++day)
      for (const Agent a : turns.due(Day{first} + day)) ++seen[a.value];
    for (const int count : seen) REQUIRE(count == 1);
  }
}

TEST_CASE("an agent's day comes from its luck key, not from its row or from who was added before") {
  Stagger<Table> one(30), other(30);
  one.add(Agent{0}, 17 * Stagger<Table>::together);
  for (std::uint32_t i = 0; i < 50; ++i) other.add(Agent{i}, 1000 + i);
  other.add(Agent{50}, 17 * Stagger<Table>::together);
  for (int day = 0; day < 30; ++day) {
    const bool due = !one.due(Day{day}).empty();
    CHECK(due == (day == 17));
    CHECK(due == (std::ranges::count(other.due(Day{day}), Agent{50}) == 1));
  }
}

TEST_CASE("agents of a day come in the order in which they were added, and the forgotten do not come") {
  Stagger<Table> turns(7);
  for (std::uint32_t i = 0; i < 6; ++i) turns.add(Agent{i}, (7 * i + 3) * Stagger<Table>::together);
  turns.forget(Day{3}, [](Agent a) { return a.value % 2 == 1; });
  const auto due = turns.due(Day{10});
  CHECK(std::vector<Agent>(due.begin(), due.end()) == std::vector<Agent>{Agent{0}, Agent{2}, Agent{4}});
  CHECK(turns.due(Day{4}).empty());
  CHECK(turns.every_days() == 7);
  CHECK(turns.bytes() >= 3 * sizeof(Agent));
}
