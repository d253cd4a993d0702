#pragma once
/// Which address does what. Knows no network; docs/serve.md lists the addresses.

#include "serve/access.hpp"
#include "serve/catalogue.hpp"
#include "serve/jobs.hpp"
#include "serve/studies.hpp"

namespace tenure {

struct About {
  std::string version, commit;
  bool read_only = false;
  int threads = 1;
};

class Routes {
 public:
  Routes(const Access& access, const Catalogue& catalogue, Studies& studies, Jobs& jobs, About about);

  /// Never throws: what goes wrong is an answer with a text.
  [[nodiscard]] Response operator()(const Request& request);

 private:
  [[nodiscard]] Response route(const Request& request);
  [[nodiscard]] Response study_route(const Request& request, const std::string& id, const std::string& rest);
  [[nodiscard]] Response page(const std::string& path) const;
  [[nodiscard]] Response study_json(const std::string& id) const;
  [[nodiscard]] Response check(const Json& asked) const;
  [[nodiscard]] Response import(const Json& asked) const;
  [[nodiscard]] Response run(const std::string& id);
  [[nodiscard]] Response scenario_file(const std::string& id, const std::string& name) const;
  [[nodiscard]] Response report(const std::string& id, bool download) const;
  [[nodiscard]] Response compare(const std::string& a, const std::string& b) const;
  [[nodiscard]] std::string known_base(const Json& asked) const;

  const Access& access_;
  const Catalogue& catalogue_;
  Studies& studies_;
  Jobs& jobs_;
  About about_;
};

/// Headers of every answer.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> safe_headers(const Response& response);

}  // namespace tenure
