#pragma once
/// What one client may ask of the server at most; beyond it is refused, and the others are still served.

#include <chrono>
#include <cstddef>

namespace tenure {

inline constexpr std::size_t longest_target = 2048;       ///< [byte]
inline constexpr std::size_t largest_header = 16 * 1024;  ///< [byte] of all headers together
inline constexpr std::size_t largest_body = 1024 * 1024;  ///< [byte]
inline constexpr std::size_t most_connections = 256;
inline constexpr std::size_t most_streams = 64;
inline constexpr std::size_t most_unsent_events = 256;     ///< of a stream; who reads slower is cut off
inline constexpr std::size_t most_waiting = 8;             ///< studies in the queue behind the one that runs
inline constexpr std::chrono::seconds request_within{10};  ///< from the first byte to the last
inline constexpr std::chrono::seconds heartbeat_every{2};
inline constexpr std::chrono::milliseconds stop_within{1500};  ///< of a run that was asked to stop, then it is killed

}  // namespace tenure
