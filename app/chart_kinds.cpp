#include "app/chart_kinds.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/chart_cost.hpp"
#include "analysis/chart_difference.hpp"
#include "analysis/chart_fan.hpp"
#include "analysis/chart_flows.hpp"
#include "analysis/chart_map.hpp"
#include "analysis/chart_ranking.hpp"
#include "analysis/chart_tornado.hpp"
#include "analysis/comparison_series.hpp"
#include "sim/problem.hpp"

namespace tenure {

namespace {

ResultsFile opened(const std::string& path) {
  try {
    return ResultsFile{path};
  } catch (const std::runtime_error& error) {
    throw WrongInput({{}, error.what(), "", "Name a results file written by tenure run."});
  }
}

void require_outcome(const ResultsFile& file, const std::string& outcome) {
  if (file.find(outcome) != nullptr) return;
  std::vector<std::string> known;
  for (const Variable& variable : file.variables()) known.push_back(variable.name);
  const std::string near = did_you_mean(outcome, known);
  throw WrongInput({{file.path().string()},
                    fmt::format("no outcome \"{}\"", outcome),
                    fmt::format("it has: {}", fmt::join(known, ", ")),
                    near.empty() ? "Choose one of these." : fmt::format("Did you mean \"{}\"?", near)});
}

/// The baseline, where one is given, and the results, opened and named as their scenarios are.
struct Files {
  std::optional<ResultsFile> base;
  std::vector<ResultsFile> results;

  explicit Files(const ChartOptions& options) {
    if (options.against) base = opened(*options.against);
    for (const std::string& path : options.files) results.push_back(opened(path));
  }
  void require(const std::string& outcome) const {
    if (base) require_outcome(*base, outcome);
    for (const ResultsFile& file : results) require_outcome(file, outcome);
  }
  [[nodiscard]] NamedResults base_named() const { return named(*base); }
  /// Two files of one scenario are told apart by their own names.
  [[nodiscard]] std::vector<NamedResults> named_all() const {
    std::vector<NamedResults> all;
    for (const ResultsFile& file : results) {
      NamedResults next = named(file);
      const bool taken = std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.name == next.name; });
      if (taken || (base && next.name == base_named().name)) next.name = file.path().stem().string();
      all.push_back(std::move(next));
    }
    return all;
  }

 private:
  static NamedResults named(const ResultsFile& file) {
    const std::string name = attribute_text(file, "scenario_name");
    return {name.empty() ? file.path().stem().string() : name, attribute_text(file, "title"), &file};
  }
};

/// Of whatever can't be drawn as asked.
template <class Draw>
std::string drawn(const std::string& file, const std::string& instead, const Draw& draw) {
  try {
    return draw();
  } catch (const std::invalid_argument& error) {
    throw WrongInput({{file}, error.what(), "", instead});
  }
}

std::string fan(const ChartOptions& options) {
  const Files files(options);
  files.require(options.outcome);
  return drawn(options.files.front(), "", [&] {
    return fan_chart(files.results.front(), files.base ? &*files.base : nullptr, options.outcome, options.label,
                     options.size, options.language);
  });
}

std::string difference(const ChartOptions& options) {
  const Files files(options);
  files.require(options.outcome);
  const auto chart = [&] {
    return draw_differences(
        difference_of(files.base_named(), files.named_all(), options.outcome, options.label, options.language),
        options.size);
  };
  const std::string instead =
      options.files.size() > most_lines ? "Take tenure chart multiples for so many." : std::string();
  return drawn(options.files.front(), instead, chart);
}

std::string multiples(const ChartOptions& options) {
  const Files files(options);
  files.require(options.outcome);
  return drawn(options.files.front(), "", [&] {
    return draw_multiples(files.base ? difference_of(files.base_named(), files.named_all(), options.outcome,
                                                     options.label, options.language)
                                     : levels_of(files.named_all(), options.outcome, options.label, options.language),
                          options.own_scale, options.size);
  });
}

std::string ranking(const ChartOptions& options) {
  const Files files(options);
  files.require(options.outcome);
  return drawn(options.files.front(), "", [&] {
    return ranking_chart(compare(files.base_named(), files.named_all(), {options.outcome}), options.outcome,
                         options.size, options.label.value_or(""), options.language);
  });
}

std::string cost(const ChartOptions& options) {
  const Files files(options);
  for (const char* needed : {options.outcome.c_str(), "spending"}) files.require(needed);
  return drawn(options.files.front(), "", [&] {
    const Comparison comparison =
        compare(files.base_named(), files.named_all(), {options.outcome, "spending", "borne_by_others"});
    return draw_cost_plane(cost_plane_of(comparison, options.outcome, options.label.value_or("")), comparison,
                           options.size, options.language);
  });
}

