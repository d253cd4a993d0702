#pragma once
/// Which rows lie near a point: a uniform grid of square cells over fixed points, rows of a cell stored together in id
/// order.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "sim/geometry.hpp"
#include "sim/selection.hpp"

namespace tenure {

class SpatialIndex {
 public:
  SpatialIndex() = default;
  /// `cell` [m] should be near the usual search radius.
  SpatialIndex(std::span<const Point> points, double cell);

  /// Calls f(row, distance [m]) for every point within `radius` of `centre`, in an order that depends only on the
  /// points.
  template <class F>
  void within(Point centre, double radius, F&& f) const {
    if (points_.empty()) return;
    const int x0 = column(centre.x - radius), x1 = column(centre.x + radius);
    const int y0 = line(centre.y - radius), y1 = line(centre.y + radius);
    const double surely_beyond = radius * radius * (1 + 1e-9);  // spares most points the square root
    for (int y = y0; y <= y1; ++y) {
      // Cells of a line lie side by side, and so do their entries.
      const std::size_t first = static_cast<std::size_t>(y) * columns_ + x0;
      const std::uint32_t end = start_[first + static_cast<std::size_t>(x1 - x0) + 1];
      const auto may_be_near = [&](std::size_t k) {
        const double dx = double{points_[k].x} - centre.x, dy = double{points_[k].y} - centre.y;
        return dx * dx + dy * dy <= surely_beyond;
      };
      for_each_where(start_[first], end, may_be_near, [&](std::size_t k) {
        const double d = distance(points_[k], centre);
        if (d <= radius) f(row_[k], d);
      });
    }
  }

  /// The row of the nearest point within `radius` of which accept(row) is true, ties to the lower row.
  template <class F>
  [[nodiscard]] std::optional<std::uint32_t> nearest_within(Point centre, double radius, F&& accept) const {
    std::optional<std::uint32_t> best;
    double least = 0;
    within(centre, radius, [&](std::uint32_t row, double d) {
      if (best && (d > least || (d == least && row > *best))) return;
      if (accept(row)) best = row, least = d;
    });
    return best;
  }

  /// The nearest point's row, ties to the lower row; `size()` must be above 0.
  [[nodiscard]] std::uint32_t nearest(Point centre) const;
  [[nodiscard]] std::size_t size() const { return points_.size(); }

  /// What an archive holds of it (sim/archive.hpp).
  template <class Archive>
  void keep(Archive& archive) {
    archive(cell_, x0_, y0_, columns_, lines_, start_, row_, points_);
  }

 private:
  [[nodiscard]] int column(double x) const;
  [[nodiscard]] int line(double y) const;

  double cell_ = 1, x0_ = 0, y0_ = 0;
  int columns_ = 0, lines_ = 0;
  std::vector<std::uint32_t> start_;  ///< [cell] first entry; one more than cells
  std::vector<std::uint32_t> row_;    ///< [entry]
  std::vector<Point> points_;         ///< [entry], beside `row_` so that a search reads straight on
};

}  // namespace tenure
