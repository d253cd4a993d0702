#include <cmath>
#include <limits>

#include "analysis/evaluation_table.hpp"
#include "sim/results_writer.hpp"

namespace tenure {

void write_evaluation(const Evaluation& e, const std::filesystem::path& path) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  std::vector<std::string> figures, changes, parts(change_part_names.begin(), change_part_names.end());
  for (const JudgedFigure& j : e.figures) figures.push_back(j.figure.name);
  for (const EvaluatedChange& change : e.changes) changes.push_back(change.name);
  parts.emplace_back("total");
  if (changes.empty()) changes.emplace_back("none");
  const std::vector<Dimension> dimensions{{"time", "first day of the programme's year", std::vector<Day>{e.from}},
                                          {"figure", "reported figure", figures},
                                          {"change", "reported change", changes},
                                          {"part", "part of a recorded change", parts}};
  const std::vector<Variable> variables{{"simulated",
                                         "simulated value of a reported figure, in its unit",
                                         "1",
                                         {"figure"},
                                         Accrual::stock,
                                         Storage::real,
                                         Better::neither},
                                        {"reported",
                                         "the figure as reported, in its unit",
                                         "1",
                                         {"figure"},
                                         Accrual::stock,
                                         Storage::real,
                                         Better::neither},
                                        {"log_change",
                                         "part of the logarithm of a recorded change",
                                         "1",
                                         {"change", "part"},
                                         Accrual::stock,
                                         Storage::real,
                                         Better::neither}};
  ResultsWriter out(path, dimensions, variables,
                    {{"title", "Validation of " + e.title},
                     {"district_name", e.district},
                     {"seed", e.seed},
                     {"start", format_day(e.from)},
                     {"until", format_day(e.until)},
                     {"tenure_version", e.version}});
  for (std::size_t r = 0; r < e.replicates.size(); ++r) {
    std::vector<std::vector<double>> values(3);
    for (const JudgedFigure& j : e.figures) {
      // Draws that are not finite were left out of a figure; then its rows can't be told by pair.
      const bool by_pair = j.draws.size() == e.replicates.size();
      values[0].push_back(by_pair ? j.draws[r] : j.draws.size() == 1 ? j.draws[0] : nan);
      values[1].push_back(j.figure.value);
    }
    if (e.changes.empty()) values[2].assign(parts.size(), nan);
    for (const EvaluatedChange& change : e.changes) {
      const bool by_pair = change.splits.size() == e.replicates.size();
      for (std::size_t k = 0; k < change_parts; ++k) values[2].push_back(by_pair ? change.splits[r].part[k] : nan);
      values[2].push_back(by_pair ? change.splits[r].total : nan);
    }
    out.append(e.replicates[r], values);
  }
  out.finish("complete", {});
}

}  // namespace tenure
