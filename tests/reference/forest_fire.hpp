#pragma once
/// Fire in a forest: trees stand on each cell of a square with one probability; those at the left edge catch fire; each
/// step fire spreads to the trees on the four neighbouring cells and burns out where it was. What burns in the end is
/// what site percolation joins to the left edge (Stauffer & Aharony 1994, Introduction to Percolation Theory).

#include <array>
#include <vector>

#include "sim/column.hpp"
#include "sim/parallel.hpp"
#include "sim/random.hpp"

namespace tenure::reference {

class ForestFire {
 public:
  enum class State : std::uint8_t { bare, tree, burning, burnt };
  struct Cells;  ///< numbered line by line, with a bare border
  using CellId = Id<Cells>;

  /// A cell bears a tree where its draw lies below the density: a denser forest of the same luck holds all trees of a
  /// thinner one.
  ForestFire(int side, double density, const Luck& luck)
      : side_(static_cast<std::uint32_t>(side)),
        state_((std::size_t{side_} + 2) * (std::size_t{side_} + 2), State::bare) {
    parallel_rows(side_, [&](std::size_t y) {
      Stream draws(luck, planting, static_cast<std::uint32_t>(y));
      for (std::uint32_t x = 0; x < side_; ++x)
        if (draws.chance(density)) state_[cell(x, static_cast<std::uint32_t>(y))] = State::tree;
    });
    for (std::uint32_t y = 0; y < side_; ++y) catch_fire(cell(0, y));
  }

  [[nodiscard]] CellId cell(std::uint32_t x, std::uint32_t y) const { return CellId{(y + 1) * (side_ + 2) + x + 1}; }
  [[nodiscard]] State operator[](CellId cell) const { return state_[cell]; }
  [[nodiscard]] const std::vector<CellId>& front() const { return front_; }  ///< the burning cells
  [[nodiscard]] bool burns() const { return !front_.empty(); }

  void step() {
    const std::array<std::uint32_t, 4> steps{side_ + 2, 1, 0u - 1, 0u - (side_ + 2)};
    const auto near = parallel_gather<CellId>(front_.size(), [&](std::size_t row, std::vector<CellId>& out) {
      for (const std::uint32_t step : steps)
        if (const CellId cell{front_[row].value + step}; state_[cell] == State::tree) out.push_back(cell);
    });
    for (const CellId cell : front_) state_[cell] = State::burnt;
    front_.clear();
    for (const CellId cell : near) catch_fire(cell);
  }

 private:
  static constexpr Purpose planting{1};

  void catch_fire(CellId cell) {
    if (state_[cell] != State::tree) return;  // bare, or reached from another side already
    state_[cell] = State::burning;
    front_.push_back(cell);
  }

  std::uint32_t side_;
  Column<Cells, State> state_;
  std::vector<CellId> front_;
};

}  // namespace tenure::reference
