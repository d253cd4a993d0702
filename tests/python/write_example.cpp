/// Writes the results file that read_example.py and read_example.R read: write_example PATH.
/// incidents = 1000 replicate + 100 month + 10 community + type, so that a reader can check every value.

#include <limits>

#include "sim/results_writer.hpp"

using namespace tenure;

int main(int, char** arguments) {
  const std::vector<Dimension> dimensions{
      {"time", "month", period_starts(*parse_day("2022-01-01"), *parse_day("2022-04-01"), Period::month)},
      {"community", "community", std::vector<std::string>{"Chenjiang 01", "陈江 02"}},
      {"incident_type", "type of incident", std::vector<std::string>{"theft", "burglary", "violence"}},
      {"distance_ring", "inner edge of the ring", std::vector<std::int64_t>{0, 250}},
      {"programme", "programme", std::vector<std::string>{}}};
  const std::vector<Variable> variables{
      {"incidents_recorded",
       "incidents recorded by the police",
       "1",
       {"community", "incident_type"},
       Accrual::flow,
       Storage::count,
       Better::down},
      {"rent", "mean rent", "yuan month-1", {"community"}, Accrual::stock, Storage::real, Better::neither},
      {"attempts", "attempts near cameras", "1", {"distance_ring"}, Accrual::flow, Storage::count, Better::down},
      {"spent", "spent by the programme", "yuan", {"programme"}, Accrual::flow, Storage::real, Better::neither}};

  ResultsWriter out(arguments[1], dimensions, variables,
                    {{"title", "示例"}, {"seed", std::int64_t{7}}, {"scenario", std::string(100'000, 'x')}});
  for (std::int64_t replicate : {0, 5}) {
    std::vector<std::vector<double>> values(4);
    for (int month = 0; month < 3; ++month) {
      for (int community = 0; community < 2; ++community) {
        for (int type = 0; type < 3; ++type)
          values[0].push_back(static_cast<double>(1000 * replicate + 100 * month + 10 * community + type));
        values[1].push_back(month == 2 ? std::numeric_limits<double>::quiet_NaN() : 850.25 + month);
      }
      values[2].insert(values[2].end(), {3, 4});
    }
    out.append(replicate, values);
  }
  out.finish("complete", {{"threads", std::int64_t{2}}, {"host", "anywhere"}});
}
