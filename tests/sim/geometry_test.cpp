#include "sim/geometry.hpp"

#include <algorithm>
#include <numbers>
#include <vector>

#include <doctest/doctest.h>

using namespace tenure;

namespace {

const Polygon square{{0, 0}, {10, 0}, {10, 10}, {0, 10}};
const Polygon ell{{0, 0}, {20, 0}, {20, 10}, {10, 10}, {10, 20}, {0, 20}};

}  // namespace

TEST_CASE("distance is Pythagoras'") {
  CHECK(distance({1, 2}, {4, 6}) == 5);
  CHECK(distance({-3, 7}, {-3, 7}) == 0);
}

TEST_CASE("areas are those of the textbook, whichever way round the ring runs") {
  CHECK(area(square) == doctest::Approx(100));
  CHECK(area(ell) == doctest::Approx(300));
  CHECK(area({{0, 0}, {4, 0}, {0, 3}}) == doctest::Approx(6));
  Polygon back = ell;
  std::ranges::reverse(back);
  CHECK(area(back) == doctest::Approx(300));
  Polygon circle;
  for (int i = 0; i < 360; ++i) {
    const double at = i * std::numbers::pi / 180;
    circle.push_back({static_cast<float>(100 * std::cos(at)), static_cast<float>(100 * std::sin(at))});
  }
  CHECK(area(circle) == doctest::Approx(180 * 1e4 * std::sin(std::numbers::pi / 180)).epsilon(1e-5));
}

TEST_CASE("the centroid of a triangle is the mean of its corners, of an L that of its two halves") {
  const Point triangle = centroid({{0, 0}, {6, 0}, {0, 9}});
  CHECK(triangle.x == doctest::Approx(2));
  CHECK(triangle.y == doctest::Approx(3));
  const Point l = centroid(ell);
  CHECK(l.x == doctest::Approx((10 * 200 + 5 * 100) / 300.0));
  CHECK(l.y == doctest::Approx((5 * 200 + 15 * 100) / 300.0));
}

TEST_CASE("rings without area have their first corner for centroid and contain nothing") {
  CHECK(area({}) == 0);
  CHECK(area({{1, 2}}) == 0);
  CHECK(area({{0, 0}, {1, 1}, {2, 2}}) == 0);
  CHECK(centroid({{5, 6}, {5, 6}}).x == 5);
  CHECK(centroid({}).x == 0);
  CHECK_FALSE(contains({}, {0, 0}));
  CHECK_FALSE(contains({{1, 2}}, {1, 2}));
}

TEST_CASE("a point in the notch of an L is outside it") {
  CHECK(contains(ell, {5, 5}));
  CHECK(contains(ell, {15, 5}));
  CHECK(contains(ell, {5, 15}));
  CHECK_FALSE(contains(ell, {15, 15}));
  CHECK_FALSE(contains(ell, {-1, 5}));
  CHECK_FALSE(contains(ell, {25, 0}));
}

TEST_CASE("tiles that share edges hold every point of a grid exactly once") {
  const Polygon right{{10, 0}, {20, 0}, {20, 10}, {10, 10}};
  for (float x = 0.5f; x < 20; x += 0.5f)
    for (float y = 0.5f; y < 10; y += 0.5f) REQUIRE(contains(square, {x, y}) + contains(right, {x, y}) == 1);
}

TEST_CASE("a box holds its points, and nothing in it lies farther than its farthest corner") {
  const std::vector<Point> points{{3, -2}, {-1, 4}, {8, 1}, {2, 2}};
  const Box box = box_around(points);
  CHECK(box.least.x == -1);
  CHECK(box.least.y == -2);
  CHECK(box.most.x == 8);
  CHECK(box.most.y == 4);
  for (const Point from : {Point{0, 0}, Point{100, -50}, Point{-7, 3}, Point{3.5f, 1}}) {
    for (const Point p : points) {
      CHECK(distance(from, p) <= distance(from, farthest_corner(box, from)));
      CHECK(distance(from, p) >= distance_to(box, from));
    }
  }
  CHECK(distance_to(box, {4, 0}) == 0);
  CHECK(distance_to(box, {11, 8}) == 5);
}
