#include <atomic>

#include <doctest/doctest.h>
#include <tbb/global_control.h>

#include "models/district/world.hpp"
#include "tests/whole/small_district.hpp"

using namespace tenure;
using namespace tenure::testing;

TEST_CASE("1, 2, 3, 7 and 16 threads give the same bytes") {
  const Scenario scenario = small("both", {"run.until=2022-07-01"});
  std::vector<Replicate> runs;
  for (const std::size_t threads : {1, 2, 3, 7, 16}) {
    CAPTURE(threads);
    tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    runs.push_back(simulate(scenario, first_day(scenario), 3, {}));
    CHECK(same_bits(runs.front(), runs.back()));
  }
}

TEST_CASE("replicates do not depend on how many run side by side") {
  const Scenario scenario = small("baseline", {"run.until=2022-02-01"});
  const District from = first_day(scenario);
  std::vector<Replicate> one, three;
  simulate_all(scenario, from, 4, 1, {}, [&](Replicate&& r) { one.push_back(std::move(r)); });
  simulate_all(scenario, from, 4, 3, {}, [&](Replicate&& r) { three.push_back(std::move(r)); });
  REQUIRE(three.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) CHECK(same_bits(one[i], three[i]));
  CHECK_FALSE(same_bits(one[0], one[1]));
}

TEST_CASE("a camera network of amount 0 and a subsidy of 0 yuan change nothing, to the last bit") {
  const Scenario baseline = small("baseline", {"run.until=2022-10-01"});
  const Replicate base = simulate(baseline, first_day(baseline), 0, {});
  for (const auto& [name, set] : {std::pair{"cameras", "intervention.cameras.amount=0"},
                                  {"rent-subsidy", "intervention.rent subsidy.amount=0"}}) {
    const Scenario idle = small(name, {"run.until=2022-10-01", set});
    CHECK(same_bits(simulate(idle, first_day(idle), 0, {}), base));
  }
}

TEST_CASE("a programme changes nothing before its first day") {
  const Scenario baseline = small("baseline", {"run.until=2022-03-01"});
  const Scenario later = small("cameras", {"run.until=2022-04-01"});
  const Replicate base = simulate(baseline, first_day(baseline), 0, {});
  const Replicate with = simulate(later, first_day(later), 0, {});
  for (std::size_t i = 0; i < base.values.size(); ++i) {
    if (outcome_variables()[i].name == "spending" || outcome_variables()[i].name == "spending_refused") continue;
    auto before = with.values[i];
    before.resize(base.values[i].size());  // January and February
    CHECK(same_bits(base.values[i], before));
  }
}

TEST_CASE("scenarios that live their common past once come to the same bits as alone, each parting on its own day") {
  const std::vector<std::string> run{"run.until=2022-06-01"};
  const auto with = [&](const std::string& name, std::vector<std::string> sets) {
    sets.insert(sets.end(), run.begin(), run.end());
    return small(name, sets);
  };
  Scenario few_outcomes = with("rent-subsidy", {"intervention.rent subsidy.start=2022-02-11"});
  few_outcomes.record.outcomes = {"incidents_actual", "rent", "spending"};
  const std::vector<Scenario> scenarios{
      with("cameras", {"intervention.cameras.start=2022-04-16", "intervention.cameras.where=most_incidents",
                       "intervention.cameras.top=5"}),
      with("baseline", {}), few_outcomes, with("red-rental-house", {})};
  std::vector<const Scenario*> together;
  for (const Scenario& scenario : scenarios) {
    CHECK(share_a_past(scenarios.front(), scenario));
    together.push_back(&scenario);
  }
  const District from = first_day(scenarios.front());
  RunOptions options;
  std::atomic<std::uint64_t> days = 0;
  options.day_done = [&] { ++days; };
  const std::vector<Replicate> lives = simulate_together(together, from, 2, options);
  CHECK(days == days_together(together));
  REQUIRE(lives.size() == scenarios.size());
  for (std::size_t i = 0; i < lives.size(); ++i) {
    CAPTURE(i);
    const Replicate alone = simulate(scenarios[i], from, 2, {});
    CHECK(lives[i].number == 2);
    CHECK(lives[i].periods == alone.periods);
    CHECK(lives[i].notes == alone.notes);
    REQUIRE(lives[i].values.size() == alone.values.size());
    CHECK(same_bits(lives[i], alone));
  }
}

TEST_CASE("scenarios share no past where anything differs that acts before programmes begin") {
  const Scenario baseline = small("baseline");
  CHECK(share_a_past(baseline, small("cameras", {"record.outcomes=[\"rent\"]"})));
  for (const char* differs : {"run.seed=5", "run.start=2022-01-02", "run.until=2022-12-01", "run.warm_up_days=10",
                              "run.replicates=3", "record.every=week", "safety.near_repeat.branching_ratio=0.3"}) {
    CAPTURE(differs);
    CHECK_FALSE(share_a_past(baseline, small("cameras", {differs})));
  }
  Scenario elsewhere = baseline;
  ++elsewhere.district_fingerprint;
  CHECK_FALSE(share_a_past(baseline, elsewhere));
}

