#include "sim/geometry.hpp"

namespace tenure {

Box box_around(std::span<const Point> points) {
  if (points.empty()) return {};
  Box box{points[0], points[0]};
  for (const Point p : points) {
    box.least = {std::min(box.least.x, p.x), std::min(box.least.y, p.y)};
    box.most = {std::max(box.most.x, p.x), std::max(box.most.y, p.y)};
  }
  return box;
}

namespace {

/// Twice the signed area, and the weighted corner sums of the centroid.
struct Moments {
  double twice_area = 0, x = 0, y = 0;
};

Moments moments(const Polygon& ring) {
  Moments m;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point a = ring[i], b = ring[(i + 1) % ring.size()];
    const double cross = double{a.x} * b.y - double{b.x} * a.y;
    m.twice_area += cross;
    m.x += (double{a.x} + b.x) * cross;
    m.y += (double{a.y} + b.y) * cross;
  }
  return m;
}

}  // namespace

double area(const Polygon& ring) {
  return std::abs(moments(ring).twice_area) / 2;
}

Point centroid(const Polygon& ring) {
  const Moments m = moments(ring);
  if (m.twice_area == 0) return ring.empty() ? Point{} : ring.front();
  return {static_cast<float>(m.x / (3 * m.twice_area)), static_cast<float>(m.y / (3 * m.twice_area))};
}

bool contains(const Polygon& ring, Point p) {
  bool inside = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const Point a = ring[i], b = ring[j];
    const bool straddles = (a.y > p.y) != (b.y > p.y);
    if (straddles && p.x < (double{b.x} - a.x) * (double{p.y} - a.y) / (double{b.y} - a.y) + a.x) inside = !inside;
  }
  return inside;
}

}  // namespace tenure
