#pragma once
/// What happened, numbered, for every page that listens (server-sent events): a page that lost its connection names the
/// last number it saw and is told what it missed.
///
/// Numbers begin with the server's start, so that those of an earlier server are not taken for ours.

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "serve/message.hpp"

namespace tenure {

class Events {
 public:
  using Listener = std::function<void(const std::string& frame)>;

  Events();
  void publish(const std::string& kind, const Json& data);

  /// `last_seen`: the Last-Event-ID, or empty. The listener gets what it missed, or, where that is not kept, the event
  /// `start` with `now()`; then all that comes. The number is for `forget`.
  std::uint64_t listen(const std::string& last_seen, const std::function<Json()>& now, Listener listener);
  void forget(std::uint64_t listener);
  [[nodiscard]] std::size_t listeners() const { return listeners_.size(); }

 private:
  [[nodiscard]] std::string frame(std::uint64_t number, const std::string& kind, const Json& data) const;
  [[nodiscard]] std::optional<std::uint64_t> number_of(const std::string& id) const;

  std::string start_;
  std::uint64_t next_ = 1, next_listener_ = 1;
  std::deque<std::pair<std::uint64_t, std::string>> kept_;
  std::map<std::uint64_t, Listener> listeners_;
};

}  // namespace tenure
