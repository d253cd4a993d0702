/// `tenure chart KIND FILE... -o FILE.svg|png|pdf`: one picture from results files.

#include <map>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "app/chart_kinds.hpp"
#include "app/commands.hpp"
#include "app/picture.hpp"
#include "app/simulation.hpp"
#include "sim/problem.hpp"

namespace tenure {

namespace {

struct ChartArguments {
  ChartOptions options;
  std::string out;
  bool overwrite = false;
};

void chart(const ChartKind& kind, const ChartArguments& args) {
  require_picture_name(args.out);
  require_free(args.out, args.overwrite);
  const std::string svg = kind.draw(args.options);
  if (args.options.language == Language::chinese && !args.out.ends_with(".svg") && !has_chinese_font())
    fmt::print(stderr,
               "warning: no font with Chinese characters is installed, boxes will stand in their place. Install "
               "fonts-noto-cjk.\n");
  write_picture(args.out, svg);
}

/// What stands after the kind. `needed` is false for the command without a kind, which checks itself.
void add_arguments(CLI::App& command, const ChartKind& kind, ChartArguments& args, bool needed) {
  const bool tornado = std::string_view(kind.name) == "tornado";
  CLI::Option* files =
      command.add_option("FILE", args.options.files,
                         tornado           ? "Table of tenure sensitivity analyse (.csv), or results of a batch (.h5)"
                         : kind.takes_many ? "Results files"
                                           : "Results file");
  kind.takes_many ? files->expected(1, 1000) : files->expected(1);
  files->required(needed);
  if (kind.baseline != ChartKind::Baseline::none)
    command.add_option("--against", args.options.against, "Baseline to compare with, run by run with the same luck")
        ->required(needed && kind.baseline == ChartKind::Baseline::must);
  if (kind.takes_outcome) {
    command
        .add_option("--outcome", args.options.outcome,
                    tornado ? "Which outcome; may be left out where the table has one"
                            : "Which outcome, for example incidents_actual (tenure explain outcomes)")
        ->required(needed && !tornado);
    command.add_option("--label", args.options.label, "One label of the outcome, for example theft, in place of all");
  }
  if (std::string_view(kind.name) == "map")
    command.add_option("--period", args.options.period, "One period, for example 2022-06; without it the whole time");
  if (std::string_view(kind.name) == "multiples")
    command.add_flag("--own-scale", args.options.own_scale, "A scale for each panel in place of one for all");
  command.add_option("-o,--output", args.out, "File to write: .svg, .png (twice the size) or .pdf")->required(needed);
  command.add_option("--language", args.options.language, "en or zh (English unless told)")
      ->transform(CLI::CheckedTransformer(
          std::map<std::string, Language>{{"en", Language::english}, {"zh", Language::chinese}}));
  command.add_option("--width", args.options.size.width, "Width in pixels")
      ->check(CLI::Range(480, 4000))
      ->capture_default_str();
  command.add_option("--height", args.options.size.height, "Height in pixels, at least (default: as the content asks)")
      ->check(CLI::Range(320, 4000));
  command.add_flag("--overwrite", args.overwrite, "Replace an existing file");
}

}  // namespace

void add_chart_command(CLI::App& app, int& exit_code) {
  CLI::App* command =
      app.add_subcommand("chart", "Draw results: fan, difference, ranking, multiples, map, cost, tornado, flows");
  std::string examples = "Examples:\n";
  for (const ChartKind& kind : chart_kinds()) {
    examples += fmt::format("  {}\n", kind.example);
    auto args = std::make_shared<ChartArguments>();
    CLI::App* sub = command->add_subcommand(kind.name, kind.help);
    sub->footer(fmt::format("Example:\n  {}", kind.example));
    add_arguments(*sub, kind, *args, true);
    sub->callback([&kind, args, &exit_code] {
      chart(kind, *args);
      exit_code = 0;
    });
  }
  command->footer(examples + "Without a kind, a fan is drawn: tenure chart cameras.h5 --outcome fires -o fires.svg");
  auto fan = std::make_shared<ChartArguments>();
  const ChartKind& usual = chart_kinds().front();
  add_arguments(*command, usual, *fan, false);
  command->callback([command, &usual, fan, &exit_code] {
    if (!command->get_subcommands().empty()) return;
    if (fan->options.files.empty()) throw CLI::RequiredError("FILE");
    if (fan->options.outcome.empty()) throw CLI::RequiredError("--outcome");
    if (fan->out.empty()) throw CLI::RequiredError("--output");
    chart(usual, *fan);
    exit_code = 0;
  });
}

}  // namespace tenure
