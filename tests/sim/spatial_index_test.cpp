#include "sim/spatial_index.hpp"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "sim/random.hpp"

using namespace tenure;

namespace {

std::vector<Point> scatter(std::uint32_t seed, std::size_t count, double width, double height) {
  Stream draws({seed, 0}, Purpose{7}, 0);
  std::vector<Point> points;
  for (std::size_t i = 0; i < count; ++i)
    points.push_back({static_cast<float>(draws.uniform() * width), static_cast<float>(draws.uniform() * height)});
  return points;
}

std::set<std::uint32_t> by_force(const std::vector<Point>& points, Point centre, double radius) {
  std::set<std::uint32_t> found;
  for (std::uint32_t row = 0; row < points.size(); ++row)
    if (distance(points[row], centre) <= radius) found.insert(row);
  return found;
}

std::uint32_t nearest_by_force(const std::vector<Point>& points, Point centre) {
  std::uint32_t best = 0;
  for (std::uint32_t row = 1; row < points.size(); ++row)
    if (distance(points[row], centre) < distance(points[best], centre)) best = row;
  return best;
}

}  // namespace

TEST_CASE("within finds what a search through all points finds, each point once") {
  for (std::uint32_t seed = 1; seed <= 10; ++seed) {
    const auto points = scatter(seed, 300, 1000, 200);
    for (const double cell : {7.0, 50.0, 3000.0}) {
      const SpatialIndex index(points, cell);
      for (const Point centre : scatter(seed + 100, 20, 1400, 600)) {
        for (const double radius : {0.0, 30.0, 55.5, 400.0, 5000.0}) {
          const Point at{centre.x - 200, centre.y - 200};
          std::multiset<std::uint32_t> found;
          index.within(at, radius, [&](std::uint32_t row, double d) {
            found.insert(row);
            REQUIRE(d == distance(points[row], at));
          });
          const auto expected = by_force(points, at, radius);
          REQUIRE(std::ranges::equal(found, expected));
        }
      }
    }
  }
}

TEST_CASE("nearest is what a search through all points finds, from inside and from far outside") {
  for (std::uint32_t seed = 1; seed <= 10; ++seed) {
    const auto points = scatter(seed, 50, 1000, 1000);
    for (const double cell : {10.0, 200.0, 5000.0}) {
      const SpatialIndex index(points, cell);
      for (const Point p : scatter(seed + 50, 40, 4000, 4000)) {
        const Point at{p.x - 1500, p.y - 1500};
        REQUIRE(index.nearest(at) == nearest_by_force(points, at));
      }
    }
  }
}

TEST_CASE("of equally near points the one of the lower row is nearest") {
  const std::vector<Point> points{{30, 0}, {-10, 0}, {10, 0}, {0, 10}, {10, 0}};
  for (const double cell : {1.0, 10.0, 100.0}) CHECK(SpatialIndex(points, cell).nearest({0, 0}) == 1);
}

TEST_CASE("the nearest within reach that will do is what a search through all points finds, ties to the lower row") {
  const auto third = [](std::uint32_t row) { return row % 3 == 2; };
  for (std::uint32_t seed = 1; seed <= 10; ++seed) {
    auto points = scatter(seed, 60, 300, 300);
    points.insert(points.end(), points.begin(), points.begin() + 30);  // each of these twice
    for (const double cell : {7.0, 50.0, 3000.0})
      for (const Point at : scatter(seed + 50, 20, 300, 300)) {
        std::optional<std::uint32_t> expected;
        for (const std::uint32_t row : by_force(points, at, 40))
          if (third(row) && (!expected || distance(points[row], at) < distance(points[*expected], at))) expected = row;
        REQUIRE(SpatialIndex(points, cell).nearest_within(at, 40, third) == expected);
      }
  }
  CHECK_FALSE(SpatialIndex().nearest_within({0, 0}, 1e6, third).has_value());
}

TEST_CASE("points on one spot or one line, and no points at all, are found as others are") {
  const std::vector<Point> spot(5, Point{3, 4}), line{{0, 0}, {100, 0}, {200, 0}};
  std::vector<std::uint32_t> rows;
  SpatialIndex(spot, 10).within({0, 0}, 5, [&](std::uint32_t row, double) { rows.push_back(row); });
  CHECK(rows == std::vector<std::uint32_t>{0, 1, 2, 3, 4});
  CHECK(SpatialIndex(spot, 10).nearest({1000, 1000}) == 0);
  CHECK(SpatialIndex(line, 10).nearest({149, 0}) == 1);
  CHECK(SpatialIndex(line, 10).nearest({151, 0}) == 2);
  const SpatialIndex none(std::vector<Point>{}, 10);
  none.within({0, 0}, 1e6, [](std::uint32_t, double) { FAIL("found a point among none"); });
  CHECK(none.size() == 0);
  SpatialIndex().within({0, 0}, 1e6, [](std::uint32_t, double) { FAIL("found a point among none"); });
}

TEST_CASE("points of a cell come in row order") {
  const auto points = scatter(3, 500, 90, 90);
  std::vector<std::uint32_t> rows;
  SpatialIndex(points, 100).within({45, 45}, 100, [&](std::uint32_t row, double) { rows.push_back(row); });
  CHECK(rows.size() == 500);
  CHECK(std::ranges::is_sorted(rows));
}
