#pragma once
/// Decisions that agents take once in so many days, spread over the days: each day hands out one group.
///
/// An agent's group comes from its luck key or, with `add_on`, from a day of its own, not from its row, so that it
/// decides on the same day in every world.
/// Sixteen keys in a row share a day: they mostly are rows in a row, so that a line of the cache read for one serves
/// the others.

#include <span>
#include <vector>

#include "sim/calendar.hpp"
#include "sim/id.hpp"

namespace tenure {

template <class Table>
class Stagger {
 public:
  static constexpr std::uint32_t together = 16;  ///< neighbouring keys that share a day

  explicit Stagger(int every_days = 30) : groups_(static_cast<std::size_t>(every_days)) {}

  void add(Id<Table> agent, std::uint32_t luck_key) { groups_[luck_key / together % groups_.size()].push_back(agent); }

  /// For turns that are counted from a day of the agent's own.
  void add_on(Id<Table> agent, Day one_of_its_days) { groups_[turn(one_of_its_days)].push_back(agent); }

  /// The agents whose turn it is, in the order in which they were added.
  [[nodiscard]] std::span<const Id<Table>> due(Day day) const { return groups_[turn(day)]; }

  /// The agents of one group, 0 to every_days() - 1: those whose turn it is on days of that remainder.
  [[nodiscard]] std::span<const Id<Table>> group(std::size_t n) const { return groups_[n]; }

  /// Drops those of today's group for which gone(agent) holds.
  template <class Gone>
  void forget(Day day, Gone&& gone) {
    forget_of(turn(day), gone);
  }
  /// The same for one group, gone(agent) being asked once of each.
  template <class Gone>
  void forget_of(std::size_t group, Gone&& gone) {
    std::erase_if(groups_[group], gone);
  }

  [[nodiscard]] int every_days() const { return static_cast<int>(groups_.size()); }
  [[nodiscard]] std::size_t bytes() const {
    std::size_t sum = 0;
    for (const auto& g : groups_) sum += g.capacity() * sizeof(Id<Table>);
    return sum;
  }

  /// What an archive holds of it (sim/archive.hpp).
  template <class Archive>
  void keep(Archive& archive) {
    archive(groups_);
  }

 private:
  [[nodiscard]] std::size_t turn(Day day) const { return turn_of(day, every_days()); }
  std::vector<std::vector<Id<Table>>> groups_;
};

}  // namespace tenure