/// The period that holds the day, "2022-06" its first.
std::size_t period_of(const CommunityMap& map, const std::string& text, const std::string& file) {
  const std::optional<Day> day = parse_day(text.size() == 7 ? text + "-01" : text);
  if (!day || map.time.empty() || *day < map.time.front() || !(*day < map.until))
    throw WrongInput({{file},
                      fmt::format("no period {}", text),
                      map.time.empty() ? "it has none"
                                       : fmt::format("it runs from {} to {}", format_day(map.time.front()),
                                                     format_day(map.until - 1)),
                      "Write a day or a month, such as 2022-06, or leave --period out for the whole time."});
  const auto after = std::upper_bound(map.time.begin(), map.time.end(), *day);
  return static_cast<std::size_t>(after - map.time.begin()) - 1;
}

std::string map(const ChartOptions& options) {
  const Files files(options);
  files.require(options.outcome);
  const std::optional<DistrictMap> outlines = district_map(*files.base);
  if (!outlines)
    throw WrongInput({{*options.against},
                      "keeps no map",
                      "it was written by an older version or is a batch's",
                      "Run the scenario again with tenure run."});
  return drawn(options.files.front(), "Take an outcome by community (tenure explain outcomes).", [&] {
    const CommunityMap changes =
        community_map_of(files.base_named(), files.named_all(), options.outcome, options.label);
    std::optional<std::size_t> period;
    if (options.period) period = period_of(changes, *options.period, options.files.front());
    return draw_map(changes, *outlines, period, attribute_text(*files.base, "tenure_version"), options.size,
                    options.language);
  });
}

std::string flows(const ChartOptions& options) {
  const Files files(options);
  return drawn(options.files.front(), "Take results that keep inflow and outflow.", [&] {
    const NamedResults result = files.named_all().front();
    const TalentFlows moved = talent_flows_of(result, files.base ? std::optional(files.base_named()) : std::nullopt);
    return draw_flows(moved, attribute_text(*result.file, "tenure_version"), options.size, options.language);
  });
}

std::string tornado(const ChartOptions& options) {
  const std::filesystem::path path = options.files.front();
  const std::string source = path.filename().string();
  if (path.extension() == ".csv")
    return draw_tornado(tornado_of_indices(path, options.outcome), source, options.size, options.language);
  const ResultsFile file = opened(path);
  require_outcome(file, options.outcome);
  return drawn(
      path.string(), "Take a batch of [design] method = \"one_at_a_time\", or a table of indices (.csv).", [&] {
        const std::string version = attribute_text(file, "tenure_version");
        const std::string from = say(options.language, "Tenure{}, {}, seed {}", "Tenure{}，{}，种子 {}",
                                     version.empty() ? "" : " " + version, source, attribute_text(file, "seed"));
        return draw_tornado(tornado_of_batch(file, options.outcome, options.label), from, options.size,
                            options.language);
      });
}

}  // namespace

const std::vector<ChartKind>& chart_kinds() {
  using enum ChartKind::Baseline;
  static const std::vector<ChartKind> kinds{
      {"fan", "One outcome over time with what chance makes of it, alone or against a baseline",
       "tenure chart fan cameras.h5 --against baseline.h5 --outcome incidents_actual --label theft -o theft.svg", false,
       true, may, fan},
      {"difference", "What up to seven scenarios change over time, by pairs of runs with the same luck",
       "tenure chart difference cameras.h5 rent-subsidy.h5 --against baseline.h5 --outcome fires -o fires.pdf", true,
       true, must, difference},
      {"ranking", "Scenarios by what they do to one outcome, the best first",
       "tenure chart ranking cameras.h5 rent-subsidy.h5 --against baseline.h5 --outcome rent_burden -o ranking.svg",
       true, true, must, ranking},
      {"multiples", "A small panel a scenario on one scale: differences from a baseline, or levels without one",
       "tenure chart multiples *.h5 --against baseline.h5 --outcome incidents_recorded -o panels.png", true, true, may,
       multiples},
      {"map", "What scenarios change in each community, on one colour scale",
       "tenure chart map cameras.h5 --against baseline.h5 --outcome incidents_actual --period 2022-06 -o june.png",
       true, true, must, map},
      {"cost", "Cost against effect, with the Pareto line and how likely each scenario is best",
       "tenure chart cost cameras.h5 rent-subsidy.h5 --against baseline.h5 --outcome incidents_actual -o cost.svg",
       true, true, must, cost},
      {"tornado", "What drives an outcome: from a table of sensitivity indices, or a batch one at a time",
       "tenure chart tornado indices.csv --outcome fires -o drivers.svg", false, true, none, tornado},
      {"flows", "Who came from where and went where, by skill; what a scenario changes of it against a baseline",
       "tenure chart flows talent-steward.h5 --against baseline.h5 -o flows.pdf --language zh", false, false, may,
       flows}};
  return kinds;
}

}  // namespace tenure
