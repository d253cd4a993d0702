#include <doctest/doctest.h>

#include <cmath>

#include "models/district/world.hpp"
#include "tests/whole/small_district.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

/// Every way in which an incident reaches what households think and do.
const std::vector<std::string> arrows{"housing.search.victim",     "housing.taste.safety",
                                      "housing.taste.cameras",     "housing.satisfaction.victim",
                                      "housing.satisfaction.risk", "housing.satisfaction.cameras",
                                      "migration.leaving.victim",  "requests.rate.safety"};

bool of_incidents_or_money(const std::string& outcome) {
  return outcome.starts_with("incidents") || outcome.starts_with("camera") || outcome.starts_with("spending") ||
         outcome == "borne_by_others";
}

Replicate year_with(double attempts, bool arrows_cut) {
  std::vector<std::string> sets{"safety.attempts=" + std::to_string(attempts), "safety.e_bike_theft=0"};
  if (arrows_cut)
    for (const std::string& arrow : arrows) sets.push_back(arrow + "=0");
  const Scenario scenario = small("baseline", sets);
  return simulate(scenario, first_day(scenario), 0, {});
}

double mean_of(const Replicate& r, Outcome outcome) {
  double sum = 0, n = 0;
  for (const double x : r.values[static_cast<std::size_t>(outcome)])
    if (!std::isnan(x)) sum += x, n += 1;
  return sum / n;
}

}  // namespace

TEST_CASE(
    "safety changes how content people are, and so who stays; with the arrows cut it changes nothing, to the last "
    "bit") {
  const Replicate safe = year_with(0, false), unsafe = year_with(400, false);
  CHECK(total(safe, "incidents_actual") == 0);
  CHECK(total(unsafe, "incidents_actual") > 1000);
  CHECK(mean_of(safe, Outcome::satisfaction) > mean_of(unsafe, Outcome::satisfaction));
  CHECK(total(safe, "departures") < total(unsafe, "departures"));
  CHECK(total(safe, "tenancies_ended") < total(unsafe, "tenancies_ended"));
  CHECK(mean_of(safe, Outcome::welfare) > mean_of(unsafe, Outcome::welfare));

  const Replicate safe_cut = year_with(0, true), unsafe_cut = year_with(400, true);
  for (std::size_t i = 0; i < safe_cut.values.size(); ++i) {
    CAPTURE(outcome_variables()[i].name);
    if (!of_incidents_or_money(outcome_variables()[i].name)) CHECK(same_bits(safe_cut.values[i], unsafe_cut.values[i]));
  }
}

TEST_CASE("who has lived longer in a room is likelier to stay, and about half of the rooms change hands in a year") {
  const Scenario scenario = small("baseline");
  World world(scenario, first_day(scenario), 0);
  const District from = world.district();
  constexpr int days = 365;
  const Day start = first_simulated_day(scenario);
  for (int t = 0; t < days; ++t) world.live(start + t);

  struct Tenancies {
    double all = 0, ended = 0;
  } young, old;
  for (const HouseholdId h : Ids<HouseholdTable>(from.households.size())) {
    const DwellingId home = from.households.dwelling[h];
    if (!home.exists() || from.buildings.tenure[from.dwellings.building[home]] != Tenure::rental) continue;
    Tenancies& those = (start - from.households.move_in[h]) / days_per_year < 1 ? young : old;
    those.all += 1;
    those.ended += world.district().households.dwelling[h] != home;
  }
  const double share = (young.ended + old.ended) / (young.all + old.all);
  MESSAGE("ended within a year: " << young.ended / young.all << " of those younger than a year, " << old.ended / old.all
                                  << " of the others");
  CHECK(young.ended / young.all > 1.1 * old.ended / old.all);
  CHECK(share > 0.2);
  CHECK(share < 0.7);
}

TEST_CASE("tenancies that ended are counted with how long they lasted") {
  const Scenario scenario = small("baseline", {"record.every=year"});
  const Replicate r = simulate(scenario, first_day(scenario), 0, {});
  CHECK(total(r, "tenancies_ended") >= total(r, "moves"));
  CHECK(mean_of(r, Outcome::tenancy_years) > 0.3);
  CHECK(mean_of(r, Outcome::tenancy_years) < 6);
  CHECK(total(r, "upgrades") > 0);
}

TEST_CASE("a rent subsidy raises the welfare and lowers the burden of the poorest tenants most") {
  const Scenario baseline = small("baseline"),
                 subsidy = small("rent-subsidy", {"intervention.rent subsidy.amount=200"});
  const District from = first_day(baseline);
  const Replicate b = simulate(baseline, from, 0, {}), s = simulate(subsidy, from, 0, {});
  const auto gain = [&](Outcome outcome, std::size_t fifth) {
    const auto &before = b.values[static_cast<std::size_t>(outcome)],
               &after = s.values[static_cast<std::size_t>(outcome)];
    double sum = 0;
    for (std::size_t i = fifth; i < before.size(); i += 5) sum += after[i] - before[i];
    return sum / 12;
  };
  CHECK(gain(Outcome::welfare, 0) > 0);
  CHECK(gain(Outcome::rent_burden_by_fifth, 0) < 0);
  CHECK(gain(Outcome::welfare, 0) > gain(Outcome::welfare, 4));
}
