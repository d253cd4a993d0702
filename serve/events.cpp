#include "serve/events.hpp"

#include <charconv>
#include <chrono>

#include <fmt/format.h>

namespace tenure {

namespace {
constexpr std::size_t most_kept = 1000;
}

Events::Events() : start_(fmt::format("{:x}", std::chrono::system_clock::now().time_since_epoch().count())) {}

std::string Events::frame(std::uint64_t number, const std::string& kind, const Json& data) const {
  return fmt::format("id: {}-{}\nevent: {}\ndata: {}\n\n", start_, number, kind,
                     data.dump(-1, ' ', false, Json::error_handler_t::replace));
}

void Events::publish(const std::string& kind, const Json& data) {
  const std::string text = frame(next_, kind, data);
  kept_.emplace_back(next_++, text);
  if (kept_.size() > most_kept) kept_.pop_front();
  const auto now = listeners_;  // one that is cut off forgets itself
  for (const auto& [number, listener] : now) listener(text);
}

std::optional<std::uint64_t> Events::number_of(const std::string& id) const {
  if (!id.starts_with(start_ + "-")) return std::nullopt;
  const std::string_view digits = std::string_view(id).substr(start_.size() + 1);
  std::uint64_t number = 0;
  const auto [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (wrong != std::errc{} || end != digits.data() + digits.size() || number >= next_) return std::nullopt;
  return number;
}

std::uint64_t Events::listen(const std::string& last_seen, const std::function<Json()>& now, Listener listener) {
  const std::optional<std::uint64_t> seen = number_of(last_seen);
  const bool all_kept = seen && (kept_.empty() || kept_.front().first <= *seen + 1);
  if (all_kept) {
    for (const auto& [number, text] : kept_)
      if (number > *seen) listener(text);
  } else {
    listener(frame(next_ - 1, "start", now()));
  }
  listeners_[next_listener_] = std::move(listener);
  return next_listener_++;
}

void Events::forget(std::uint64_t listener) {
  listeners_.erase(listener);
}

}  // namespace tenure
