/// `tenure compare BASE OTHER... -o DIR`

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "analysis/chart_cost.hpp"
#include "analysis/chart_difference.hpp"
#include "analysis/chart_fan.hpp"
#include "analysis/chart_flows.hpp"
#include "analysis/chart_map.hpp"
#include "analysis/chart_ranking.hpp"
#include "analysis/comparison.hpp"
#include "app/commands.hpp"
#include "app/output_folder.hpp"
#include "app/simulation.hpp"
#include "app/talent_text.hpp"
#include "models/district/run.hpp"

namespace tenure {

namespace {

namespace fs = std::filesystem;

/// Beginnings of the names of what compare writes beside the results.
constexpr std::array<std::string_view, 5> names_taken{"differences", "ranking", "multiples", "map", "cost"};

struct Arguments {
  std::vector<std::string> scenarios;
  std::string out;
  SimulationOptions options;
};

/// A scenario to be simulated into the folder, or results that exist already.
struct Arm {
  std::string name;
  fs::path results;
  std::optional<Scenario> scenario;
  ComparisonFrame frame;
  std::vector<TalentMoves> talent = {};  ///< by replicate, where it was simulated here
};

bool is_results(const fs::path& path) {
  return path.extension() == ".h5" || path.extension() == ".nc";
}

ComparisonFrame frame_of(const Scenario& scenario) {
  const RunSettings& run = scenario.run;
  return {fmt::format("{}", run.seed), scenario.district.name, format_day(run.until),
          period_starts(run.start, run.until, scenario.record.period())};
}

/// `problems` keeps what is wrong with it.
Arm read_arm(const Arguments& args, const std::string& given, Problems& problems) {
  Arm arm{fs::path(given).stem().string(), given, {}, {}};
  try {
    if (is_results(given)) {
      arm.frame = frame_of(ResultsFile(given));
    } else {
      arm.scenario = args.options.read(given);
      arm.frame = frame_of(*arm.scenario);
      arm.results = fs::path(args.out) / (arm.name + ".h5");
    }
  } catch (const WrongInput& wrong) {
    for (const Problem& problem : wrong.problems()) problems.add(problem);
  } catch (const std::runtime_error& unreadable) {
    problems.add({}, unreadable.what(), "", "Name a results file written by tenure run.");
  }
  return arm;
}

/// Reads everything before anything is simulated or written, so that a mistake costs nothing.
std::vector<Arm> read_arms(const Arguments& args) {
  Problems problems;
  std::vector<Arm> arms;
  for (const std::string& given : args.scenarios) {
    Arm arm = read_arm(args, given, problems);
    for (const Arm& other : arms)
      if (other.name == arm.name)
        problems.add({given}, fmt::format("has the same name as {}", other.results.string()),
                     "results are kept by name", "Rename one of the files.");
    if (std::ranges::count(names_taken, arm.name) > 0)
      problems.add({given}, fmt::format("has the name of a file that compare writes, {}", arm.name),
                   "results are kept by name", "Rename the file.");
    arms.push_back(std::move(arm));
  }
  problems.stop_here();
  for (const Arm& arm : arms)
    if (const std::string why = why_not_comparable(arms.front().frame, arm.frame); !why.empty())
      problems.add({args.scenarios[static_cast<std::size_t>(&arm - arms.data())]},
                   fmt::format("can't be compared with {}: {}", args.scenarios.front(), why), "",
                   "Compare runs of one district, period and seed.");
  problems.stop_here();
  return arms;
}

/// Charts of the outcomes a planner asks for first.
void write_charts(const std::vector<Arm>& arms, const std::vector<ResultsFile>& files, const Comparison& comparison,
                  const fs::path& folder) {
  for (const char* outcome : {"incidents_actual", "incidents_recorded", "fires", "rent_burden", "residents"}) {
    const auto has_it = [&](const ResultsFile& file) { return file.find(outcome) != nullptr; };
    if (!has_it(files.front()) || std::none_of(files.begin() + 1, files.end(), has_it)) continue;
    write_text(folder / fmt::format("ranking-{}.svg", outcome), ranking_chart(comparison, outcome));
    for (std::size_t i = 1; i < arms.size(); ++i)
      if (has_it(files[i]))
        write_text(folder / fmt::format("{}-{}.svg", arms[i].name, outcome),
                   fan_chart(files[i], &files.front(), outcome, {}));
  }
}

/// What all scenarios do side by side: where, and for how much; and who came and went in each.
void write_side_by_side(const NamedResults& base, const std::vector<NamedResults>& others, const Comparison& comparison,
                        const fs::path& folder) {
  constexpr std::size_t most_maps = 6;
  const std::optional<DistrictMap> outlines = district_map(*base.file);
  for (const char* outcome : {"incidents_actual", "fires"}) {
    std::vector<NamedResults> with;
    for (const NamedResults& other : others)
      if (base.file->find(outcome) != nullptr && other.file->find(outcome) != nullptr) with.push_back(other);
    if (with.empty()) continue;
    write_text(folder / fmt::format("multiples-{}.svg", outcome),
               draw_multiples(difference_of(base, with, outcome, {}), false));
    write_text(folder / fmt::format("cost-{}.svg", outcome),
               draw_cost_plane(cost_plane_of(comparison, outcome), comparison));
    if (!outlines) continue;
    if (with.size() > most_maps) with.resize(most_maps);
    write_text(folder / fmt::format("map-{}.svg", outcome),
               draw_map(community_map_of(base, with, outcome, {}), *outlines, {}, comparison.version));
  }
  const auto has_flows = [](const ResultsFile& file) { return file.find("inflow") && file.find("outflow"); };
  for (const NamedResults& other : others)
    if (has_flows(*base.file) && has_flows(*other.file))
      write_text(folder / fmt::format("{}-flows.svg", other.name),
                 draw_flows(talent_flows_of(other, base), comparison.version));
}

/// The arms to simulate, those that share a past together, in the order given.
std::vector<std::vector<Arm*>> arms_together(std::vector<Arm>& arms) {
  std::vector<Arm*> simulated;
  std::vector<const Scenario*> scenarios;
  for (Arm& arm : arms)
    if (arm.scenario) simulated.push_back(&arm), scenarios.push_back(&*arm.scenario);
  std::vector<std::vector<Arm*>> groups;
  for (const std::vector<std::size_t>& group : by_past(scenarios)) {
    groups.emplace_back();
    for (const std::size_t s : group) groups.back().push_back(simulated[s]);
  }
  return groups;
}

std::uint64_t runs_of(const std::vector<Arm*>& together) {
  return together.size() * static_cast<std::uint64_t>(together.front()->scenario->run.replicates);
}

std::uint64_t days_of(const std::vector<Arm*>& together) {
  std::vector<const Scenario*> scenarios;
  for (const Arm* arm : together) scenarios.push_back(&*arm->scenario);
  return days_together(scenarios) * static_cast<std::uint64_t>(together.front()->scenario->run.replicates);
}

/// False, and said, where it was interrupted.
bool simulate_arms(const std::vector<Arm*>& arms, const SimulationOptions& options) {
  std::vector<ScenarioFile> files;
  for (const Arm* arm : arms) files.push_back({&*arm->scenario, arm->results});
  std::vector<SimulationEnd> ends = simulate_to_files(files, options);
  for (std::size_t i = 0; i < arms.size(); ++i) arms[i]->talent = std::move(ends[i].talent);
  for (std::size_t i = 0; i < arms.size(); ++i)
    for (const std::string& note : ends[i].notes) fmt::print(stderr, "note: {}: {}\n", arms[i]->name, note);
  for (std::size_t i = 0; i < arms.size(); ++i) {
    if (!ends[i].interrupted) continue;
    fmt::print(stderr, "Interrupted in {}: {} of {} replicates are whole. Nothing was compared.\n", arms[i]->name,
               ends[i].replicates, arms[i]->scenario->run.replicates);
    options.say_how_to_resume();
    return false;
  }
  return true;
}

int compare_scenarios(Arguments& args) {
  std::vector<Arm> arms = read_arms(args);
  const fs::path folder = args.out;
  args.options.open_checkpoints(folder / "checkpoint");
  open_folder(folder, args.options.overwrite || args.options.resume);
  const std::vector<std::vector<Arm*>> groups = arms_together(arms);
  for (const std::vector<Arm*>& together : groups) {
    args.options.share.days += days_of(together);
    args.options.share.runs += runs_of(together);
  }
  for (const std::vector<Arm*>& together : groups) {
    if (!simulate_arms(together, args.options)) return 130;
    args.options.share.days_before += days_of(together);
    args.options.share.runs_before += runs_of(together);
  }

  std::vector<ResultsFile> files;
  for (const Arm& arm : arms) files.emplace_back(arm.results);
  std::vector<NamedResults> others;
  const auto named = [&](std::size_t i) {
    const auto& title = files[i].attributes().find("title");
    const auto* text = title == files[i].attributes().end() ? nullptr : std::get_if<std::string>(&title->second);
    return NamedResults{arms[i].name, text == nullptr ? arms[i].name : *text, &files[i]};
  };
  for (std::size_t i = 1; i < arms.size(); ++i) others.push_back(named(i));
  const Comparison comparison = [&] {
    try {
      return compare(named(0), others);
    } catch (const std::invalid_argument& e) {
      throw WrongInput({{args.scenarios.front()}, e.what(), "", "Compare runs of one district, period and seed."});
    }
  }();
  std::string text = comparison_text(comparison), followed;
  for (std::size_t i = 1; i < arms.size(); ++i)
    followed += talent_text(arms[i].name, arms.front().talent, arms[i].talent);
  if (!followed.empty()) text += "\nThe same people in both worlds, a life:\n" + followed;
  write_text(folder / "summary.txt", text);
  write_text(folder / "differences.csv", comparison_csv(comparison));
  write_comparison(comparison, folder / "differences.h5");
  write_charts(arms, files, comparison, folder);
  write_side_by_side(named(0), others, comparison, folder);
  args.options.close_checkpoints();
  fmt::print("{}", text);
  fmt::print("\n{}: results by scenario (.h5), summary.txt, differences.csv, differences.h5, charts (.svg)\n",
             args.out);
  return 0;
}

}  // namespace

void add_compare_command(CLI::App& app, int& exit_code) {
  auto args = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand(
      "compare", "Compare scenarios with a baseline: differences, intervals, cost per averted incident");
  command->footer(
      "Example:\n  tenure compare scenarios/zhongkai/baseline.toml scenarios/zhongkai/cameras.toml -o cameras "
      "--replicates 40\n"
      "Every scenario lives through the same luck (one seed), so a difference is policy and not noise. Results files "
      "(.h5) of\n"
      "earlier runs may stand in the place of scenarios.");
  command->add_option("scenarios", args->scenarios, "Baseline first, then the others (.toml, or .h5 of earlier runs)")
      ->required()
      ->expected(2, 1000);
  command->add_option("-o,--output", args->out, "Folder for results, tables and charts")->required();
  args->options.add_to(*command);
  command->callback([args, &exit_code] { exit_code = compare_scenarios(*args); });
}

}  // namespace tenure
