#include "serve/server.hpp"

#include <signal.h>

#include <fmt/format.h>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include "serve/limits.hpp"
#include "serve/routes.hpp"
#include "serve/session.hpp"
#include "sim/problem.hpp"

namespace tenure {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

constexpr std::chrono::milliseconds look_every{100};

/// On this machine's own address alone: no other machine reaches it.
asio::ip::tcp::acceptor listen_at(asio::io_context& context, std::uint16_t port) {
  const asio::ip::tcp::endpoint at(asio::ip::address_v4::loopback(), port);
  asio::ip::tcp::acceptor acceptor(context, at.protocol());
  acceptor.set_option(asio::socket_base::reuse_address(true));
  error_code wrong;
  acceptor.bind(at, wrong);
  if (!wrong) acceptor.listen(asio::socket_base::max_listen_connections, wrong);
  if (wrong)
    throw WrongInput({{fmt::format("--port {}", port)},
                      "can't listen there",
                      wrong.message(),
                      "Choose another, or leave --port out for one that is free."});
  return acceptor;
}

class Server {
 public:
  Server(asio::io_context& context, const ServerSettings& settings)
      : context_(context),
        acceptor_(listen_at(context, settings.port)),
        look_(context),
        signals_(context, SIGINT, SIGTERM),
        catalogue_(settings.scenarios),
        studies_(settings.studies, settings.version, settings.read_only),
        jobs_(context, studies_, catalogue_, events_, settings.threads),
        access_(acceptor_.local_endpoint().port(), settings.read_only),
        routes_(access_, catalogue_, studies_, jobs_,
                {settings.version, settings.commit, settings.read_only, settings.threads}) {
    sessions_->routes = [this](const Request& request) { return routes_(request); };
    sessions_->events = &events_;
    sessions_->now = [this] { return jobs_.now(); };
    signals_.async_wait([this](error_code wrong, int) {
      if (!wrong) shut_down();
    });
    accept();
    look();
  }

  [[nodiscard]] std::string url() const {
    return fmt::format("http://127.0.0.1:{}/#t={}", acceptor_.local_endpoint().port(), access_.token());
  }

 private:
  void accept() {
    acceptor_.async_accept([this](error_code wrong, asio::ip::tcp::socket socket) {
      if (!acceptor_.is_open()) return;
      if (!wrong && sessions_->open < most_connections) begin_session(std::move(socket), sessions_);
      accept();
    });
  }

  void look() {
    look_.expires_after(look_every);
    look_.async_wait([this](error_code) {
      jobs_.look_after_children();
      if (shutting_down_ && jobs_.idle()) {
        context_.stop();
        return;
      }
      look();
    });
  }

  void shut_down() {
    shutting_down_ = true;
    acceptor_.close();
    jobs_.shut_down();
    const auto closers = sessions_->closers;
    for (const auto& [session, close] : closers) close();
  }

  asio::io_context& context_;
  asio::ip::tcp::acceptor acceptor_;
  asio::steady_timer look_;
  asio::signal_set signals_;
  Catalogue catalogue_;
  Studies studies_;
  Events events_;
  Jobs jobs_;
  Access access_;
  Routes routes_;
  std::shared_ptr<Sessions> sessions_ = std::make_shared<Sessions>();
  bool shutting_down_ = false;
};

}  // namespace

void serve(const ServerSettings& settings, const std::function<void(const std::string&)>& listening) {
  ::signal(SIGPIPE, SIG_IGN);
  asio::io_context context(1);
  Server server(context, settings);
  listening(server.url());
  context.run();
}

}  // namespace tenure
