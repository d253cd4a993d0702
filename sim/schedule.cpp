#include "sim/schedule.hpp"

#include <algorithm>
#include <stdexcept>

#include "sim/parallel.hpp"

namespace tenure {

void Schedule::add(int number, std::string name, std::function<void(Day)> work, int strand) {
  if (!phases_.empty() && phases_.back().number >= number)
    throw std::logic_error("phase " + name + " comes out of order: numbers of phases must rise");
  const bool goes_on = !phases_.empty() && strand != alone && phases_.back().strand != alone;
  if (!goes_on) stretches_.emplace_back();
  Stretch& stretch = stretches_.back();
  const auto same = std::find_if(stretch.begin(), stretch.end(),
                                 [&](const Strand& s) { return phases_[s.front()].strand == strand; });
  Strand& of = same != stretch.end() ? *same : stretch.emplace_back();
  of.push_back(phases_.size());
  phases_.push_back({number, std::move(name), std::move(work), strand});
}

void Schedule::run_phase(std::size_t row, Day day) {
  using Clock = std::chrono::steady_clock;
  Phase& phase = phases_[row];
  const auto start = Clock::now();
  phase.work(day);
  phase.spent += Clock::now() - start;
}

void Schedule::run_strand(const Strand& strand, Day day) {
  for (const std::size_t row : strand) run_phase(row, day);
}

void Schedule::run(Day day) {
  for (const Stretch& stretch : stretches_)
    parallel_each(stretch.size(), [&](std::size_t s) { run_strand(stretch[s], day); });
}

void Schedule::run(Day day, std::span<const int> only) {
  for (std::size_t row = 0; row < phases_.size(); ++row)
    if (std::find(only.begin(), only.end(), phases_[row].number) != only.end()) run_phase(row, day);
}

}  // namespace tenure
