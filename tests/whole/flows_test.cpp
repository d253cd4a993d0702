#include <doctest/doctest.h>

#include "tests/whole/small_district.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

const std::vector<double>& values(const Replicate& r, Outcome o) {
  return r.values[static_cast<std::size_t>(o)];
}

}  // namespace

TEST_CASE("what regions lose the district wins, skill by skill and month by month") {
  const Scenario scenario = small("baseline", {"run.warm_up_days=0"});
  RunOptions options;
  options.check_invariants = true;
  const Replicate r = simulate(scenario, first_day(scenario), 0, options);
  const auto &in = values(r, Outcome::inflow), &out = values(r, Outcome::outflow),
             &net = values(r, Outcome::net_inflow), &balance = values(r, Outcome::region_balance);
  const std::size_t cells = scenario.district.regions.size() * skills;
  std::vector<double> won(cells, 0);
  double talent_from_neighbours = 0;
  for (std::size_t i = 0; i < net.size(); ++i) {
    CHECK(net[i] == in[i] - out[i]);
    won[i % cells] -= net[i];
    CHECK(balance[i] == won[i % cells]);
    const bool neighbour = scenario.district.regions[i % cells / skills].people[0].has_value();
    if (neighbour && i % skills != 0) talent_from_neighbours += in[i];
  }
  CHECK(total(r, "diverted") == talent_from_neighbours);
  CHECK(talent_from_neighbours > 0);
  CHECK(total(r, "lost_at_festival") > 0);
  CHECK(same_bits(values(r, Outcome::inflow_anyway), in));  // no programme that anybody came for
  CHECK(in_common(r.talent, r.talent).deadweight() == 1);
}

TEST_CASE("jobs begun less jobs ended is what employment grows by, and every resident has one age and a way to work") {
  const Scenario scenario = small("baseline", {"run.until=2022-07-01"});
  const Replicate r = simulate(scenario, first_day(scenario), 0, {});
  const auto sums = [&](Outcome o) {
    const std::vector<double>& all = values(r, o);
    std::vector<double> by_period(r.periods, 0);
    for (std::size_t i = 0; i < all.size(); ++i) by_period[i / (all.size() / r.periods)] += all[i];
    return by_period;
  };
  const auto hires = sums(Outcome::hires), ended = sums(Outcome::jobs_ended), jobs = sums(Outcome::employment),
             quits = sums(Outcome::separations), people = sums(Outcome::residents),
             ages = sums(Outcome::residents_by_age), adults = sums(Outcome::residents_by_skill);
  const std::size_t bands = age_band_from.size();
  for (std::size_t t = 0; t < r.periods; ++t) {
    if (t > 0) CHECK(jobs[t] - jobs[t - 1] == hires[t] - ended[t]);
    CHECK(ended[t] > quits[t]);  // others change or leave
    CHECK(ages[t] == people[t]);
    const std::vector<double>& by_age = values(r, Outcome::residents_by_age);
    CHECK(adults[t] <= people[t] - by_age[t * bands]);  // who is 15 is no adult yet
    CHECK(adults[t] > people[t] - by_age[t * bands] - by_age[t * bands + 1]);
    for (std::size_t k = 0; k < skills; ++k) {
      CHECK(values(r, Outcome::commute)[t * skills + k] > 3);
      CHECK(values(r, Outcome::commute)[t * skills + k] < 60);
    }
  }
}

TEST_CASE("a boom draws people in and a slump lets them go; the same candidates come to both") {
  const Scenario usual = small("baseline"), boom = small("boom"), slump = small("slump");
  double people[3] = {0, 0, 0}, posts[3] = {0, 0, 0};
  const District from = first_day(usual);
  for (std::uint32_t replicate = 0; replicate < 2; ++replicate) {
    std::vector<Replicate> runs;
    for (const Scenario* scenario : {&slump, &usual, &boom}) runs.push_back(simulate(*scenario, from, replicate, {}));
    for (std::size_t i = 0; i < 3; ++i) {
      people[i] += total(runs[i], "net_inflow");
      posts[i] += total(runs[i], "employment") + total(runs[i], "open_posts");
    }
    const TalentInCommon both = in_common(runs[0].talent, runs[2].talent);
    CHECK(both.deadweight() > 0.5);
    CHECK(both.deadweight() < 1);
  }
  CHECK(posts[0] < posts[1]);
  CHECK(posts[1] < posts[2]);
  CHECK(people[0] < people[1]);
  CHECK(people[1] < people[2]);
}
