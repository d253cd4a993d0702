#pragma once
/// Progress of long work: on a terminal a line that redraws itself with the time left, in a log a quiet line now and
/// then.

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>

namespace tenure {

class Progress {
 public:
  /// `what`: "scenario baseline"; `total`: steps of work. `quiet` prints nothing. Writes to standard error.
  Progress(std::string what, std::uint64_t total, bool quiet);
  ~Progress();  ///< ends the terminal line
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// May be called from any thread.
  void advance(std::uint64_t steps = 1);

 private:
  void show(bool last);

  std::string what_;
  std::uint64_t total_, done_ = 0;
  bool quiet_, terminal_;
  std::chrono::steady_clock::time_point start_, shown_;
  std::mutex mutex_;
};

/// Set by Ctrl-C (SIGINT) or SIGTERM once `watch_interrupts` was called; long work looks at it between days.
void watch_interrupts();
[[nodiscard]] bool interrupted();

}  // namespace tenure
