#include "sim/schedule.hpp"

#include <algorithm>
#include <stdexcept>

namespace tenure {

void Schedule::add(int number, std::string name, std::function<void(Day)> work) {
  if (!phases_.empty() && phases_.back().number >= number)
    throw std::logic_error("phase " + name + " comes out of order: numbers of phases must rise");
  phases_.push_back({number, std::move(name), std::move(work)});
}

void Schedule::run_phase(Phase& phase, Day day) {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  phase.work(day);
  phase.spent += Clock::now() - start;
}

void Schedule::run(Day day) {
  for (Phase& phase : phases_) run_phase(phase, day);
}

void Schedule::run(Day day, std::span<const int> only) {
  for (Phase& phase : phases_)
    if (std::find(only.begin(), only.end(), phase.number) != only.end()) run_phase(phase, day);
}

}  // namespace tenure
