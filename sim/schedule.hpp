#pragma once
/// The numbered phases of a day, in order, each with the time it took over the run.
///
/// A phase belongs to a strand. Neighbours of different strands, neither of them `alone`, form a stretch of the day in
/// which each strand keeps its order and the strands run side by side: what one reads the other must not write.

#include <chrono>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "sim/calendar.hpp"

namespace tenure {

class Schedule {
 public:
  static constexpr int alone = 0;  ///< strand of phases that run with nothing beside them

  struct Phase {
    int number;
    std::string name;
    std::function<void(Day)> work;
    int strand;
    std::chrono::nanoseconds spent{0};
  };

  /// Numbers must rise from phase to phase; throws std::logic_error where they do not.
  void add(int number, std::string name, std::function<void(Day)> work, int strand = alone);
  void run(Day day);
  /// Runs those phases alone that `only` names by number, one after another in their order; the others do nothing on
  /// that day.
  void run(Day day, std::span<const int> only);
  [[nodiscard]] const std::vector<Phase>& phases() const { return phases_; }

 private:
  using Strand = std::vector<std::size_t>;  ///< rows of phases_, in order
  using Stretch = std::vector<Strand>;      ///< strands that run side by side

  void run_phase(std::size_t row, Day day);
  void run_strand(const Strand& strand, Day day);

  std::vector<Phase> phases_;
  std::vector<Stretch> stretches_;  ///< all phases, in order
};

}  // namespace tenure