TEST_CASE("places ranked by recorded incidents are those of the most incidents, to the last bit") {
  const std::vector<std::string> common{"run.until=2022-05-01", "intervention.cameras.top=5",
                                        "intervention.cameras.start=2022-03-01"};
  const auto with = [&](std::vector<std::string> sets) {
    sets.insert(sets.end(), common.begin(), common.end());
    const Scenario scenario = small("cameras", sets);
    return simulate(scenario, first_day(scenario), 0, {});
  };
  const Replicate most = with({"intervention.cameras.where=most_incidents"});
  CHECK(
      same_bits(with({"intervention.cameras.where=ranked", "intervention.cameras.rank_by=incidents_recorded"}), most));
  CHECK_FALSE(same_bits(with({"intervention.cameras.where=ranked", "intervention.cameras.rank_by=vacancy"}), most));
}

TEST_CASE("ranking places by a stock in the midst of a period leaves what is recorded as it was, to the last bit") {
  const Scenario baseline = small("baseline", {"run.until=2022-05-01"});
  const Scenario ranked =
      small("cameras", {"run.until=2022-05-01", "intervention.cameras.amount=0",
                        "intervention.cameras.start=2022-03-16", "intervention.cameras.top=5",
                        "intervention.cameras.where=ranked", "intervention.cameras.rank_by=charging_ports"});
  const District from = first_day(baseline);
  CHECK(same_bits(simulate(ranked, from, 0, {}), simulate(baseline, from, 0, {})));
}

TEST_CASE("people, dwellings, jobs and money balance on every day of two years under both programmes") {
  Scenario scenario = small("cameras", {"run.until=2024-01-01"});
  scenario.interventions.push_back(small("rent-subsidy").interventions.front());
  RunOptions options;
  options.check_invariants = true;
  CHECK_NOTHROW(simulate(scenario, first_day(scenario), 0, options));
}

TEST_CASE("cameras at every corner lower what happens, raise the share recorded, and cost what their price says") {
  const Scenario baseline = small("baseline", {});
  const Scenario cameras = small("cameras", {"intervention.cameras.amount=2000"});
  const District from = first_day(baseline);
  double actual = 0, base_actual = 0, recorded = 0, base_recorded = 0;
  for (std::uint32_t r = 0; r < 4; ++r) {
    const Replicate b = simulate(baseline, from, r, {}), c = simulate(cameras, from, r, {});
    base_actual += total(b, "incidents_actual");
    actual += total(c, "incidents_actual");
    base_recorded += total(b, "incidents_recorded");
    recorded += total(c, "incidents_recorded");
    CHECK(total(b, "spending") == 0);
    CHECK(total(c, "spending") > 2000 * 5000);
    CHECK(total(c, "camera_exposure") > 0);
  }
  CHECK(actual < base_actual);
  CHECK(recorded / actual > base_recorded / base_actual);
}

TEST_CASE("a subsidy of two hundred yuan is paid to tenants and never beyond its budget") {
  const Scenario subsidy =
      small("rent-subsidy", {"intervention.rent subsidy.budget=300000", "intervention.rent subsidy.places=1000"});
  const Replicate r = simulate(subsidy, first_day(subsidy), 0, {});
  CHECK(total(r, "spending") <= 300000);
  CHECK(total(r, "spending") > 299000);
  CHECK(total(r, "subsidised") > 0);
  REQUIRE(r.notes.size() == 1);
  CHECK(r.notes[0].find("ran out") != std::string::npos);
}

TEST_CASE("a long run stays near where it began: people, vacancy, unemployment, rents") {
  const Scenario scenario = small("baseline", {"run.until=2025-01-01", "record.every=year"});
  const Replicate r = simulate(scenario, first_day(scenario), 0, {});
  const auto series = [&](Outcome o) { return r.values[static_cast<std::size_t>(o)]; };
  const auto sum_of = [&](const std::vector<double>& v, std::size_t year) {
    const std::size_t cells = v.size() / r.periods;
    double sum = 0;
    for (std::size_t i = 0; i < cells; ++i) sum += v[year * cells + i];
    return sum;
  };
  const double people = sum_of(series(Outcome::residents), 2);
  CHECK(people == doctest::Approx(530000.0 / 30).epsilon(0.08));
  const auto vacancy = series(Outcome::vacancy);
  const double mean_vacancy = sum_of(vacancy, 2) / 55;  // every community lets rooms
  CHECK(mean_vacancy > 0.03);
  CHECK(mean_vacancy < 0.20);
  const double jobless = 1 - sum_of(series(Outcome::employment), 2) / sum_of(series(Outcome::labour_force), 2);
  CHECK(jobless > 0.02);
  CHECK(jobless < 0.10);
}
