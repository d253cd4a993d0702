#include <doctest/doctest.h>
#include <tbb/global_control.h>

#include <cmath>

#include "models/district/world.hpp"
#include "tests/whole/small_district.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

/// A part of "Talent Steward", its intervention's name, an amount for a thirtieth of the district, and an outcome that
/// it changes by the year's end; empty where that shows in so small a district only by chance.
struct Part {
  std::string file, name, amount, changes;
};
const std::vector<Part> parts{{"allowances", "allowances", "60", "allowance_recipients"},
                              {"services", "services", "0.05", "services_done"},
                              {"training", "training", "200", "wage"},
                              {"star-employers", "star employers", "5", "star_employers"},
                              {"technician-awards", "technician awards", "20", ""},
                              {"housing", "talent housing", "30", "rent_burden"},
                              {"teams", "recruited teams", "12", ""}};

Scenario part(const Part& p, std::vector<std::string> sets) {
  for (std::string& set : sets)
    if (set.starts_with(".")) set = "intervention." + p.name + set;
  return small("talent-steward/" + p.file, sets);
}

const Part& named(const std::string& file) {
  return *std::find_if(parts.begin(), parts.end(), [&](const Part& p) { return p.file == file; });
}

/// Lives until the morning of the day and then day by day, calling look(world, today) in the evening.
template <class F>
void live(const Scenario& scenario, Day until, F&& look) {
  World world(scenario, first_day(scenario), 0);
  for (Day today = first_simulated_day(scenario); today < until; ++today) {
    world.live(today);
    look(world, today);
  }
}

}  // namespace

TEST_CASE("each talent measure changes nothing with amount 0, to the last bit") {
  const Scenario baseline = small("baseline", {"run.until=2022-06-01"});
  const District from = first_day(baseline);
  const Replicate base = simulate(baseline, from, 0, {});
  for (const Part& p : parts) {
    CAPTURE(p.file);
    const Replicate idle = simulate(part(p, {"run.until=2022-06-01", ".amount=0"}), from, 0, {});
    for (std::size_t i = 0; i < base.values.size(); ++i) {
      CAPTURE(outcome_variables()[i].name);
      if (!by_programme(i)) CHECK(same_bits(idle.values[i], base.values[i]));
    }
    CHECK(total(idle, "spending") == 0);
    CHECK(total(idle, "granted") == 0);
  }
}

TEST_CASE(
    "each talent measure changes what it should, spends within its budget, and does nothing before its first day") {
  const Scenario baseline = small("baseline", {"run.until=2022-12-01"});
  const District from = first_day(baseline);
  const Replicate base = simulate(baseline, from, 0, {});
  for (const Part& p : parts) {
    CAPTURE(p.file);
    const Scenario scenario = part(p, {"run.until=2022-12-01", ".amount=" + p.amount});
    const Replicate with = simulate(scenario, from, 0, {});
    for (std::size_t i = 0; i < base.values.size(); ++i) {
      CAPTURE(outcome_variables()[i].name);
      if (!by_programme(i)) CHECK(same_bits(first(with, i, 2), first(base, i, 2)));
      if (outcome_variables()[i].name == p.changes) CHECK_FALSE(same_bits(with.values[i], base.values[i]));
    }
    CHECK(total(with, "spending") > 0);
    CHECK(total(with, "spending") <= *scenario.interventions.front().programme.budget);
  }
}

TEST_CASE("the whole programme keeps people, jobs, teams and money in balance every day, on any number of threads") {
  const Scenario scenario = small("talent-steward", {"run.until=2022-10-01"});
  RunOptions options;
  options.check_invariants = true;
  const District from = first_day(scenario);
  std::vector<Replicate> runs;
  for (const std::size_t threads : {1, 2, 7}) {
    tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    CHECK_NOTHROW(runs.push_back(simulate(scenario, from, 1, options)));
  }
  CHECK(same_bits(runs[0], runs[1]));
  CHECK(same_bits(runs[0], runs[2]));
  CHECK(total(runs[0], "spending") <= 35'000'000);
}

TEST_CASE(
    "an allowance is paid after its delay, to people with a job, to no more than there are places, until its end") {
  const Scenario scenario = part(named("allowances"), {".amount=25", ".delay=40", ".end=2022-08-01"});
  const Day start{scenario.interventions.front().programme.start};
  std::int64_t most = 0;
  live(scenario, start + 160, [&](const World& world, Day today) {
    const District& d = world.district();
    const Account& account = d.ledger.accounts()[0];
    if (today < start + 40) CHECK(account.total() == 0);
    const auto& grants = d.rules.talent.grants;
    most = std::max(most, static_cast<std::int64_t>(grants.size()));
    std::int64_t paid = 0;
    for (const AllowanceGrant& g : grants) {
      CHECK(d.people.employer[g.person].exists());
      CHECK(d.people.presence[g.person] == Presence::here);
      paid += g.begun ? g.monthly : 0;
    }
    std::int64_t received = 0;
    for (const std::int32_t a : d.households.allowance.span()) received += a;
    CHECK(received == paid);
    if (today >= *scenario.interventions.front().programme.end) CHECK(grants.empty());
  });
  CHECK(most == 25);
}

