#include "models/synthesis/place_by_room.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tenure {
namespace {

constexpr std::size_t many = 300;  // more places than are summed together

/// The rule as the header says it, place by place.
std::vector<std::uint32_t> one_by_one(const std::vector<std::int64_t>& sizes, std::vector<double> room,
                                      const Luck& luck, Purpose why) {
  std::vector<std::uint32_t> places;
  for (std::uint32_t i = 0; i < sizes.size(); ++i) {
    double sum = 0;
    for (const double r : room) sum += std::max(r, 0.0);
    double at = Stream(luck, why, i).uniform() * sum;
    auto chosen = static_cast<std::uint32_t>(std::max_element(room.begin(), room.end()) - room.begin());
    for (std::uint32_t k = 0; k < room.size() && sum > 0; ++k) {
      if (room[k] <= 0) continue;
      chosen = k;
      if (at < room[k]) break;
      at -= room[k];
    }
    room[chosen] -= static_cast<double>(sizes[i]);
    places.push_back(chosen);
  }
  return places;
}

TEST_CASE("many places are drawn as if looked through one by one, until and after they are full") {
  std::vector<std::int64_t> sizes;
  std::vector<double> room;
  for (std::size_t k = 0; k < many; ++k) room.push_back(static_cast<double>(k * 37 % 101));
  for (std::int64_t i = 0; i < 4000; ++i) sizes.push_back(1 + 4000 / (i + 1));
  CHECK(std::accumulate(sizes.begin(), sizes.end(), 0.0) > std::accumulate(room.begin(), room.end(), 0.0));
  CHECK(place_by_room(sizes, room, {5, 0}, Purpose{7}) == one_by_one(sizes, room, {5, 0}, Purpose{7}));
}

TEST_CASE("a place is drawn in proportion to its room, one without any never") {
  std::vector<double> room(many);
  std::iota(room.begin(), room.end(), 0.0);
  room[17] = -3;
  constexpr std::size_t draws = 100'000;
  std::vector<double> drawn(many, 0);
  for (const std::uint32_t place : place_by_room(std::vector<std::int64_t>(draws, 0), room, {6, 0}, Purpose{8}))
    ++drawn[place];
  CHECK(drawn[0] == 0);
  CHECK(drawn[17] == 0);
  // Pearson's statistic over 298 places has mean 297 and standard deviation sqrt(2 x 297).
  const double sum = many * (many - 1) / 2 - 17;
  double chi2 = 0;
  for (std::size_t k = 1; k < many; ++k)
    if (const double expected = draws * room[k] / sum; expected > 0)
      chi2 += (drawn[k] - expected) * (drawn[k] - expected) / expected;
  CHECK(chi2 < 297 + 5 * std::sqrt(2 * 297));
}

}  // namespace
}  // namespace tenure
