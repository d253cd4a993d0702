#include <doctest/doctest.h>

#include "models/district/world.hpp"
#include "models/governance/spread.hpp"
#include "models/interventions/campaign_measure.hpp"
#include "models/interventions/landlord_mobilisation.hpp"
#include "models/interventions/service_activities.hpp"
#include "models/interventions/tenant_register.hpp"
#include "tests/whole/small_district.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

/// A branch here has a thirtieth of the landlords, and as many visits.
Intervention mobilise(double branches, const Scenario& scenario) {
  auto measure = std::make_shared<LandlordMobilisation>();
  measure->rollout_days = 60, measure->grid_workers = 1, measure->contacts = 0.1, measure->mandate = 0.2;
  measure->meetings_per_month = 1;
  Programme programme;
  programme.kind = "landlord_mobilisation", programme.name = "mobilisation", programme.start = scenario.run.start + 31;
  programme.amount = branches;
  return {programme, measure};
}

Intervention campaign(const Scenario& scenario, int after) {
  Programme programme;
  programme.kind = "campaign", programme.name = "campaign", programme.start = scenario.run.start + after;
  programme.amount = 20;
  return {programme, std::make_shared<CampaignMeasure>()};
}

double last_of(const Replicate& r, Outcome outcome) {
  const auto& values = r.values[static_cast<std::size_t>(outcome)];
  const std::size_t cells = values.size() / r.periods;
  double sum = 0;
  for (std::size_t i = values.size() - cells; i < values.size(); ++i) sum += values[i];
  return sum;
}

}  // namespace

TEST_CASE("without a programme nobody is organised: no landlord engaged, no duty kept, no household taking part") {
  const Scenario baseline = small("baseline", {"run.until=2022-04-01"});
  const Replicate r = simulate(baseline, first_day(baseline), 0, {});
  for (const char* outcome : {"engaged_landlords", "landlord_duties", "participating_households", "landlord_visits",
                              "meeting_attendances", "activity_attendances", "campaign_reached"})
    CHECK(total(r, outcome) == 0);
}

TEST_CASE("mobilisation changes nothing before its first day, and of amount 0 never") {
  const Scenario baseline = small("baseline", {"run.until=2022-03-01"});
  const District from = first_day(baseline);
  const Replicate base = simulate(baseline, from, 0, {});
  Scenario idle = baseline;
  idle.interventions = {mobilise(0, baseline)};
  CHECK(same_bits(simulate(idle, from, 0, {}), base));
  Scenario later = baseline;
  later.interventions = {mobilise(55, baseline)};
  later.interventions[0].programme.start = baseline.run.start + 58;
  const Replicate with = simulate(later, from, 0, {});
  for (std::size_t i = 0; i < base.values.size(); ++i) {
    auto january = base.values[i], other = with.values[i];
    january.resize(january.size() / base.periods), other.resize(other.size() / with.periods);
    if (outcome_variables()[i].dimensions.front() != "programme") CHECK(same_bits(january, other));
  }
}

TEST_CASE("more branches engage more landlords and involve more households, leads before the others") {
  const Scenario baseline = small("baseline", {"run.until=2023-01-01"});
  const District from = first_day(baseline);
  double engaged = 0, involved = 0;
  for (const double branches : {10.0, 30.0, 55.0}) {
    Scenario scenario = baseline;
    scenario.interventions = {mobilise(branches, baseline)};
    const Replicate r = simulate(scenario, from, 0, {});
    const double now = last_of(r, Outcome::engaged_landlords),
                 households = last_of(r, Outcome::participating_households);
    CHECK(now > engaged);
    CHECK(households > involved);
    engaged = now, involved = households;
    if (branches < 55) continue;
    std::array<double, tiers> by_tier{}, all{};
    const auto& values = r.values[static_cast<std::size_t>(Outcome::engaged_landlords)];
    for (std::size_t i = 3 * 55 * tiers; i < 4 * 55 * tiers; ++i) by_tier[i % tiers] += values[i];  // in April
    for (const Tier tier : from.landlords.tier.span()) ++all[static_cast<std::size_t>(tier)];
    CHECK(by_tier[0] / all[0] > by_tier[1] / all[1]);
    CHECK(by_tier[1] / all[1] > by_tier[2] / all[2]);
    CHECK(last_of(r, Outcome::landlord_duties) > now);
  }
}

