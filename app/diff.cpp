/// tenure diff: do two results files say the same? Exit code 0 where every dataset is the same, 1 where one differs,
/// 2 where a file cannot be read.

#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "analysis/difference.hpp"
#include "app/commands.hpp"

namespace tenure {

namespace {

struct DiffOptions {
  std::string a, b;
  std::size_t most = 20;
};

int diff(const DiffOptions& options) {
  try {
    const ResultsFile a{options.a}, b{options.b};
    const Differences found = differences(a, b, options.most);
    for (const std::string& line : found.attributes) fmt::print("{}\n", line);
    for (const std::string& line : found.first) fmt::print("{}\n", line);
    if (found.count > found.first.size()) fmt::print("... and {} more\n", found.count - found.first.size());
    if (found.none())
      fmt::print("Every dataset is the same: {} variables, {} replicates.\n", a.variables().size(),
                 a.replicates().size());
    return found.none() ? 0 : 1;
  } catch (const std::runtime_error& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 2;
  }
}

}  // namespace

void add_diff_command(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<DiffOptions>();
  CLI::App* command = app.add_subcommand(
      "diff", "Say where two results files differ; what they were made from is told and not counted");
  command->add_option("A", options->a, "a results file")->required();
  command->add_option("B", options->b, "another")->required();
  command->add_option("--most", options->most, "how many differences to show")->capture_default_str();
  command->callback([options, &exit_code] { exit_code = diff(*options); });
}

}  // namespace tenure
