#pragma once
/// One connection: requests within the limits (limits.hpp), one after the other, or a stream of events until either
/// side goes.

#include <functional>
#include <memory>

#include <boost/asio/ip/tcp.hpp>

#include "serve/events.hpp"
#include "serve/message.hpp"

namespace tenure {

/// What all connections share.
struct Sessions {
  std::function<Response(const Request&)> routes;
  Events* events;
  std::function<Json()> now;  ///< what a page that begins to listen must know
  std::size_t open = 0, streams = 0;
  std::map<const void*, std::function<void()>> closers = {};  ///< of each open connection
};

/// Takes over the socket; the session lives as long as its connection.
void begin_session(boost::asio::ip::tcp::socket&& socket, const std::shared_ptr<Sessions>& sessions);

}  // namespace tenure
