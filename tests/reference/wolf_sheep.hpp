#pragma once
/// Wolves, sheep and grass (Wilensky & Reisman 2006, Cognition and Instruction 24) on a periodic square of cells. Each
/// step, every animal walks to one of the 8 cells about it and pays 1 of energy; below 0 it dies. Of the sheep on a
/// cell with grown grass one eats it, which takes `regrowth` steps to grow again; each wolf eats a sheep of its cell
/// while there are any. Then animals bear young with a probability, giving half of their energy along.
///
/// Others activate animals one by one. Here each phase is lived by all at once, and who comes first on a cell is by
/// draw.

#include <vector>

#include "sim/column.hpp"
#include "sim/parallel.hpp"
#include "sim/random.hpp"
#include "sim/schedule.hpp"

namespace tenure::reference {

class WolfSheep {
 public:
  struct Kind {
    std::uint32_t start;  ///< [animal]
    double meal, birth;   ///< energy of one meal; probability of young a step
  };
  struct Rules {
    std::uint32_t side;
    int regrowth;  ///< [step]
    Kind sheep, wolves;
  };
  struct Cells;
  using CellId = Id<Cells>;
  struct Animal {
    CellId cell;
    std::uint32_t order;  ///< drawn each step: lower comes first on a cell
    std::uint32_t key;    ///< of its luck, its own for ever
    double energy;

    friend auto operator<=>(const Animal&, const Animal&) = default;
  };
  /// What went in and out in a step, for the balance of energy.
  struct Flows {
    std::size_t grazed = 0, hunted = 0, born = 0;
    double spent = 0, lost = 0;  ///< energy paid for walking; of those who starved or were eaten
  };

  WolfSheep(const Rules& rules, const Luck& luck)
      : rules_(rules), luck_(luck), bare_until_(std::size_t{rules.side} * rules.side, Day{0}) {
    settle(sheep_, rules.sheep);
    settle(wolves_, rules.wolves);
    for (std::uint32_t cell = 0; cell < bare_until_.size(); ++cell) {
      Stream draws(luck, growing, cell);
      if (draws.chance(0.5))
        bare_until_[CellId{cell}] = Day{1 + static_cast<int>(draws.below(static_cast<std::uint32_t>(rules.regrowth)))};
    }
    step_.add(10, "sheep walk", [this](Day today) { walk(sheep_, today); });
    step_.add(20, "sheep graze", [this](Day today) { graze(today); });
    step_.add(30, "wolves walk", [this](Day today) { walk(wolves_, today); });
    step_.add(40, "wolves hunt", [this](Day) { hunt(); });
    step_.add(50, "sheep bear", [this](Day today) { bear(sheep_, rules_.sheep, today); });
    step_.add(60, "wolves bear", [this](Day today) { bear(wolves_, rules_.wolves, today); });
  }
  WolfSheep(const WolfSheep&) = delete;

  void live(Day today) {
    flows_ = {};
    step_.run(today);
  }
  [[nodiscard]] const std::vector<Animal>& sheep() const { return sheep_; }
  [[nodiscard]] const std::vector<Animal>& wolves() const { return wolves_; }
  [[nodiscard]] const Flows& flows() const { return flows_; }

 private:
  static constexpr Purpose settling{1}, growing{2}, walking{3}, bearing{4};

  void settle(std::vector<Animal>& herd, const Kind& kind) {
    for (std::uint32_t n = 0; n < kind.start; ++n, ++keys_) {
      Stream draws(luck_, settling, keys_);
      herd.push_back({CellId{draws.below(rules_.side * rules_.side)}, 0, keys_, 2 * kind.meal * draws.uniform()});
    }
  }

  /// Leaves the living, sorted by cell and by who comes first there.
  void walk(std::vector<Animal>& herd, Day today) {
    parallel_rows(herd.size(), [&](std::size_t row) {
      Animal& animal = herd[row];
      Stream draws(luck_, walking, animal.key, today);
      const std::uint32_t side = rules_.side, to = draws.below(8), about = to + (to >= 4);  // 4 is where it stands
      const std::uint32_t x = (animal.cell.value % side + side - 1 + about % 3) % side;
      const std::uint32_t y = (animal.cell.value / side + side - 1 + about / 3) % side;
      animal.cell = CellId{y * side + x};
      animal.order = draws();
      animal.energy -= 1;
    });
    flows_.spent += static_cast<double>(herd.size());
    std::erase_if(herd, [this](const Animal& animal) {
      if (animal.energy < 0) flows_.lost += animal.energy;
      return animal.energy < 0;
    });
    parallel_sort_total(herd, std::less<>{});
  }

  void graze(Day today) {
    for (Animal& sheep : sheep_) {
      Day& bare_until = bare_until_[sheep.cell];
      if (today < bare_until) continue;
      bare_until = today + rules_.regrowth;
      sheep.energy += rules_.sheep.meal;
      ++flows_.grazed;
    }
  }

  /// Both herds come by cell: one pass hands each wolf the next sheep of its cell.
  void hunt() {
    auto sheep = sheep_.begin(), kept = sheep_.begin();
    for (Animal& wolf : wolves_) {
      while (sheep != sheep_.end() && sheep->cell < wolf.cell) *kept++ = *sheep++;
      if (sheep == sheep_.end() || sheep->cell != wolf.cell) continue;
      wolf.energy += rules_.wolves.meal;
      flows_.lost += sheep++->energy;
      ++flows_.hunted;
    }
    sheep_.erase(std::move(sheep, sheep_.end(), kept), sheep_.end());
  }

  void bear(std::vector<Animal>& herd, const Kind& kind, Day today) {
    const auto young = parallel_gather<Animal>(herd.size(), [&](std::size_t row, std::vector<Animal>& out) {
      if (!Stream(luck_, bearing, herd[row].key, today).chance(kind.birth)) return;
      herd[row].energy /= 2;
      out.push_back(herd[row]);
    });
    for (Animal animal : young) {
      animal.key = keys_++;
      herd.push_back(animal);
    }
    flows_.born += young.size();
  }

  Rules rules_;
  Luck luck_;
  Schedule step_;
  std::vector<Animal> sheep_, wolves_;
  Column<Cells, Day> bare_until_;  ///< grass has grown again on that day
  std::uint32_t keys_ = 0;
  Flows flows_;
};

}  // namespace tenure::reference
