#pragma once
/// Schelling's segregation (Schelling 1971, Journal of Mathematical Sociology 1): agents of two equal groups, one to a
/// cell of a bounded square. In each step those with fewer than `wanted` of their own group within Chebyshev distance
/// `radius` move to random empty cells.
///
/// Others activate agents one by one. Here all look at the square as the last step left it. Then the unhappy move in
/// rounds: each draws one of the empty cells, the lowest id of those who drew a cell gets it, and the cell it leaves
/// stands empty in the next round, in which the others draw again, until all have moved.

#include <array>
#include <atomic>
#include <cassert>
#include <vector>

#include "sim/column.hpp"
#include "sim/parallel.hpp"
#include "sim/random.hpp"

namespace tenure::reference {

class Schelling {
 public:
  struct Rules {
    int side, agents, radius, wanted;
  };
  struct Agents;
  struct Cells;  ///< numbered line by line
  using AgentId = Id<Agents>;
  using CellId = Id<Cells>;

  Schelling(const Rules& rules, const Luck& luck)
      : rules_(rules), luck_(luck), occupant_(static_cast<std::size_t>(rules.side) * rules.side) {
    assert(rules.radius <= 7);  // so that a count fits a byte
    for (auto& lives : lives_) lives = Column<Cells, std::uint8_t>(occupant_.size());
    std::vector<std::pair<std::uint32_t, CellId>> drawn(occupant_.size());
    parallel_rows(drawn.size(), [&](std::size_t row) {
      const auto cell = static_cast<std::uint32_t>(row);
      drawn[row] = {Stream(luck, placing, cell)(), CellId{cell}};
    });
    parallel_sort_total(drawn, std::less<>{});
    for (const auto& [draw, cell] : drawn)
      if (cell_.size() < static_cast<std::size_t>(rules.agents))
        enter(cell_.push(cell), cell);
      else
        empty_.push_back(cell);
    claims_.resize(empty_.size());
  }

  [[nodiscard]] static constexpr std::size_t group_of(AgentId agent) { return agent.value % 2; }
  [[nodiscard]] CellId cell_of(AgentId agent) const { return cell_[agent]; }
  [[nodiscard]] AgentId occupant(CellId cell) const { return occupant_[cell]; }

  /// By cell. Counts neighbours cell by cell and not agent by agent, as sums over columns and then lines.
  [[nodiscard]] std::vector<AgentId> unhappy() const {
    const auto side = static_cast<std::size_t>(rules_.side), radius = static_cast<std::size_t>(rules_.radius);
    const auto wanted = static_cast<std::uint8_t>(std::min(rules_.wanted, 255));
    return parallel_gather<AgentId>(side, [&](std::size_t y, std::vector<AgentId>& out) {
      std::vector<std::uint8_t> leaves(side), sum(side + 2 * radius), near(side);
      for (const auto& lives : lives_) {
        std::ranges::fill(sum, std::uint8_t{0});
        for (std::size_t line = y - std::min(y, radius); line < std::min(y + radius + 1, side); ++line)
          add(sum.data() + radius, lives.span().data() + line * side, side);
        std::ranges::fill(near, std::uint8_t{0});
        for (std::size_t dx = 0; dx <= 2 * radius; ++dx) add(near.data(), sum.data() + dx, side);
        mark(leaves.data(), lives.span().data() + y * side, near.data(), wanted, side);
      }
      for (std::size_t x = 0; x < side; ++x)
        if (leaves[x]) out.push_back(occupant_.span()[y * side + x]);
    });
  }

  void step() {
    ++today_;
    std::vector<std::uint32_t> choice;
    std::vector<AgentId> movers = unhappy();
    for (std::uint32_t round = 0; !movers.empty() && !empty_.empty(); ++round) {
      choice.resize(movers.size());
      ++rounds_;
      parallel_blocks(movers.size(), [&](std::size_t begin, std::size_t end, std::size_t) {
        for (std::size_t row = begin; row < end; ++row) {
          const std::uint64_t bits = pair_bits(luck_, moving, movers[row].value, round, today_);
          choice[row] = static_cast<std::uint32_t>(bits * empty_.size() >> 32);
          __builtin_prefetch(&claims_[choice[row]], 1);
        }
        for (std::size_t row = begin; row < end; ++row) claim(choice[row], movers[row]);
      });
      movers = parallel_gather<AgentId>(movers.size(), [&](std::size_t row, std::vector<AgentId>& out) {
        if (claims_[choice[row]] != claim_of(movers[row])) return out.push_back(movers[row]);
        CellId &empty = empty_[choice[row]], &home = cell_[movers[row]];
        lives_[group_of(movers[row])][home] = 0;
        occupant_[home] = AgentId::none();
        std::swap(home, empty);
        enter(movers[row], home);
      });
    }
  }

 private:
  static constexpr Purpose placing{1}, moving{2};

  static void add(std::uint8_t* sums, const std::uint8_t* terms, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) sums[i] = static_cast<std::uint8_t>(sums[i] + terms[i]);
  }
  /// Where somebody lives with at most `wanted` near, itself among them.
  static void mark(std::uint8_t* marks, const std::uint8_t* lives, const std::uint8_t* near, std::uint8_t wanted,
                   std::size_t n) {
    for (std::size_t i = 0; i < n; ++i)
      marks[i] = static_cast<std::uint8_t>(marks[i] | (lives[i] & (near[i] <= wanted)));
  }
  void enter(AgentId agent, CellId cell) {
    lives_[group_of(agent)][cell] = 1;
    occupant_[cell] = agent;
  }
  /// Claims of later rounds are above all of earlier ones, so that none need be wiped out.
  [[nodiscard]] std::uint64_t claim_of(AgentId agent) const {
    return rounds_ << 32 | (AgentId::none_value - agent.value);
  }
  void claim(std::uint32_t choice, AgentId agent) {
    const std::atomic_ref<std::uint64_t> best(claims_[choice]);
    std::uint64_t now = best.load(std::memory_order_relaxed);
    while (now < claim_of(agent) && !best.compare_exchange_weak(now, claim_of(agent), std::memory_order_relaxed)) {
    }
  }

  Rules rules_;
  Luck luck_;
  Day today_;
  std::uint64_t rounds_ = 0;
  std::array<Column<Cells, std::uint8_t>, 2> lives_;  ///< [group] 1 where one of it lives
  Column<Cells, AgentId> occupant_;
  Column<Agents, CellId> cell_;
  std::vector<CellId> empty_;
  std::vector<std::uint64_t> claims_;  ///< [empty cell]
};

}  // namespace tenure::reference
