#pragma once
/// Studies that run, one after the other, each as `tenure compare` and then `tenure report` in a process of its own
/// with all threads of the machine. Every change of state is on disk (studies.hpp) before it is told.
///
/// The status of a study, as events tell it:
///
///     {"id", "state", "stage": "simulating" | "report", "done", "total", "runs", "of_runs", "seconds", "left",
///     "threads",
///      "position", "message"}
///
/// `done` of `total` simulated days never falls; `left` [s] is what is left at the pace so far.

#include <chrono>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>

#include "serve/catalogue.hpp"
#include "serve/child.hpp"
#include "serve/events.hpp"
#include "serve/studies.hpp"

namespace tenure {

class Jobs {
 public:
  Jobs(boost::asio::io_context& context, Studies& studies, const Catalogue& catalogue, Events& events, int threads);

  /// False where as many wait as may.
  [[nodiscard]] bool enqueue(const std::string& id);
  /// Stops it, or takes it out of the queue; false where it neither runs nor waits. `keep`: what is whole stays.
  bool cancel(const std::string& id, bool keep);
  /// Of all that run or wait, in their order.
  [[nodiscard]] Json now() const;
  [[nodiscard]] std::optional<Json> status(const std::string& id) const;
  /// The server ends: what runs is stopped and marked as interrupted, and can be run again.
  void shut_down();
  [[nodiscard]] bool idle() const { return running_ == nullptr; }
  /// Called from time to time and when a child ended.
  void look_after_children();

 private:
  struct Running;

  void start_next();
  void start_stage(std::vector<std::string> arguments);
  void read_output();
  void take_line(const std::string& line);
  void child_ended(int status);
  void finish(const std::string& state, const std::string& message);
  void stop_child();
  void tell(const Json& status);
  [[nodiscard]] Json running_status() const;
  [[nodiscard]] Json waiting_status(std::size_t place) const;

  boost::asio::io_context& context_;
  Studies& studies_;
  const Catalogue& catalogue_;
  Events& events_;
  int threads_;
  bool shutting_down_ = false;
  std::deque<std::string> waiting_;
  std::shared_ptr<Running> running_;
};

}  // namespace tenure