TEST_CASE("a mobilised district hears of a campaign sooner, and more of it") {
  Scenario plain = small("baseline", {"run.until=2022-09-01", "record.every=day"});
  const District from = first_day(plain);
  Scenario organised = plain;
  plain.interventions = {campaign(plain, 210)};
  organised.interventions = {mobilise(55, plain), campaign(plain, 210)};
  const auto reached = [&](const Scenario& scenario) {
    const Replicate r = simulate(scenario, from, 0, {});
    std::vector<double> by_day;
    double sum = 0;
    const auto& values = r.values[static_cast<std::size_t>(Outcome::campaign_reached)];
    for (std::size_t i = 0; i < values.size(); ++i) {
      sum += values[i];
      if ((i + 1) % 55 == 0) by_day.push_back(sum);
    }
    return by_day;
  };
  const auto without = reached(plain), with = reached(organised);
  CHECK(without[209] == 0);
  for (const std::size_t day : {214u, 219u, 229u}) CHECK(with[day] > 1.1 * without[day]);
}

TEST_CASE("people, dwellings and money balance with branches, registers, activities and a campaign") {
  Scenario scenario = small("baseline", {"run.until=2022-07-01"});
  auto registers = std::make_shared<TenantRegister>();
  registers->checks = 2;
  auto activities = std::make_shared<ServiceActivities>();
  activities->rollout_days = 100;
  Intervention ordered = mobilise(200, scenario), held = ordered;
  ordered.measure = registers, ordered.programme.name = "registers";
  held.measure = activities, held.programme.name = "activities", held.programme.amount = 21;
  scenario.interventions = {mobilise(55, scenario), ordered, held, campaign(scenario, 60)};
  RunOptions options;
  options.check_invariants = true;
  Replicate r;
  CHECK_NOTHROW(r = simulate(scenario, first_day(scenario), 0, options));
  CHECK(total(r, "activity_attendances") > 0);
}

TEST_CASE("landlords' acquaintances know each other, mostly within a community and some across") {
  const Scenario baseline = small("baseline");
  const District d = first_day(baseline);
  std::vector<CommunityId> of(d.landlords.size());
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size()))
    if (d.buildings.landlord[b].exists()) of[d.buildings.landlord[b].value] = d.buildings.community[b];
  double within = 0, across = 0;
  for (std::uint32_t l = 0; l < of.size(); ++l)
    for (const std::uint32_t other : d.landlord_network.neighbours(l)) (of[l] == of[other] ? within : across) += 1;
  CHECK(clustering(d.landlord_network) > 0.25);
  CHECK(across > 0);
  CHECK(within > 5 * across);
}

TEST_CASE("the same seeds reach more on the landlords' clustered network than rewired, and hubs do little better") {
  Scenario baseline = small("baseline");
  baseline.district = scaled(baseline.district, 6);  // a fifth of the reference district: room for a network
  const District d = first_day(baseline);
  MobilisationParameters p = baseline.parameters.governance.mobilisation;
  p.spontaneous = 0, p.leaving = 0;
  double clustered = 0, at_random = 0, hubs = 0;
  constexpr int runs = 8, five_years = 1826;
  const Network loose = rewired(d.landlord_network, {1, 0});
  for (std::uint32_t r = 0; r < runs; ++r) {
    const Luck luck{17, r};
    const auto seeds = random_seeds(d.landlord_network, d.landlords.size() / 20, luck);
    clustered += spread(d.landlord_network, seeds, p, luck, five_years).back() / runs;
    at_random += spread(loose, seeds, p, luck, five_years).back() / runs;
    hubs += spread(d.landlord_network, hub_seeds(d.landlord_network, seeds.size()), p, luck, five_years).back() / runs;
  }
  CHECK(clustered / at_random > 1.2);
  CHECK(clustered / at_random < 1.7);
  CHECK(hubs < clustered + 0.05);
}
