#include "models/district/talent_moves.hpp"

#include <cmath>

#include <doctest/doctest.h>

using namespace tenure;

TEST_CASE("two worlds are held against each other person by person") {
  const TalentMoves base{.came = {10, 11, 12, 13}, .left = {1, 2, 3, 13}};
  const TalentMoves with{.came = {10, 12, 14, 15, 16}, .left = {2, 14}};
  const TalentInCommon both = in_common(base, with);
  CHECK(both.came == 5);
  CHECK(both.came_anyway == 2);
  CHECK(both.deadweight() == doctest::Approx(0.4));
  CHECK(both.left == 4);
  CHECK(both.kept == 2);  // 1 and 3; 13 was never in the other world
}

TEST_CASE("where nothing differs all would have come anyway and nobody was kept") {
  const TalentMoves same{.came = {1, 2}, .left = {3}};
  CHECK(in_common(same, same).deadweight() == 1);
  CHECK(in_common(same, same).kept == 0);
  CHECK(std::isnan(in_common({}, {}).deadweight()));
}
