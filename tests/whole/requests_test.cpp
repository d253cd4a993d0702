#include <doctest/doctest.h>

#include "tests/whole/small_district.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

Scenario with_desks(double amount, const std::vector<std::string>& sets) {
  Scenario scenario = small("baseline", sets);
  Intervention desks = small("red-rental-house/request-desk").interventions.front();
  desks.programme.start = scenario.run.start;
  desks.programme.amount = amount;
  scenario.interventions.push_back(desks);
  return scenario;
}

double last_mean(const Replicate& r, Outcome outcome) {
  const auto& values = r.values[static_cast<std::size_t>(outcome)];
  const std::size_t cells = values.size() / r.periods;
  double sum = 0;
  for (std::size_t i = values.size() - cells; i < values.size(); ++i) sum += values[i];
  return sum / static_cast<double>(cells);
}

}  // namespace

TEST_CASE("desks of amount 0 change nothing, to the last bit") {
  const std::vector<std::string> sets{"run.until=2022-06-01"};
  const Scenario baseline = small("baseline", sets), idle = with_desks(0, sets);
  CHECK(same_bits(simulate(idle, first_day(idle), 0, {}), simulate(baseline, first_day(baseline), 0, {})));
}

// Beijing's hotline solved 89 % of its cases in 2021, 53 % in 2019, and contacts rose by a tenth to three fifths.
TEST_CASE(
    "desks for every request, as useful as the best reported: requests rise by a tenth to three fifths while "
    "satisfaction rises and waits fall") {
  const std::vector<std::string> sets{"run.until=2024-01-01", "record.every=year", "requests.desk.useful=0.89"};
  const Scenario baseline = small("baseline", sets), desks = with_desks(1e6, sets);
  const District from = first_day(baseline);
  double requests = 0, base_requests = 0;
  for (std::uint32_t r = 0; r < 2; ++r) {
    const Replicate b = simulate(baseline, from, r, {}), w = simulate(desks, from, r, {});
    const auto raised = [](const Replicate& run) {  // in the last year
      const auto& values = run.values[static_cast<std::size_t>(Outcome::requests_raised)];
      double sum = 0;
      for (std::size_t i = values.size() / 2; i < values.size(); ++i) sum += values[i];
      return sum;
    };
    requests += raised(w);
    base_requests += raised(b);
    CHECK(last_mean(w, Outcome::satisfaction) > last_mean(b, Outcome::satisfaction));
    CHECK(total(w, "requests_dropped") <= total(b, "requests_dropped"));
    CHECK(total(w, "requests_at_desk") > 0.95 * total(w, "requests_raised"));
  }
  CHECK(requests > 1.10 * base_requests);
  CHECK(requests < 1.60 * base_requests);
}

TEST_CASE("requests raised = handled + dropped + open on every day of a year, and desks keep what they were given") {
  Scenario scenario = with_desks(600, {"run.until=2023-01-01"});
  RunOptions options;
  options.check_invariants = true;
  const Replicate r = simulate(scenario, first_day(scenario), 0, options);
  // Room that a thin stream of requests leaves unused for a month is lost; each of 55 desks rounds.
  CHECK(total(r, "requests_at_desk") < 600 + 55 / 2);
  CHECK(total(r, "requests_at_desk") > 400);
  CHECK(total(r, "requests_raised") > 2 * 600);
}

TEST_CASE("residents of the district raise between 0.04 and 0.5 requests a year each") {
  const Scenario baseline = small("baseline", {"run.until=2023-01-01", "record.every=year"});
  const Replicate r = simulate(baseline, first_day(baseline), 0, {});
  const double each = total(r, "requests_raised") / total(r, "residents");
  CHECK(each > 0.04);
  CHECK(each < 0.5);
}
