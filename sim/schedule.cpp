#include "sim/schedule.hpp"

#include <stdexcept>

namespace tenure {

void Schedule::add(int number, std::string name, std::function<void(Day)> work) {
  if (!phases_.empty() && phases_.back().number >= number)
    throw std::logic_error("phase " + name + " comes out of order: numbers of phases must rise");
  phases_.push_back({number, std::move(name), std::move(work)});
}

void Schedule::run(Day day) {
  using Clock = std::chrono::steady_clock;
  for (Phase& phase : phases_) {
    const auto start = Clock::now();
    phase.work(day);
    phase.spent += Clock::now() - start;
  }
}

}  // namespace tenure
