#pragma once
/// The planner's page on 127.0.0.1: one thread that answers, streams events and looks after runs, until SIGTERM or
/// SIGINT.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace tenure {

struct ServerSettings {
  std::uint16_t port = 0;  ///< 0: any that is free
  std::filesystem::path scenarios, studies;
  bool read_only = false;
  int threads = 1;  ///< of a run
  std::string version, commit;
};

/// Throws WrongInput where the port is taken or the scenarios can't be read. `listening` is told the address with the
/// token, once it is answered at.
void serve(const ServerSettings& settings, const std::function<void(const std::string& url)>& listening);

}  // namespace tenure
