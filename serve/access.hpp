#pragma once
/// Who may ask: any page of any site can reach a port of this machine through the user's browser, so each request must
/// prove that it comes from our own page.
///
/// The Host must be ours (against rebinding of names), writes must have our Origin (against forged forms), and all that
/// is not the page itself needs the token: as a cookie that scripts can't read, or as "Authorization: Bearer TOKEN".

#include <cstdint>
#include <optional>
#include <string>

#include "serve/message.hpp"

namespace tenure {

class Access {
 public:
  Access(std::uint16_t port, bool read_only);

  [[nodiscard]] const std::string& token() const { return token_; }
  /// What is wrong with the request: 421 another host, 403 another origin or a write where only reading is allowed, 401
  /// no token.
  [[nodiscard]] std::optional<Response> refusal(const Request& request) const;
  /// The cookie for a request that brought the token itself.
  [[nodiscard]] std::string cookie() const;

 private:
  [[nodiscard]] bool has_token(const Request& request) const;

  std::uint16_t port_;
  bool read_only_;
  std::string token_;
};

}  // namespace tenure
