/// `tenure run SCENARIO -o OUT.h5`

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "app/commands.hpp"
#include "app/simulation.hpp"

namespace tenure {

void add_run_command(CLI::App& app, int& exit_code) {
  struct Arguments {
    std::string scenario, out;
    SimulationOptions options;
  };
  auto args = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("run", "Simulate one scenario into a results file");
  command->footer(
      "Example:\n  tenure run scenarios/zhongkai/baseline.toml -o baseline.h5 --replicates 10\n"
      "  tenure run scenarios/zhongkai/cameras.toml -o few.h5 --set intervention.cameras.amount=500\n"
      "  tenure run scenarios/zhongkai/baseline.toml -o long.h5 --replicates 1000 --checkpoint-every 30d    # and, "
      "once stopped:\n"
      "  tenure run scenarios/zhongkai/baseline.toml -o long.h5 --replicates 1000 --resume\n"
      "The file opens in xarray, R (ncdf4) and ncdump. Ctrl-C keeps what is whole.");
  command->add_option("scenario", args->scenario, "Scenario file (.toml)")->required();
  command->add_option("-o,--output", args->out, "Results file to write (.h5)")->required();
  args->options.add_to(*command);
  command->callback([args, &exit_code] {
    require_free(args->out, args->options.overwrite || args->options.resume);
    const Scenario scenario = args->options.read(args->scenario);
    args->options.open_checkpoints(args->out + ".checkpoint");
    const SimulationEnd end = simulate_to_file(scenario, args->out, args->options);
    for (const std::string& note : end.notes) fmt::print(stderr, "note: {}\n", note);
    if (end.interrupted) {
      fmt::print(stderr, "Interrupted after {} of {} replicates: {} {}.\n", end.replicates, scenario.run.replicates,
                 args->out, end.written ? "holds what was whole" : "was not written, no period was whole");
      args->options.say_how_to_resume();
      exit_code = 130;
      return;
    }
    args->options.close_checkpoints();
    if (!args->options.quiet) fmt::print("{}: {} replicates of {}\n", args->out, end.replicates, scenario.title);
  });
}

}  // namespace tenure
