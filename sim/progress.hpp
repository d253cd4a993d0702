#pragma once
/// Progress of long work: on a terminal a line that redraws itself with the time left, in a log a quiet line now and
/// then, for programs a line of JSON at most ten times a second:
///
///     {"progress": {"done": 120, "total": 850, "runs": 1, "of_runs": 4}}

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>

namespace tenure {

enum class ProgressFor { people, programs };

class Progress {
 public:
  /// `what`: "scenario baseline"; `total`: steps of work. `quiet` prints nothing. Writes to standard error.
  Progress(std::string what, std::uint64_t total, bool quiet, ProgressFor reader = ProgressFor::people);
  ~Progress();  ///< ends the terminal line
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// May be called from any thread.
  void advance(std::uint64_t steps = 1);
  /// This is a part of a larger job; only programs are told of the whole.
  void part_of(std::uint64_t done_before, std::uint64_t in_all);
  /// How many runs of those planned are whole; only programs are told.
  void runs(std::uint64_t done, std::uint64_t planned);

 private:
  void show(bool last);
  void tell_programs();

  std::string what_;
  std::uint64_t total_, done_ = 0, runs_ = 0, of_runs_ = 0, before_ = 0, in_all_;
  bool quiet_, terminal_;
  ProgressFor reader_;
  std::chrono::steady_clock::time_point start_, shown_;
  std::mutex mutex_;
};

/// Set by Ctrl-C (SIGINT) or SIGTERM once `watch_interrupts` was called; long work looks at it between days.
void watch_interrupts();
[[nodiscard]] bool interrupted();

}  // namespace tenure
