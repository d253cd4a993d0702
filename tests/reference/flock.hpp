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
    std::vector<Point> places(size());
    parallel_rows(size(), [&](std::size_t row) { places[row] = point(birds_.span()[row].place); });
    const SpatialIndex index(places, rules_.vision);
    Column<Birds, Bird> next(size());
    parallel_rows(size(), [&](std::size_t row) {
      const Bird& bird = birds_.span()[row];
      const Vector velocity = turned(bird, static_cast<std::uint32_t>(row), index);
      next.span()[row] = {wrapped(bird.place + rules_.speed * velocity), velocity};
    });
    birds_ = std::move(next);
  }

 private:
  static constexpr double index_error = 1e-3;  ///< more than single precision of the index's points may hide

  [[nodiscard]] static Point point(Vector a) { return {static_cast<float>(a.x), static_cast<float>(a.y)}; }

  [[nodiscard]] Vector turned(const Bird& bird, std::uint32_t own_row, const SpatialIndex& index) const {
    Vector cohere, separate, match;
    int neighbours = 0;
    const auto see = [&](Vector from, std::uint32_t row) {
      const Bird& other = birds_.span()[row];
      const Vector way = other.place + -1 * from;
      const double squared = way.x * way.x + way.y * way.y;
      if (squared > rules_.vision * rules_.vision || row == own_row) return;
      ++neighbours;
      cohere = cohere + way;
      match = match + other.velocity;
      if (squared < rules_.separation * rules_.separation) separate = separate + way;
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
