#pragma once
/// A small results file with every kind of dimension, variable and attribute, for tests to write, read and change.

#include <cmath>
#include <limits>
#include <string>

#include <unistd.h>

#include "sim/results_writer.hpp"
#include "tests/sim/scratch_folder.hpp"

namespace tenure {

struct Example {
  std::vector<Dimension> dimensions{
      {"time", "month", std::vector<Day>{Day{18993}, Day{19024}, Day{19052}}},  // 2022-01-01 and the next two months
      {"community", "community", std::vector<std::string>{"Chenjiang 01", "Chenjiang 02", "陈江三"}},
      {"incident_type", "type of incident", std::vector<std::string>{"theft", "burglary"}},
      {"distance_ring", "ring around a camera", std::vector<std::int64_t>{-1, 0, 250}},
      {"programme", "programme", std::vector<std::string>{}}};
  std::vector<Variable> variables{
      {"incidents_recorded",
       "incidents recorded by the police",
       "1",
       {"community", "incident_type"},
       Accrual::flow,
       Storage::count,
       Better::down},
      {"rent",
       "mean rent of the let rooms",
       "yuan month-1",
       {"community"},
       Accrual::stock,
       Storage::real,
       Better::neither},
      {"employed", "people with a job", "person", {}, Accrual::stock, Storage::count, Better::up},
      {"spent", "spent by the programme", "yuan", {"programme"}, Accrual::flow, Storage::real, Better::neither},
      {"attempts", "attempts near cameras", "1", {"distance_ring"}, Accrual::flow, Storage::real, Better::down}};
  std::map<std::string, Attribute> attributes{{"title", std::string("示例 example")},
                                              {"seed", std::int64_t{-9007199254740993}},
                                              {"price", 0.1},
                                              {"empty", std::string()},
                                              {"scenario", std::string(200'000, 'x') + "\nend"}};
  std::map<std::string, Attribute> provenance{
      {"threads", std::int64_t{8}}, {"wall_seconds", 1.5}, {"host", std::string("anywhere")}};
  std::vector<std::int64_t> replicates{0, 4};
  std::string status = "complete";
  std::vector<std::vector<double>> values{{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 9007199254740992},
                                          {850.5, std::numeric_limits<double>::quiet_NaN(), 1e-300, 1.0 / 3, -0.0,
                                           std::numeric_limits<double>::infinity(), 1, 2, 3},
                                          {7, 8, 9},
                                          {},
                                          {0, 1, 2, 3, 4, 5, 6, 7, 8}};

  void write(const std::filesystem::path& path) const {
    ResultsWriter out(path, dimensions, variables, attributes);
    for (std::int64_t replicate : replicates) out.append(replicate, values);
    out.finish(status, provenance);
  }
};

/// A folder of this process alone: other builds may run the same tests at the same time.
struct ResultsFolder : ScratchFolder {
  explicit ResultsFolder(const std::string& name) : ScratchFolder(name + "_" + std::to_string(::getpid())) {}
};

}  // namespace tenure
