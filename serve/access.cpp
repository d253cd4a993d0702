#include "serve/access.hpp"

#include <sys/random.h>

#include <array>
#include <stdexcept>

#include <fmt/format.h>

namespace tenure {

namespace {

std::string random_token() {
  std::array<unsigned char, 32> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
    throw std::runtime_error("the system gave no random bytes for a token");
  std::string text;
  for (const unsigned char byte : bytes) text += fmt::format("{:02x}", byte);
  return text;
}

/// Takes as long wherever they differ.
bool same(const std::string& a, const std::string& b) {
  if (a.size() != b.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) difference |= static_cast<unsigned>(a[i] ^ b[i]);
  return difference == 0;
}

std::string cookie_of(const std::string& header, const std::string& name) {
  for (std::size_t at = 0; at < header.size();) {
    const std::size_t end = std::min(header.find(';', at), header.size());
    const std::string one = header.substr(at, end - at);
    if (one.starts_with(name + "=")) return one.substr(name.size() + 1);
    at = end + 1;
    while (at < header.size() && header[at] == ' ') ++at;
  }
  return "";
}

/// Open to all: the page without any data.
bool is_page(const std::string& path) {
  return path == "/" || path == "/planner.js" || path == "/planner.css" || path == "/favicon.ico";
}

/// Posts that write nothing.
bool only_looks(const std::string& path) {
  return path == "/api/session" || path == "/api/check" || path == "/api/import";
}

}  // namespace

Access::Access(std::uint16_t port, bool read_only) : port_(port), read_only_(read_only), token_(random_token()) {}

bool Access::has_token(const Request& request) const {
  const std::string bearer = request.header("authorization");
  return (bearer.starts_with("Bearer ") && same(bearer.substr(7), token_)) ||
         same(cookie_of(request.header("cookie"), fmt::format("tenure_{}", port_)), token_);
}

std::optional<Response> Access::refusal(const Request& request) const {
  const std::string host = request.header("host");
  if (host != fmt::format("127.0.0.1:{}", port_) && host != fmt::format("localhost:{}", port_))
    return refuse(421, "This server answers to its own address only.");
  const std::string origin = request.header("origin");
  if (request.writes() && !origin.empty() && origin != "http://" + host)
    return refuse(403, "Another site's page may not write here.");
  if (is_page(request.path) && !request.writes()) return std::nullopt;
  if (!has_token(request)) return refuse(401, "Open the address that tenure serve printed: it holds the key.");
  if (read_only_ && request.writes() && !only_looks(request.path))
    return refuse(403, "This server was started with --read-only: nothing is written.");
  return std::nullopt;
}

std::string Access::cookie() const {
  return fmt::format("tenure_{}={}; Path=/; HttpOnly; SameSite=Strict", port_, token_);
}

}  // namespace tenure
