#include <doctest/doctest.h>

#include "models/district/world.hpp"
#include "tests/whole/small_district.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

const char* const programmes = R"(
extends = "baseline.toml"
title = "Lanes"
[[intervention]]
kind = "patrol"
name = "patrols"
start = 2022-03-01
where = "everywhere"
end = 2022-07-01
amount = 3
shift = "evening"
sites = "beats"
[[intervention]]
kind = "camera_network"
name = "cameras"
start = 2022-03-01
where = "everywhere"
amount = 400
monitored = true
rollout_days = 30
[[intervention]]
kind = "parking_marking"
name = "parking"
start = 2022-03-01
where = "everywhere"
amount = 300
rollout_days = 60
[[intervention]]
kind = "lane_paving"
name = "lanes"
start = 2022-03-01
where = "everywhere"
amount = 30
lighting = 1
rollout_days = 60
paid_by = "other_department"
)";

Scenario lanes(const std::vector<std::string>& sets = {}) {
  Scenario scenario =
      parse_scenario(programmes, std::string(TENURE_SOURCE_DIR) + "/scenarios/zhongkai/lanes-trial.toml", sets);
  scenario.district = scaled(scenario.district, 1.0 / 30);
  return scenario;
}

/// Incidents of each day of one world: how many, and how many of them a patrol on its shift could have met.
struct Diary {
  std::vector<double> all, evening;
};
Diary live(const Scenario& scenario, std::uint32_t replicate) {
  World world(scenario, first_day(scenario), replicate);
  Diary diary;
  for (Day day = scenario.run.start; day < scenario.run.until; ++day) {
    world.live(day);
    diary.all.push_back(static_cast<double>(world.today().incidents.size()));
    diary.evening.push_back(0);
    for (const Incident& i : world.today().incidents) diary.evening.back() += i.hour >= 18;
  }
  return diary;
}

const std::vector<std::string> alone_patrol{"intervention.cameras.amount=0", "intervention.parking.amount=0",
                                            "intervention.lanes.amount=0"};
const std::vector<std::string> alone_cameras{"intervention.patrols.amount=0", "intervention.parking.amount=0",
                                             "intervention.lanes.amount=0"};

}  // namespace

TEST_CASE("patrols, parking, lanes and cameras of amount 0 change nothing, and nothing changes before they start") {
  const std::vector<std::string> until{"run.until=2022-05-01"};
  const Scenario baseline = small("baseline", until);
  const District from = first_day(baseline);
  const Replicate base = simulate(baseline, from, 0, {});
  std::vector<std::string> idle{"run.until=2022-05-01", "intervention.patrols.amount=0"};
  idle.insert(idle.end(), alone_patrol.begin(), alone_patrol.end());
  const Replicate none = simulate(lanes(idle), from, 0, {});
  for (std::size_t i = 0; i < base.values.size(); ++i) {
    const Variable& outcome = outcome_variables()[i];
    CAPTURE(outcome.name);
    if (outcome.dimensions.front() != "programme") CHECK(same_bits(none.values[i], base.values[i]));
  }
  const Replicate with = simulate(lanes(until), from, 0, {});
  for (std::size_t i = 0; i < base.values.size(); ++i) {
    const auto& name = outcome_variables()[i].name;
    if (name == "spending" || name == "spending_refused" || name == "borne_by_others") continue;
    const std::size_t two_months = base.values[i].size() / base.periods * 2;
    CHECK(same_bits({base.values[i].begin(), base.values[i].begin() + static_cast<std::ptrdiff_t>(two_months)},
                    {with.values[i].begin(), with.values[i].begin() + static_cast<std::ptrdiff_t>(two_months)}));
  }
}

