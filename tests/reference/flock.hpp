#pragma once
/// Flocking birds (Reynolds 1987, Computer Graphics 21(4)) on a periodic square, all at one speed. Over the n
/// neighbours within `vision`, with h the way to a neighbour and v its velocity, a bird's new velocity is the unit
/// vector along
///
///     own v + cohere mean(h) - separate sum(h of those nearer than `separation`) / n + match mean(v).
///
/// All birds turn and fly at once.

#include <cmath>
#include <stdexcept>
#include <vector>

#include "sim/column.hpp"
#include "sim/parallel.hpp"
#include "sim/spatial_index.hpp"

namespace tenure::reference {

struct Vector {
  double x = 0, y = 0;

  friend Vector operator+(Vector a, Vector b) { return {a.x + b.x, a.y + b.y}; }
  friend Vector operator*(double k, Vector a) { return {k * a.x, k * a.y}; }
  friend bool operator==(Vector, Vector) = default;
};
[[nodiscard]] inline double length(Vector a) {
  return std::sqrt(a.x * a.x + a.y * a.y);
}

class Flock {
 public:
  struct Rules {
    double side, vision;
    double separation = 1, speed = 1, cohere = 0.03, separate = 0.015, match = 0.05;
  };
  struct Bird {
    Vector place, velocity;  ///< within [0, side) each way; of length 1

    friend bool operator==(const Bird&, const Bird&) = default;
  };
  struct Birds;
  using BirdId = Id<Birds>;

  explicit Flock(const Rules& rules) : rules_(rules) {
    if (rules.side <= 2 * (rules.vision + index_error))
      throw std::invalid_argument("a bird must not see another on both sides of the square");
  }
  BirdId add(const Bird& bird) { return birds_.push(bird); }
  [[nodiscard]] const Bird& operator[](BirdId bird) const { return birds_[bird]; }
  [[nodiscard]] std::size_t size() const { return birds_.size(); }

  void step() {
    // Birds near one another are looked at one after the other and lie side by side, whatever their ids.
    std::vector<std::pair<std::uint32_t, BirdId>> order(size());
    parallel_rows(size(), [&](std::size_t row) {
      const BirdId bird{static_cast<std::uint32_t>(row)};
      order[row] = {cell(birds_[bird].place), bird};
    });
    parallel_sort_total(order, std::less<>{});
    std::vector<Bird> seen(size());
    std::vector<Point> places(size());
    parallel_rows(size(), [&](std::size_t row) {
      seen[row] = birds_[order[row].second];
      places[row] = point(seen[row].place);
    });
    const SpatialIndex index(places, cells * rules_.vision);
    parallel_rows(size(), [&](std::size_t row) {
      Bird& bird = birds_[order[row].second];
      bird.velocity = turned(seen, row, index);
      bird.place = wrapped(bird.place + rules_.speed * bird.velocity);
    });
  }

 private:
  static constexpr double index_error = 1e-3;  ///< more than single precision of the index's points may hide
  static constexpr double cells = 1.0 / 3;     ///< [vision] small ones hold fewer birds that are out of sight

  [[nodiscard]] std::uint32_t cell(Vector a) const {
    const double size = cells * rules_.vision;
    return static_cast<std::uint32_t>(a.y / size) << 16 | static_cast<std::uint32_t>(a.x / size);
  }

  [[nodiscard]] static Point point(Vector a) { return {static_cast<float>(a.x), static_cast<float>(a.y)}; }

  [[nodiscard]] Vector turned(const std::vector<Bird>& seen, std::size_t own_row, const SpatialIndex& index) const {
    const Bird& bird = seen[own_row];
    const double vision = rules_.vision * rules_.vision, separation = rules_.separation * rules_.separation;
    Vector cohere, separate, match;
    int neighbours = 0;
    const auto see = [&](Vector from, std::uint32_t row) {
      const Vector way = seen[row].place + -1 * from;
      const double squared = way.x * way.x + way.y * way.y;
      if (squared > vision || row == own_row) return;
      ++neighbours;
      cohere = cohere + way;
      match = match + seen[row].velocity;
      if (squared < separation) separate = separate + way;
    };
    // The square goes on beyond its edges: a bird near one also looks from beyond the opposite one.
    const double reach = rules_.vision + index_error;
    for (const double x : {bird.place.x, bird.place.x - rules_.side, bird.place.x + rules_.side})
      for (const double y : {bird.place.y, bird.place.y - rules_.side, bird.place.y + rules_.side})
        if (std::min(x, y) >= -reach && std::max(x, y) <= rules_.side + reach)
          index.within(point({x, y}), reach, [&](std::uint32_t row, double) { see({x, y}, row); });
    if (neighbours == 0) return bird.velocity;
    const Vector sum = bird.velocity + (1.0 / neighbours) * (rules_.cohere * cohere + -rules_.separate * separate +
                                                             rules_.match * match);
    return 1.0 / length(sum) * sum;
  }
  [[nodiscard]] Vector wrapped(Vector a) const {
    const auto wrap = [this](double x) { return x < 0 ? x + rules_.side : x >= rules_.side ? x - rules_.side : x; };
    return {wrap(a.x), wrap(a.y)};
  }

  Rules rules_;
  Column<Birds, Bird> birds_;
};

}  // namespace tenure::reference
