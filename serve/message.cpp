#include "serve/message.hpp"

#include <algorithm>

#include "serve/limits.hpp"

namespace tenure {

namespace {

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string decoded(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
      plain += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
      i += 2;
    } else {
      plain += text[i] == '+' ? ' ' : text[i];
    }
  }
  return plain;
}

}  // namespace

std::string Request::header(const std::string& name) const {
  const auto at = headers.find(name);
  return at == headers.end() ? "" : at->second;
}

Response answer(const Json& json, int status) {
  return {status, "application/json", json.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

Response refuse(int status, const std::string& text) {
  return answer({{"error", text}}, status);
}

bool read_target(std::string_view target, Request& request) {
  if (target.empty() || target.front() != '/' || target.size() > longest_target) return false;
  const auto odd = [](char c) { return static_cast<unsigned char>(c) < 0x21 || c == '\\' || c == 0x7f; };
  if (std::any_of(target.begin(), target.end(), odd)) return false;
  const std::size_t mark = target.find('?');
  const std::string_view path = target.substr(0, mark);
  if (path.find('%') != path.npos || path.find("..") != path.npos) return false;
  request.path = path;
  std::string_view rest = mark == target.npos ? std::string_view{} : target.substr(mark + 1);
  while (!rest.empty()) {
    const std::size_t end = rest.find('&');
    const std::string_view one = rest.substr(0, end);
    const std::size_t equals = one.find('=');
    request.query[decoded(one.substr(0, equals))] = equals == one.npos ? "" : decoded(one.substr(equals + 1));
    rest = end == rest.npos ? std::string_view{} : rest.substr(end + 1);
  }
  return true;
}

}  // namespace tenure
