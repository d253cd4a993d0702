#include "serve/session.hpp"

#include <deque>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include "serve/limits.hpp"
#include "serve/routes.hpp"

namespace tenure {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;

namespace {

Method method_of(http::verb verb) {
  switch (verb) {
    case http::verb::get:
      return Method::get;
    case http::verb::post:
      return Method::post;
    case http::verb::put:
      return Method::put;
    case http::verb::delete_:
      return Method::remove;
    default:
      return Method::other;
  }
}

class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(asio::ip::tcp::socket&& socket, std::shared_ptr<Sessions> sessions)
      : stream_(std::move(socket)), heartbeat_(stream_.get_executor()), sessions_(std::move(sessions)) {
    ++sessions_->open;
  }
  ~Session() {
    if (listener_ != 0) sessions_->events->forget(listener_);
    if (streaming_) --sessions_->streams;
    sessions_->closers.erase(this);
    --sessions_->open;
  }

  void begin() {
    sessions_->closers[this] = [weak = weak_from_this()] {
      if (const auto self = weak.lock()) self->close();
    };
    read();
  }

 private:
  void read() {
    parser_.emplace();
    parser_->header_limit(largest_header);
    parser_->body_limit(largest_body);
    stream_.expires_after(request_within);
    http::async_read(stream_, buffer_, *parser_,
                     [self = shared_from_this()](error_code wrong, std::size_t) { self->have_read(wrong); });
  }

  void have_read(error_code wrong) {
    if (wrong == http::error::header_limit) return refuse_and_close(431, "The headers are too long.");
    if (wrong == http::error::body_limit) return refuse_and_close(413, "The body is too long: at most 1 MiB.");
    if (wrong && wrong.category() == http::make_error_code(http::error::bad_target).category() &&
        wrong != http::error::end_of_stream && wrong != http::error::partial_message)
      return refuse_and_close(400, "This is no request that the server understands.");
    if (wrong) return close();
    const auto& got = parser_->get();
    Request request;
    request.method = method_of(got.method());
    for (const auto& field : got) {
      std::string name(field.name_string());
      for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      // A second Host or Origin must not hide behind the first.
      const auto [at, fresh] = request.headers.emplace(name, std::string(field.value()));
      if (!fresh) at->second += ", " + std::string(field.value());
    }
    keep_alive_ = got.keep_alive() && request.method != Method::other;
    if (!read_target({got.target().data(), got.target().size()}, request)) {
      if (got.target().size() > longest_target) return refuse_and_close(414, "The address is too long.");
      return refuse_and_close(400, "This is no address of this server.");
    }
    request.body = got.body();
    write(sessions_->routes(request), request.header("last-event-id"));
  }

  void refuse_and_close(int status, const std::string& text) {
    keep_alive_ = false;
    write(refuse(status, text), "");
  }

  void write(Response response, const std::string& last_seen) {
    if (response.event_stream && sessions_->streams >= most_streams)
      response = refuse(503, "Too many pages listen. Close some.");
    const bool stream = response.event_stream;
    answer_ = {};
    answer_.result(static_cast<unsigned>(response.status));
    answer_.set(http::field::content_type, response.type);
    for (const auto& [name, value] : safe_headers(response)) answer_.insert(name, value);
    if (stream) return begin_stream(last_seen);
    answer_.keep_alive(keep_alive_);
    answer_.body() = std::move(response.body);
    answer_.prepare_payload();
    stream_.expires_after(request_within);
    http::async_write(stream_, answer_, [self = shared_from_this()](error_code wrong, std::size_t) {
      if (wrong || !self->keep_alive_) return self->close();
      self->read();
    });
  }

  // --- a stream of events

  void begin_stream(const std::string& last_seen) {
    streaming_ = true;
    ++sessions_->streams;
    answer_.keep_alive(false);
    stream_.expires_never();
    std::string head = "HTTP/1.1 200 OK\r\n";
    for (const auto& field : answer_)
      head += std::string(field.name_string()) + ": " + std::string(field.value()) + "\r\n";
    send(head + "\r\nretry: 1000\n\n");
    listener_ = sessions_->events->listen(last_seen, sessions_->now, [this](const std::string& frame) { send(frame); });
    watch_for_the_end();
    beat();
  }

  void send(std::string text) {
    if (unsent_.size() >= most_unsent_events) return close();
    unsent_.push_back(std::move(text));
    if (unsent_.size() == 1) send_next();
  }

  void send_next() {
    asio::async_write(stream_.socket(), asio::buffer(unsent_.front()),
                      [self = shared_from_this()](error_code wrong, std::size_t) {
                        if (wrong) return self->close();
                        self->unsent_.pop_front();
                        if (!self->unsent_.empty()) self->send_next();
                      });
  }

  /// A page that goes closes its side; nothing else is expected from it.
  void watch_for_the_end() {
    stream_.socket().async_read_some(asio::buffer(ignored_),
                                     [self = shared_from_this()](error_code wrong, std::size_t) {
                                       if (wrong) return self->close();
                                       self->watch_for_the_end();
                                     });
  }

  void beat() {
    heartbeat_.expires_after(heartbeat_every);
    heartbeat_.async_wait([self = shared_from_this()](error_code wrong) {
      if (wrong) return;
      self->send(": still here\n\n");
      self->beat();
    });
  }

  void close() {
    error_code ignored;
    heartbeat_.cancel();
    if (listener_ != 0) sessions_->events->forget(std::exchange(listener_, 0));
    stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
    stream_.close();
  }

  beast::tcp_stream stream_;
  asio::steady_timer heartbeat_;
  std::shared_ptr<Sessions> sessions_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
  http::response<http::string_body> answer_;
  std::deque<std::string> unsent_;
  std::array<char, 256> ignored_{};
  std::uint64_t listener_ = 0;
  bool keep_alive_ = false, streaming_ = false;
};

}  // namespace

void begin_session(asio::ip::tcp::socket&& socket, const std::shared_ptr<Sessions>& sessions) {
  std::make_shared<Session>(std::move(socket), sessions)->begin();
}

}  // namespace tenure
