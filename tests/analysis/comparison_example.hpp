#pragma once
/// Two small files as a baseline and a scenario would write them, with effects that a test can work out by hand.

#include <cmath>
#include <string>

#include "analysis/results_file.hpp"
#include "sim/results_writer.hpp"
#include "tests/analysis/results_example.hpp"

namespace tenure {

/// A year of months in two communities; `thefts_prevented` fewer thefts a month and community than the baseline's, with
/// luck that both arms share and a little of their own.
struct ScenarioExample {
  std::string name = "baseline";
  std::vector<std::string> programmes{"none"};
  std::int64_t seed = 7;
  std::string district = "Example";
  Period period = Period::month;
  std::size_t replicates = 10;
  std::int64_t first_replicate = 0;
  double thefts_prevented = 0, own_luck = 0, yuan_a_period = 0, rent_rise = 0, yuan_of_others = 0;

  void write(const std::filesystem::path& path) const {
    const Day start{18993}, end{19358};  // the year 2022
    const std::vector<Day> time = period_starts(start, end, period);
    const std::vector<Dimension> dimensions{
        {"time", "first day of the period", time},
        {"community", "community", std::vector<std::string>{"North", "South"}},
        {"incident_type", "type of security incident", std::vector<std::string>{"theft", "burglary"}},
        {"programme", "programme", programmes},
        {"spending_kind", "kind of spending", std::vector<std::string>{"capital", "running"}}};
    const std::vector<Variable> variables{
        {"incidents_actual",
         "security incidents that happened",
         "1",
         {"community", "incident_type"},
         Accrual::flow,
         Storage::count,
         Better::down},
        {"residents", "people who live here", "person", {"community"}, Accrual::stock, Storage::count, Better::neither},
        {"rent",
         "mean agreed rent of let rental dwellings",
         "yuan month-1",
         {"community"},
         Accrual::stock,
         Storage::real,
         Better::neither},
        {"spending",
         "money spent by programmes",
         "yuan",
         {"programme", "spending_kind"},
         Accrual::flow,
         Storage::real,
         Better::down},
        {"borne_by_others",
         "cost of programmes that others bear",
         "yuan",
         {"programme"},
         Accrual::flow,
         Storage::real,
         Better::down}};
    ResultsWriter out(path, dimensions, variables,
                      {{"title", "Title of " + name},
                       {"scenario_name", name},
                       {"district_name", district},
                       {"seed", seed},
                       {"start", format_day(start)},
                       {"until", format_day(end)},
                       {"tenure_version", std::string("0.1.0")}});
    for (std::size_t r = 0; r < replicates; ++r) {
      std::vector<std::vector<double>> values(variables.size());
      for (std::size_t t = 0; t < time.size(); ++t) {
        const auto wobble = [&](double by, double phase) {
          return std::round(
              by * std::sin(12.9898 * (static_cast<double>(r) + 1.0) + 78.233 * static_cast<double>(t) + phase));
        };
        for (double place : {0.0, 1.0}) {
          values[0].push_back(400 + 20 * std::sin(0.5 * static_cast<double>(t)) + wobble(30, place) +
                              wobble(own_luck, 5 + place) - thefts_prevented);
          values[0].push_back(50 + wobble(8, 2 + place));
        }
        values[1].insert(values[1].end(), {100, 300});
        values[2].insert(values[2].end(), {800 + rent_rise, 1000 + rent_rise});
        for (std::size_t p = 0; p < programmes.size(); ++p)
          values[3].insert(values[3].end(), {p == 0 ? yuan_a_period : 0.0, 0.0}),
              values[4].push_back(p == 0 ? yuan_of_others : 0.0);
      }
      for (double& x : values[0]) x = std::round(x);
      out.append(first_replicate + static_cast<std::int64_t>(r), values);
    }
    out.finish("complete", {});
  }
};

}  // namespace tenure
