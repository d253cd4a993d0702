/// `tenure validate --patterns`: runs the experiments and tells how each pattern fares.

#include "app/patterns.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <tbb/global_control.h>

#include "analysis/statistics.hpp"
#include "app/output_folder.hpp"
#include "app/patterns_worlds.hpp"
#include "app/validate.hpp"
#include "models/district/run.hpp"
#include "sim/progress.hpp"

namespace tenure {

namespace {

constexpr std::int64_t usual_replicates = 4;
/// `worlds` and `days` that one replicate lives through, for the progress line.
struct Experiment {
  std::string_view name;
  std::vector<PatternRow> (*rows)(const PatternStudy&);
  std::uint64_t worlds, days;
  std::uint32_t one_run_in = 1;  ///< where whole worlds of years tell the same from fewer runs
};
constexpr std::array experiments{Experiment{"places", patterns_of_places, 1, 730},
                                 Experiment{"cameras", patterns_of_cameras, 4 * held_lives, 4 * held_lives * 365},
                                 Experiment{"patrols", patterns_of_patrols, 2 * held_lives, 2 * held_lives * 300},
                                 Experiment{"contagion", patterns_of_contagion, 0, 0},
                                 Experiment{"service", patterns_of_service, 3, 1825, 2},
                                 Experiment{"fire", patterns_of_fire, 0, 0},
                                 Experiment{"economy", patterns_of_economy, 3, 730 + 2 * 364, 2}};

bool wanted(const Experiment& experiment, const std::vector<std::string>& only) {
  return only.empty() || std::find(only.begin(), only.end(), experiment.name) != only.end();
}

constexpr std::array<std::string_view, 4> verdicts{"pass", "miss", "", "not available"};

std::string number(const PatternRow& row, double x) {
  if (!std::isfinite(x)) return "-";
  return row.percent ? fmt::format("{:.1f}", 100 * x) : fmt::format("{:.2f}", x);
}

std::string band_text(const PatternRow& row) {
  if (row.verdict == PatternVerdict::told) return "";
  const std::string unit = row.percent ? " %" : "";
  if (!std::isfinite(row.band.most)) return fmt::format("at least {}{}", number(row, row.band.least), unit);
  if (!std::isfinite(row.band.least)) return fmt::format("at most {}{}", number(row, row.band.most), unit);
  return fmt::format("{} to {}{}", number(row, row.band.least), number(row, row.band.most), unit);
}

std::string csv_text(const std::string& text) {
  if (text.find_first_of(",\"") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

std::string csv_number(double x) {
  return std::isfinite(x) ? fmt::format("{}", x) : "";
}

}  // namespace

PatternRow measured(std::string pattern, std::string what, std::optional<PatternBand> band, bool percent,
                    const std::vector<double>& draws, std::string explanation) {
  PatternRow row;
  row.pattern = std::move(pattern), row.what = std::move(what), row.explanation = std::move(explanation);
  row.percent = percent;
  std::vector<double> finite;
  std::copy_if(draws.begin(), draws.end(), std::back_inserter(finite), [](double x) { return std::isfinite(x); });
  if (finite.empty())
    return not_available(std::move(row.pattern), std::move(row.what), "too little happens here to tell");
  row.runs = finite.size();
  row.value = quantile(finite, 0.5), row.low = quantile(finite, 0.05), row.high = quantile(finite, 0.95);
  row.band = band.value_or(PatternBand{});
  const bool meets = row.low <= row.band.most && row.high >= row.band.least;
  row.verdict = !band ? PatternVerdict::told : meets ? PatternVerdict::pass : PatternVerdict::miss;
  return row;
}

PatternRow not_available(std::string pattern, std::string what, std::string why) {
  PatternRow row;
  row.pattern = std::move(pattern), row.what = std::move(what), row.explanation = std::move(why);
  row.value = row.low = row.high = std::nan("");
  return row;
}

std::string patterns_text(const std::vector<PatternRow>& rows) {
  std::string text;
  for (const PatternRow& row : rows) {
    text += fmt::format("{:<5} {:<68} {:>8}{}", row.pattern, row.what, number(row, row.value),
                        row.percent && std::isfinite(row.value) ? " %" : "  ");
    text += fmt::format("  {:<16}  {:<18}  {}\n",
                        row.runs < 2 || row.low == row.high
                            ? ""
                            : fmt::format("({} to {})", number(row, row.low), number(row, row.high)),
                        row.verdict == PatternVerdict::not_available ? "" : band_text(row),
                        verdicts[static_cast<std::size_t>(row.verdict)]);
    text += fmt::format("      {}\n", row.explanation);
  }
  const auto of = [&](PatternVerdict v) {
    return std::count_if(rows.begin(), rows.end(), [&](const PatternRow& row) { return row.verdict == v; });
  };
  text += fmt::format("\n{} pass, {} miss, {} not available.\n", of(PatternVerdict::pass), of(PatternVerdict::miss),
                      of(PatternVerdict::not_available));
  return text;
}

std::string patterns_csv(const std::vector<PatternRow>& rows) {
  std::string text = "pattern,what,band_low,band_high,value,low90,high90,runs,verdict,explanation\n";
  for (const PatternRow& row : rows) {
    const bool told = row.verdict == PatternVerdict::told;
    text += fmt::format("{},{},{},{},{},{},{},{},{},{}\n", row.pattern, csv_text(row.what), csv_number(row.band.least),
                        csv_number(row.band.most), csv_number(row.value), csv_number(row.low), csv_number(row.high),
                        row.runs, told ? "told" : verdicts[static_cast<std::size_t>(row.verdict)],
                        csv_text(row.explanation));
  }
  return text;
}

std::vector<std::string> pattern_experiments() {
  std::vector<std::string> names;
  for (const Experiment& experiment : experiments) names.emplace_back(experiment.name);
  return names;
}

int validate_patterns(const ValidateArguments& args) {
  SimulationOptions options = args.options;
  if (!options.replicates) options.replicates = usual_replicates;
  Scenario scenario =
      read_scenario(args.scenario.empty() ? "scenarios/zhongkai/baseline.toml" : args.scenario, options.all_sets());
  scenario.interventions.clear();
  open_folder(args.out, options.overwrite);
  watch_interrupts();
  const int threads = threads_in_use(options.threads);
  tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
  const District from = first_day(scenario);

  std::vector<PatternRow> rows;
  for (const Experiment& experiment : experiments) {
    if (!wanted(experiment, args.only)) continue;
    const auto runs = static_cast<std::uint32_t>(scenario.run.replicates);
    const std::uint32_t n = (runs + experiment.one_run_in - 1) / experiment.one_run_in;
    const auto warm_up = static_cast<std::uint64_t>(scenario.run.warm_up_days);
    Progress progress(fmt::format("patterns of {}", experiment.name),
                      n * (experiment.days + experiment.worlds * warm_up), options.quiet);
    std::vector<PatternRow> more =
        experiment.rows({scenario, from, n, [&] { progress.advance(); }, [] { return interrupted(); }});
    if (interrupted()) {
      fmt::print(stderr, "Interrupted in the patterns of {}. Nothing was written.\n", experiment.name);
      return 130;
    }
    rows.insert(rows.end(), more.begin(), more.end());
  }
  const std::string text = fmt::format(
      "Patterns that the model was not fitted to: {}, {} runs, seed {}\n"
      "Median of the runs, their 90 % range, and the band that studies of real places allow.\n\n{}",
      scenario.district.name, scenario.run.replicates, scenario.run.seed, patterns_text(rows));
  write_text(std::filesystem::path(args.out) / "patterns.txt", text);
  write_text(std::filesystem::path(args.out) / "patterns.csv", patterns_csv(rows));
  fmt::print("{}\n{}: patterns.txt, patterns.csv\n", text, args.out);
  return 0;
}

}  // namespace tenure
