#pragma once
/// Which rows lie near a point: a uniform grid of square cells over fixed points, rows of a cell stored together in id
/// order.

#include <algorithm>
#include <array>
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
    if (row_.empty()) return;
    const int x0 = column(centre.x - radius), x1 = column(centre.x + radius);
    const int y0 = line(centre.y - radius), y1 = line(centre.y + radius);
    for (int y = y0; y <= y1; ++y) {
      // Cells of a line lie side by side, and so do their entries.
      const std::size_t first = static_cast<std::size_t>(y) * columns_ + x0;
      const std::uint32_t end = start_[first + static_cast<std::size_t>(x1 - x0) + 1];
      for (std::uint32_t k = start_[first]; k < end; k += at_once) {
        const std::uint32_t some = std::min(at_once, end - k);
        const Flags may_be_near = near_among(k, some, centre, radius);
        for_each_where(
            0, some, [&](std::size_t i) { return may_be_near[i]; },
            [&](std::size_t i) {
              const double d = distance({x_[k + i], y_[k + i]}, centre);
              if (d <= radius) f(row_[k + i], d);
            });
      }
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
  [[nodiscard]] std::size_t size() const { return row_.size(); }

  /// What an archive holds of it (sim/archive.hpp).
  template <class Archive>
  void keep(Archive& archive) {
    archive(cell_, x0_, y0_, columns_, lines_, start_, row_, x_, y_);
  }

 private:
  static constexpr std::uint32_t at_once = 128;
  using Flags = std::array<std::uint8_t, at_once>;

  /// 1 for those of the `some` entries from `first` on that may lie within the radius, so that most others are spared
  /// the square root; several are asked at once, since the loop has no branch.
  [[nodiscard]] Flags near_among(std::uint32_t first, std::uint32_t some, Point centre, double radius) const {
    Flags near;
    const auto surely_beyond = static_cast<float>(radius * radius * (1 + 1e-5));  // far above the rounding of floats
    const float* const x = x_.data() + first;
    const float* const y = y_.data() + first;
    for (std::uint32_t i = 0; i < some; ++i) {
      const float dx = x[i] - centre.x, dy = y[i] - centre.y;
      near[i] = dx * dx + dy * dy <= surely_beyond;
    }
    return near;
  }

  [[nodiscard]] int column(double x) const;
  [[nodiscard]] int line(double y) const;

  double cell_ = 1, x0_ = 0, y0_ = 0;
  int columns_ = 0, lines_ = 0;
  std::vector<std::uint32_t> start_;  ///< [cell] first entry; one more than cells
  std::vector<std::uint32_t> row_;    ///< [entry]
  std::vector<float> x_, y_;          ///< [entry] its point, beside `row_` so that a search reads straight on
};

}  // namespace tenure
