/// `tenure sensitivity design|analyse`: for any model that reads points from a file and writes outputs into one.

#include <algorithm>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "app/commands.hpp"
#include "app/output_folder.hpp"
#include "app/sensitivity_rows.hpp"
#include "app/simulation.hpp"
#include "sim/csv.hpp"

namespace tenure {

namespace {

struct DesignArguments {
  std::string parameters, out;
  DesignOptions options;
  bool overwrite = false;
};

int make_design(const DesignArguments& args) {
  require_free(args.out, args.overwrite);
  const std::vector<DesignParameter> parameters = read_design_parameters(args.parameters);
  const Points points = [&] {
    try {
      return unit_design(parameters.size(), args.options);
    } catch (const std::invalid_argument& e) {
      throw WrongInput({{args.parameters}, e.what(), "", "Take fewer parameters, or --method lhs."});
    }
  }();
  write_text(args.out, design_csv(parameters, points));
  fmt::print("{}: {} points of {} parameters\n", args.out, points.rows(), parameters.size());
  return 0;
}

struct AnalyseArguments {
  std::string parameters, points, outputs, out, pairs;
  DesignMethod method = DesignMethod::saltelli;
  std::uint64_t seed = 1;
  bool overwrite = false;
};

struct Outputs {
  std::vector<std::string> names;
  std::vector<std::vector<double>> values;  ///< [output][point]
};

Outputs read_outputs(const std::string& path, std::size_t points, const std::string& points_file) {
  const CsvTable table = read_csv(path);
  if (table.rows.size() != points)
    throw WrongInput({{path},
                      fmt::format("{} rows of outputs", table.rows.size()),
                      fmt::format("{} has {} points", points_file, points),
                      "Write one row for each point, in their order."});
  Outputs outputs{table.names, std::vector<std::vector<double>>(table.names.size())};
  Problems problems;
  for (const auto& row : table.rows) {
    for (std::size_t k = 0; k < row.size(); ++k)
      outputs.values[k].push_back(table.number(row[k], table.names[k], problems));
    if (problems.all().size() > 20) break;
  }
  problems.stop_here();
  return outputs;
}

int analyse(const AnalyseArguments& args) {
  require_free(args.out, args.overwrite);
  if (!args.pairs.empty()) require_free(args.pairs, args.overwrite);
  const std::vector<DesignParameter> parameters = read_design_parameters(args.parameters);
  const Points points = read_points(args.points, parameters);
  const Outputs outputs = read_outputs(args.outputs, points.rows(), args.points);
  const bool morris = args.method == DesignMethod::morris;
  std::string text = morris ? morris_header : saltelli_header, pairs = pairs_header;
  try {
    for (std::size_t y = 0; y < outputs.names.size(); ++y) {
      const SensitivityRows rows =
          morris ? morris_rows(outputs.names[y], parameters, points, outputs.values[y])
                 : saltelli_rows(outputs.names[y], parameters, points, outputs.values[y], args.seed);
      text += rows.indices;
      pairs += rows.pairs;
    }
  } catch (const std::invalid_argument& e) {
    throw WrongInput({{args.points},
                      e.what(),
                      "indices are told from the order of the points",
                      "Give the points as `tenure sensitivity design` wrote them, and the outputs in their order."});
  }
  if (!args.pairs.empty() && std::count(pairs.begin(), pairs.end(), '\n') < 2)
    throw WrongInput({{args.points},
                      "has no rows for pairs of parameters",
                      "",
                      "Make the design with --second-order, or leave out --pairs."});
  write_text(args.out, text);
  if (!args.pairs.empty()) write_text(args.pairs, pairs);
  return 0;
}

void add_design(CLI::App& app, int& exit_code) {
  auto args = std::make_shared<DesignArguments>();
  CLI::App* command = app.add_subcommand("design", "Write the points at which a model is to be run");
  command->footer(
      "Methods: saltelli (n base points, n (k + 2) rows for k parameters: Sobol indices), morris (n trajectories,\n"
      "n (k + 1) rows: a screening), lhs and sobol (n points that fill the space).");
  command->add_option("--method", args->options.method, "saltelli, morris, lhs or sobol")
      ->required()
      ->transform(CLI::CheckedTransformer(design_methods));
  command->add_option("--n", args->options.n, "Base points, trajectories or points; for saltelli best a power of 2")
      ->required()
      ->check(CLI::Range(1u, 1u << 24));
  command->add_option("--seed", args->options.seed, "Seed of all chance in the design (default: 1)");
  command->add_option("--parameters", args->parameters, "CSV of name,low,high")->required();
  command->add_flag("--second-order", args->options.second_order,
                    "With saltelli: rows for pairs of parameters too, n (2k + 2) in all");
  command->add_option("-o,--output", args->out, "CSV of points to write, a column per parameter")->required();
  command->add_flag("--overwrite", args->overwrite, "Replace an existing file");
  command->callback([args, &exit_code] { exit_code = make_design(*args); });
}

void add_analyse(CLI::App& app, int& exit_code) {
  auto args = std::make_shared<AnalyseArguments>();
  CLI::App* command = app.add_subcommand("analyse", "Tell from a model's outputs which parameters drive them");
  command->footer(
      "Intervals are 95 % bootstrap intervals over base points. A warning says which index they do not resolve, a "
      "note\n"
      "which parameter is inert.");
  command->add_option("--method", args->method, "saltelli or morris, as the points were designed")
      ->required()
      ->transform(CLI::CheckedTransformer(
          std::map<std::string, DesignMethod>{{"saltelli", DesignMethod::saltelli}, {"morris", DesignMethod::morris}}));
  command->add_option("--parameters", args->parameters, "CSV of name,low,high")->required();
  command->add_option("--points", args->points, "CSV of points, as `tenure sensitivity design` wrote it")->required();
  command->add_option("--outputs", args->outputs, "CSV of outputs: a column per output, a row per point")->required();
  command->add_option("-o,--output", args->out, "CSV of indices to write")->required();
  command->add_option("--pairs", args->pairs, "CSV of second-order indices to write (saltelli with --second-order)");
  command->add_option("--seed", args->seed, "Seed of the bootstrap (default: 1)");
  command->add_flag("--overwrite", args->overwrite, "Replace existing files");
  command->callback([args, &exit_code] { exit_code = analyse(*args); });
}

}  // namespace

void add_sensitivity_command(CLI::App& app, int& exit_code) {
  CLI::App* command =
      app.add_subcommand("sensitivity", "Which parameters drive an output: of Tenure or of any other model");
  command->footer(
      "Example:\n  tenure sensitivity design --method saltelli --n 1024 --seed 1 --parameters p.csv -o points.csv\n"
      "  ... run the model at each row of points.csv, write its outputs into y.csv ...\n"
      "  tenure sensitivity analyse --method saltelli --parameters p.csv --points points.csv --outputs y.csv -o "
      "indices.csv");
  command->require_subcommand(1);
  add_design(*command, exit_code);
  add_analyse(*command, exit_code);
}

}  // namespace tenure