TEST_CASE("an allowance promises no more than its budget holds, pays what it promised, and says that it stalled") {
  const Scenario scenario = part(named("allowances"), {".amount=1000", ".budget=30000"});
  const Replicate r = simulate(scenario, first_day(scenario), 0, {});
  CHECK(total(r, "granted") > 0);
  CHECK(total(r, "spending") <= 30000);
  CHECK(total(r, "spending_refused") > 0);
  REQUIRE_FALSE(r.notes.empty());
  CHECK(r.notes.back().find("stalled") != std::string::npos);
}

TEST_CASE(
    "services are met first come, first served, after their delay, within their capacity, and are worth something") {
  const Scenario scenario = part(named("services"), {".amount=0.01"});
  const Day start{scenario.interventions.front().programme.start};
  live(scenario, start + 200, [&](const World& world, Day today) {
    const District& d = world.district();
    if (today < start) return;
    REQUIRE(d.rules.talent.services.size() == 1);
    for (const ServiceItem& item : d.rules.talent.services[0].items) {
      const auto by_day = [](const ServiceApplication& a, const ServiceApplication& b) { return a.asked < b.asked; };
      CHECK(std::is_sorted(item.waiting.begin(), item.waiting.end(), by_day));
      CHECK(std::is_sorted(item.under_way.begin(), item.under_way.end(), by_day));
      if (!item.lasting) continue;
      double taken = 0;
      for (const auto* some : {&item.under_way, &item.keeping})
        for (const ServiceApplication& a : *some) taken += a.places;
      CHECK(taken + item.room == std::floor(item.capacity));
    }
    for (const HouseholdId h : Ids<HouseholdTable>(d.households.size()))
      CHECK((d.households.services_here[h] > 0) == (d.households.served[h] != 0));
  });
  // More is asked for than so little capacity serves.
  const Replicate r = simulate(scenario, first_day(scenario), 0, {});
  CHECK(total(r, "services_done") > 0);
  CHECK(total(r, "services_open") > total(r, "services_done"));
}

TEST_CASE("school places are given back when the programme is over") {
  const Scenario scenario = part(named("services"), {".amount=0.1", ".end=2022-09-01"});
  bool kept = false;
  live(scenario, Day{scenario.interventions.front().programme.end->value + 1}, [&](const World& world, Day today) {
    const auto schooling = service_bit(ServiceCategory::schooling);
    bool any = false;
    for (const std::uint8_t served : world.district().households.served.span()) any = any || (served & schooling);
    kept = kept || any;
    if (today >= *scenario.interventions.front().programme.end) CHECK_FALSE(any);
  });
  CHECK(kept);
}

TEST_CASE("training makes technicians of basic workers after the course, and no more than places were paid for") {
  const Scenario scenario = part(named("training"), {".amount=100"});
  const Day start{scenario.interventions.front().programme.start};
  live(scenario, start + 300, [&](const World& world, Day today) {
    const District& d = world.district();
    if (today < start + 183) CHECK(d.rules.talent.trained.empty());
    for (const Trained& t : d.rules.talent.trained) CHECK(d.people.skill[t.person] == Skill::technician);
    if (today < start + 299) return;
    CHECK(d.rules.talent.trained.size() > 10);
    const Account& account = d.ledger.accounts()[0];
    CHECK(account.total() == d.rollouts[0].bought * fen(2000));
    CHECK(static_cast<std::int64_t>(d.rules.talent.trained.size()) <= d.rollouts[0].bought);
    CHECK(d.rollouts[0].bought <= 84);
  });
}

TEST_CASE(
    "talent homes cost their tenants the rent less the discount, are no more than there are, and end with a move") {
  const Scenario scenario = part(named("housing"), {".amount=10"});
  live(scenario, scenario.interventions.front().programme.start + 200, [&](const World& world, Day) {
    const District& d = world.district();
    if (d.rules.talent.homes.empty()) return;
    const TalentHomes& scheme = d.rules.talent.homes[0];
    CHECK(scheme.homes.size() <= 10);
    std::size_t helped = 0;
    for (const HouseholdId h : Ids<HouseholdTable>(d.households.size())) helped += d.households.subsidy[h] > 0;
    CHECK(helped == scheme.homes.size());
    for (const TalentHomes::Home& home : scheme.homes) {
      CHECK(d.households.dwelling[home.household] == home.dwelling);
      CHECK(d.households.subsidy[home.household] <= 0.5 * d.dwellings.rent[home.dwelling]);
    }
  });
}
