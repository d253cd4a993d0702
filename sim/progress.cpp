#include "sim/progress.hpp"

#include <atomic>
#include <cmath>
#include <csignal>
#include <cstdio>

#include <fmt/format.h>
#include <unistd.h>

namespace tenure {

using namespace std::chrono;

namespace {

constexpr milliseconds redraw_every{100};
constexpr seconds log_every{30};
constexpr seconds log_quarter_after{2};  ///< work that is over at once needs no quarters

std::string span_text(double left) {
  const auto whole = std::llround(left);
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
  return fmt::format("{} h {:02} min", whole / 3600, whole % 3600 / 60);
}

std::string rate_text(double rate) {
  return rate >= 10 ? fmt::format("{:.0f}/s", rate) : fmt::format("{:.2g}/s", rate);
}

}  // namespace

Progress::Progress(std::string what, std::uint64_t total, bool quiet, ProgressFor reader)
    : what_(std::move(what)),
      total_(total),
      in_all_(total),
      quiet_(quiet),
      terminal_(::isatty(STDERR_FILENO) == 1),
      reader_(reader),
      start_(steady_clock::now()),
      shown_(start_) {}

Progress::~Progress() {
  const std::lock_guard lock(mutex_);
  if (quiet_ || done_ == 0) return;
  if (reader_ == ProgressFor::programs)
    tell_programs();
  else
    show(true);
}

void Progress::advance(std::uint64_t steps) {
  const std::lock_guard lock(mutex_);
  const std::uint64_t quarter = total_ == 0 ? 0 : done_ * 4 / total_;
  done_ += steps;
  if (quiet_ || total_ == 0) return;
  const auto since = steady_clock::now() - shown_;
  if (reader_ == ProgressFor::programs) {
    if (since >= redraw_every || done_ == steps) tell_programs();
    return;
  }
  const bool new_quarter = done_ * 4 / total_ > quarter && done_ < total_;
  if (terminal_ ? since >= redraw_every : since >= log_every || (new_quarter && since >= log_quarter_after))
    show(false);
}

void Progress::runs(std::uint64_t done, std::uint64_t planned) {
  const std::lock_guard lock(mutex_);
  runs_ = done;
  of_runs_ = planned;
}

void Progress::part_of(std::uint64_t done_before, std::uint64_t in_all) {
  const std::lock_guard lock(mutex_);
  before_ = done_before;
  in_all_ = in_all;
}

void Progress::tell_programs() {
  shown_ = steady_clock::now();
  fmt::print(stderr, "{{\"progress\": {{\"done\": {}, \"total\": {}, \"runs\": {}, \"of_runs\": {}}}}}\n",
             before_ + done_, in_all_, runs_, of_runs_);
  std::fflush(stderr);
}

void Progress::show(bool last) {
  shown_ = steady_clock::now();
  const double spent = duration<double>(shown_ - start_).count();
  const double rate = spent > 0 ? static_cast<double>(done_) / spent : 0;
  const double percent = total_ == 0 ? 100.0 : 100.0 * static_cast<double>(done_) / static_cast<double>(total_);
  std::string line = fmt::format("{}: {:.0f} % ({} of {}), {}", what_, percent, done_, total_, rate_text(rate));
  if (last)
    line += ", took " + span_text(spent);
  else if (rate > 0 && done_ < total_)
    line += ", " + span_text(static_cast<double>(total_ - done_) / rate) + " left";
  if (terminal_)
    fmt::print(stderr, "\r\033[K{}{}", line, last ? "\n" : "");
  else
    fmt::print(stderr, "{}\n", line);
  std::fflush(stderr);
}

namespace {

// A signal handler can reach nothing but what lives as long as the process.
std::atomic<bool> asked_to_stop{false};
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void note_interrupt(int) {
  asked_to_stop.store(true);
}

}  // namespace

void watch_interrupts() {
  struct sigaction action {};
  action.sa_handler = note_interrupt;
  action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);  // the second Ctrl-C kills at once
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

bool interrupted() {
  return asked_to_stop.load();
}

}  // namespace tenure
