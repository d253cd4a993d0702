/// `tenure serve`

#include <cstdio>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "app/commands.hpp"
#include "app/simulation.hpp"
#include "app/version.hpp"
#include "serve/server.hpp"

namespace tenure {

void add_serve_command(CLI::App& app, int&) {
  auto settings = std::make_shared<ServerSettings>();
  settings->scenarios = "scenarios";
  settings->studies = "studies";
  CLI::App* command =
      app.add_subcommand("serve", "Open the planner's page in your browser: set, run and compare there");
  command->footer(
      "Example:\n  tenure serve            # and open the address that it prints; Ctrl-C ends it\n"
      "Only this machine reaches the page, and only with the key in that address. Studies stay in the folder "
      "--studies,\n"
      "whatever becomes of page and server; a run that the end of the server interrupted can be run again.");
  command->add_option("--port", settings->port, "Port on 127.0.0.1; without it one that is free")
      ->check(CLI::Range(1, 65535));
  command->add_option("--scenarios", settings->scenarios, "Folder with the scenarios to start from")
      ->capture_default_str();
  command->add_option("--studies", settings->studies, "Folder that studies are kept in")->capture_default_str();
  command->add_flag("--read-only", settings->read_only, "Show studies; write and run nothing");
  auto threads = std::make_shared<int>(0);
  command->add_option("--threads", *threads, "Threads of a run (default: all)")->check(CLI::Range(1, 4096));
  command->callback([settings, threads] {
    settings->threads = threads_in_use(*threads);
    settings->version = version();
    settings->commit = commit();
    serve(*settings, [&](const std::string& url) {
      fmt::print("{}\n", url);
      fmt::print(stderr,
                 "The planner's page is at that address, for this machine alone. Studies: {}. Ctrl-C ends it.\n",
                 settings->studies.string());
      std::fflush(stdout);
    });
  });
}

}  // namespace tenure
