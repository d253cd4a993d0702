#pragma once
/// The numbered phases of a day, in order, each with the time it took over the run.

#include <chrono>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "sim/calendar.hpp"

namespace tenure {

class Schedule {
 public:
  struct Phase {
    int number;
    std::string name;
    std::function<void(Day)> work;
    std::chrono::nanoseconds spent{0};
  };

  /// Numbers must rise from phase to phase; throws std::logic_error where they do not.
  void add(int number, std::string name, std::function<void(Day)> work);
  void run(Day day);
  /// Runs those phases alone that `only` names by number, in their order; the others do nothing on that day.
  void run(Day day, std::span<const int> only);
  [[nodiscard]] const std::vector<Phase>& phases() const { return phases_; }

 private:
  static void run_phase(Phase& phase, Day day);

  std::vector<Phase> phases_;
};

}  // namespace tenure