TEST_CASE("recorded incidents are at most the reported ones, and these at most those that happened") {
  const Replicate r = simulate(lanes({"run.until=2022-07-01"}), first_day(lanes()), 0, {});
  const auto& actual = r.values[static_cast<std::size_t>(Outcome::incidents_actual)];
  const auto& reported = r.values[static_cast<std::size_t>(Outcome::incidents_reported)];
  const auto& recorded = r.values[static_cast<std::size_t>(Outcome::incidents_recorded)];
  REQUIRE(actual.size() == reported.size());
  for (std::size_t i = 0; i < actual.size(); ++i) {
    CHECK(recorded[i] <= reported[i]);
    CHECK(reported[i] <= actual[i]);
  }
}

TEST_CASE("without programmes the recorded level of a year is near the reported one of the province") {
  double recorded = 0;
  const Scenario baseline = small("baseline");
  const District from = first_day(baseline);
  for (std::uint32_t r = 0; r < 8; ++r) recorded += total(simulate(baseline, from, r, {}), "incidents_recorded");
  // 5,370 a year in the district, of which this is a thirtieth; 3,500 to 8,500 are plausible.
  MESSAGE("recorded a year in the whole district: " << recorded / 8 * 30);
  CHECK(recorded / 8 * 30 > 4500);
  CHECK(recorded / 8 * 30 < 6300);
}

TEST_CASE("a pulse of patrols prevents while it lasts and leaves nothing three months after it ended") {
  double during = 0, base_during = 0, after = 0, base_after = 0;
  std::vector<std::string> strong{"safety.patrol.theft=0.5", "safety.patrol.violence=0.5", "safety.patrol.other=0.5"};
  std::vector<std::string> sets = alone_patrol, none = alone_cameras;
  none.emplace_back("intervention.cameras.amount=0");
  sets.insert(sets.end(), strong.begin(), strong.end());
  none.insert(none.end(), strong.begin(), strong.end());
  for (std::uint32_t r = 0; r < 6; ++r) {
    const Diary with = live(lanes(sets), r), without = live(lanes(none), r);
    const auto day = [](int month) { return static_cast<std::size_t>((month - 1) * 365 / 12); };
    for (std::size_t t = day(4); t < day(7); ++t) during += with.evening[t], base_during += without.evening[t];
    for (std::size_t t = day(10); t < day(12); ++t) after += with.evening[t], base_after += without.evening[t];
  }
  MESSAGE("evening incidents during " << during << " for " << base_during << ", after " << after << " for "
                                      << base_after);
  CHECK(during < 0.9 * base_during);
  CHECK(after > 0.9 * base_after);
}

TEST_CASE("on average incidents never rise over five levels of cameras or of patrols") {
  const District from = first_day(lanes());
  for (const bool cameras : {true, false}) {
    std::vector<double> levels;
    for (const int amount : {0, 1, 2, 4, 8}) {
      std::vector<std::string> sets = cameras ? alone_cameras : alone_patrol;
      sets.push_back(cameras ? "intervention.cameras.amount=" + std::to_string(amount * 250)
                             : "intervention.patrols.amount=" + std::to_string(amount));
      sets.emplace_back("run.until=2022-07-01");
      const Scenario scenario = lanes(sets);
      double actual = 0;
      for (std::uint32_t r = 0; r < 6; ++r) actual += total(simulate(scenario, from, r, {}), "incidents_actual");
      MESSAGE((cameras ? "cameras " : "patrols ") << amount << ": " << actual);
      levels.push_back(actual);
    }
    CHECK(levels.back() < levels.front());
    // What an incident sets in motion (moves, other victims) is noise of its own between neighbouring levels.
    for (std::size_t i = 1; i < levels.size(); ++i) CHECK(levels[i] <= levels[i - 1] * 1.01);
  }
}

TEST_CASE("people, dwellings, jobs and money balance on every day under patrols, parking, lanes and cameras") {
  RunOptions options;
  options.check_invariants = true;
  CHECK_NOTHROW(simulate(lanes({"run.until=2022-09-01"}), first_day(lanes()), 0, options));
}
