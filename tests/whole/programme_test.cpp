#include <doctest/doctest.h>
#include <tbb/global_control.h>

#include "tests/whole/small_district.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

/// A part of "Red Rental House", the name of its intervention, and an outcome that it changes by the year's end; empty
/// where what it changes (a hazard of fire, say) shows in so small a district only by chance.
struct Part {
  std::string file, name, changes;
};
const std::vector<Part> parts{{"mobilisation", "mobilisation", "engaged_landlords"},
                              {"register", "register", "landlord_duties"},
                              {"cameras", "cameras", "camera_exposure"},
                              {"patrol", "patrols", "incidents_actual"},
                              {"charging-piles", "charging piles", "charging_ports"},
                              {"parking", "parking", "incidents_actual"},
                              {"lines", "lines", ""},
                              {"lanes", "lanes", "incidents_actual"},
                              {"fire-inspection", "fire inspections", ""},
                              {"activities", "activities", "activity_attendances"},
                              {"request-desk", "request desk", "requests_at_desk"}};

Scenario part(const Part& p, std::vector<std::string> sets) {
  for (std::string& set : sets)
    if (set.starts_with(".")) set = "intervention." + p.name + set;
  return small("red-rental-house/" + p.file, sets);
}

}  // namespace

TEST_CASE("each part of the programme changes nothing with amount 0, to the last bit") {
  const std::vector<std::string> sets{"run.until=2022-07-01", ".amount=0"};
  const Scenario baseline = small("baseline", {"run.until=2022-07-01"});
  const District from = first_day(baseline);
  const Replicate base = simulate(baseline, from, 0, {});
  for (const Part& p : parts) {
    CAPTURE(p.file);
    const Replicate idle = simulate(part(p, sets), from, 0, {});
    for (std::size_t i = 0; i < base.values.size(); ++i) {
      CAPTURE(outcome_variables()[i].name);
      if (!by_programme(i)) CHECK(same_bits(idle.values[i], base.values[i]));
    }
  }
}

TEST_CASE("each part of the programme changes what it should, and nothing before its first day, to the last bit") {
  const Scenario baseline = small("baseline", {"run.until=2022-12-01"});
  const District from = first_day(baseline);
  const Replicate base = simulate(baseline, from, 0, {});
  for (const Part& p : parts) {
    CAPTURE(p.file);
    const Replicate with = simulate(part(p, {"run.until=2022-12-01", ".start=2022-03-01"}), from, 0, {});
    for (std::size_t i = 0; i < base.values.size(); ++i) {
      CAPTURE(outcome_variables()[i].name);
      if (!by_programme(i)) CHECK(same_bits(first(with, i, 2), first(base, i, 2)));
      if (outcome_variables()[i].name == p.changes) CHECK_FALSE(same_bits(with.values[i], base.values[i]));
    }
    CHECK(total(with, "spending") + total(with, "borne_by_others") > 0);
  }
}

TEST_CASE("the whole programme keeps people, rooms, jobs, requests and money in balance on every day of its year") {
  const Scenario scenario = small("red-rental-house");
  RunOptions options;
  options.check_invariants = true;
  Replicate r;
  CHECK_NOTHROW(r = simulate(scenario, first_day(scenario), 0, options));
  CHECK(total(r, "spending") <= 11'685'000);
}

TEST_CASE("the whole programme gives the same bytes on 1, 2 and 7 threads") {
  const Scenario scenario = small("red-rental-house", {"run.until=2022-09-01"});
  std::vector<Replicate> runs;
  for (const std::size_t threads : {1, 2, 7}) {
    tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    runs.push_back(simulate(scenario, first_day(scenario), 3, {}));
  }
  CHECK(same_bits(runs[0], runs[1]));
  CHECK(same_bits(runs[0], runs[2]));
}
