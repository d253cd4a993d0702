#include "models/district/talent_moves.hpp"

#include <cmath>

#include <doctest/doctest.h>

using namespace tenure;

TEST_CASE("two worlds are held against each other person by person") {
  const TalentMoves base{.came = {10, 11, 12, 13}, .left = {1, 2, 3, 13}, .tipped = {}, .paid = {}};
  const TalentMoves with{.came = {10, 12, 14, 15, 16}, .left = {2, 14}, .tipped = {}, .paid = {}};
  const TalentInCommon both = in_common(base, with);
  CHECK(both.came == 5);
  CHECK(both.came_anyway == 2);
  CHECK(both.deadweight() == doctest::Approx(0.4));
  CHECK(both.left == 4);
  CHECK(both.kept == 2);  // 1 and 3; 13 was never in the other world
}

TEST_CASE("of those who are paid, some lived here, some would have come anyway, and some came or stayed for it") {
  // 1 to 4 lived here: 1 and 2 left the baseline, and 1 was paid and stayed. 10 to 12 came to both, 20 and 21 to this
  // world alone; what was offered tipped 20, the other came as one who took its room elsewhere did not.
  const TalentMoves base{.came = {10, 11, 12}, .left = {1, 2}, .tipped = {}, .paid = {}};
  TalentMoves with{.came = {21, 10, 12, 11, 20}, .left = {2}, .tipped = {20}, .paid = {20, 3, 21, 11, 10, 1}};
  with.sort();
  const TalentInCommon both = in_common(base, with);
  CHECK(both.paid == 6);
  CHECK(both.paid_came == 4);
  CHECK(both.paid_anyway == 2);
  CHECK(both.paid_tipped == 1);
  CHECK(both.paid_kept == 1);
  CHECK(both.paid_in_vain() == doctest::Approx(3.0 / 6));
  CHECK(std::isnan(in_common(base, base).paid_in_vain()));
}

TEST_CASE("where nothing differs all would have come anyway and nobody was kept") {
  const TalentMoves same{.came = {1, 2}, .left = {3}, .tipped = {}, .paid = {}};
  CHECK(in_common(same, same).deadweight() == 1);
  CHECK(in_common(same, same).kept == 0);
  CHECK(std::isnan(in_common({}, {}).deadweight()));
}
