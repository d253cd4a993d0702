#pragma once
/// What is asked and what is answered, free of the network: routes and checks see nothing else.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace tenure {

using Json = nlohmann::ordered_json;

enum class Method { get, post, put, remove, other };

struct Request {
  Method method = Method::other;
  std::string path;                            ///< "/api/studies/ID", without the query
  std::map<std::string, std::string> query;    ///< decoded
  std::map<std::string, std::string> headers;  ///< by name in small letters
  std::string body;

  /// Empty where there is none.
  [[nodiscard]] std::string header(const std::string& name) const;
  [[nodiscard]] bool writes() const { return method != Method::get; }
};

struct Response {
  int status = 200;
  std::string type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers = {};
  bool event_stream = false;  ///< the connection becomes a stream of events
};

[[nodiscard]] Response answer(const Json& json, int status = 200);
/// {"error": text}: what is wrong and what to do.
[[nodiscard]] Response refuse(int status, const std::string& text);

/// Takes path and query of a request's target apart; false where it holds what no address of ours has: `..`, a
/// backslash, a control character, a percent sign in the path, or more than `longest_target` bytes.
[[nodiscard]] bool read_target(std::string_view target, Request& request);

}  // namespace tenure
