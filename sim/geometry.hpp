#pragma once
/// Points and polygons on a plane, in metres east and north of the district's origin.

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace tenure {

struct Point {
  float x = 0;  ///< [m] east
  float y = 0;  ///< [m] north
};

[[nodiscard]] inline double distance(Point a, Point b) {
  const double x = double{a.x} - b.x, y = double{a.y} - b.y;
  return std::sqrt(x * x + y * y);
}

/// A rectangle along the axes.
struct Box {
  Point least, most;
};
/// The smallest around the points; where there are none, around the origin.
[[nodiscard]] Box box_around(std::span<const Point> points);
/// The corner that lies farthest from a point: nothing in the box lies farther.
[[nodiscard]] inline Point farthest_corner(const Box& box, Point from) {
  return {from.x - box.least.x > box.most.x - from.x ? box.least.x : box.most.x,
          from.y - box.least.y > box.most.y - from.y ? box.least.y : box.most.y};
}

/// Of a point to the nearest of a box; 0 within.
[[nodiscard]] inline double distance_to(const Box& box, Point p) {
  return distance(p, {std::clamp(p.x, box.least.x, box.most.x), std::clamp(p.y, box.least.y, box.most.y)});
}

/// A closed ring; the last corner joins the first.
using Polygon = std::vector<Point>;

[[nodiscard]] double area(const Polygon& ring);  ///< [m2], never negative
[[nodiscard]] Point centroid(const Polygon& ring);
[[nodiscard]] bool contains(const Polygon& ring, Point p);

}  // namespace tenure
