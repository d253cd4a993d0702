#include "sim/spatial_index.hpp"

#include <algorithm>
#include <limits>

namespace tenure {

SpatialIndex::SpatialIndex(std::span<const Point> points, double cell) : cell_(cell) {
  if (points.empty()) return;
  const Box box = box_around(points);
  x0_ = box.least.x, y0_ = box.least.y;
  columns_ = static_cast<int>((box.most.x - x0_) / cell_) + 1;
  lines_ = static_cast<int>((box.most.y - y0_) / cell_) + 1;

  const auto cell_of = [&](Point p) { return static_cast<std::size_t>(line(p.y)) * columns_ + column(p.x); };
  start_.assign(static_cast<std::size_t>(columns_) * lines_ + 1, 0);
  for (const Point p : points) ++start_[cell_of(p) + 1];
  for (std::size_t c = 1; c < start_.size(); ++c) start_[c] += start_[c - 1];
  row_.resize(points.size());
  x_.resize(points.size()), y_.resize(points.size());
  auto next = start_;
  for (std::uint32_t r = 0; r < points.size(); ++r) {
    const std::uint32_t entry = next[cell_of(points[r])]++;
    row_[entry] = r;
    x_[entry] = points[r].x, y_[entry] = points[r].y;
  }
}

int SpatialIndex::column(double x) const {
  return static_cast<int>(std::clamp((x - x0_) / cell_, 0.0, static_cast<double>(columns_ - 1)));
}
int SpatialIndex::line(double y) const {
  return static_cast<int>(std::clamp((y - y0_) / cell_, 0.0, static_cast<double>(lines_ - 1)));
}

std::uint32_t SpatialIndex::nearest(Point centre) const {
  std::uint32_t best = row_[0];
  double best_distance = std::numeric_limits<double>::infinity();
  // Widen the search until the ring holds a point; a point found within the radius cannot be beaten from outside it.
  for (double radius = cell_; best_distance > radius; radius *= 2) {
    within(centre, radius, [&](std::uint32_t row, double d) {
      if (d < best_distance || (d == best_distance && row < best)) best = row, best_distance = d;
    });
    if (radius > 1e9) break;
  }
  return best;
}

}  // namespace tenure
