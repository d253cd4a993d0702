/// `tenure licenses`: under which terms the parts of the executable and of its pages stand.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "app/commands.hpp"
#include "web/pages.hpp"

namespace tenure {

void add_licenses_command(CLI::App& app, int& exit_code) {
  CLI::App* command =
      app.add_subcommand("licenses", "Print the licences of what the report and the planner's page contain");
  command->callback([&exit_code] {
    fmt::print("Tenure is under the Apache License 2.0 (LICENSE in its sources).\n{}", third_party_licences());
    exit_code = 0;
  });
}

}  // namespace tenure
