#include <array>
#include <vector>

#include <doctest/doctest.h>

#include "models/district/scenario_programmes.hpp"
#include "models/district/world.hpp"
#include "models/interventions/charging_piles.hpp"
#include "tests/whole/small_district.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

struct Kind {
  std::string kind;
  double amount;
};
const std::vector<Kind> kinds{{"charging_piles", 200}, {"line_cleanup", 8}, {"fire_inspection", 300}};

/// The baseline with one programme from March.
Scenario with(const Kind& k, double amount, const std::vector<std::string>& sets = {}) {
  Scenario scenario = small("baseline", sets);
  Programme programme;
  programme.kind = k.kind;
  programme.name = "fire";
  programme.start = day_of(std::chrono::year{2022} / 3 / 1);
  programme.amount = amount;
  scenario.interventions.push_back({std::move(programme), measure_kind(k.kind)->make()});
  return scenario;
}

/// The reference district's first day in the small, its e-bikes charged, and the book.
struct Book {
  Scenario scenario = small("baseline");
  District d = first_day(scenario);
  Book() {
    Charging charging = charge(d, parameters(), scenario.run.start);
    d.buildings.charged_indoors = std::move(charging.indoors);
    d.buildings.charging_places = std::move(charging.places);
  }
  [[nodiscard]] const FireParameters& parameters() const { return scenario.parameters.fire; }
};

}  // namespace

TEST_CASE("a fire programme of amount 0 changes nothing, to the last bit") {
  const Scenario baseline = small("baseline", {"run.until=2022-06-01"});
  const Replicate base = simulate(baseline, first_day(baseline), 0, {});
  for (const Kind& k : kinds) {
    const Scenario idle = with(k, 0, {"run.until=2022-06-01"});
    CHECK(same_bits(simulate(idle, first_day(idle), 0, {}), base));
  }
}

TEST_CASE("a fire programme changes nothing before its first day") {
  const Scenario baseline = small("baseline", {"run.until=2022-03-01"});
  const Replicate base = simulate(baseline, first_day(baseline), 0, {});
  for (const Kind& k : kinds) {
    const Scenario later = with(k, k.amount, {"run.until=2022-04-01"});
    const Replicate r = simulate(later, first_day(later), 0, {});
    for (std::size_t i = 0; i < base.values.size(); ++i) {
      auto before = r.values[i];
      before.resize(base.values[i].size());
      CHECK(same_bits(base.values[i], before));
    }
  }
}

TEST_CASE("the book's fires of a year come as often, and of such causes, as in the statistics") {
  const Book book;
  std::array<double, fire_causes> expected{};
  double people = 0;
  for (const BuildingId b : Ids<BuildingTable>(book.d.buildings.size())) {
    people += book.d.buildings.occupants[b];
    for (int t = 0; t < 365; t += 5) {
      const auto hazard = fire_hazard(book.d, b, book.parameters(), book.scenario.run.start + t);
      for (std::size_t c = 0; c < fire_causes; ++c) expected[c] += 5 * hazard[c];
    }
  }
  double all = 0;
  for (const double x : expected) all += x;
  MESSAGE("fires a year per 530,000: " << all / people * 530'000 << ", by cause " << expected[0] / all << " "
                                       << expected[1] / all << " " << expected[2] / all << " " << expected[3] / all);
  // Residential fires of China in 2022, by the head; electrical and e-bike shares of residential fires.
  CHECK(all / people * 530'000 > 85);
  CHECK(all / people * 530'000 < 115);
  CHECK(expected[0] / all > 0.30);
  CHECK(expected[0] / all < 0.45);
  CHECK(expected[1] / all > 0.03);
  CHECK(expected[1] / all < 0.12);
}

TEST_CASE("fire harm in the book: few fires by night kill a third of the dead, and few fires kill most at once") {
  Book book;
  FireParameters p = book.parameters();
  for (double* rate : {&p.wiring, &p.ebike, &p.ebike_outdoors, &p.cooking, &p.other}) *rate *= 400'000;
  double n = 0, deaths = 0, night = 0, night_deaths = 0, in_large = 0, loss = 0;
  for (int t = 0; t < 30; ++t)
    for (const Fire& f : fires(book.d, p, {.seed = 4}, book.scenario.run.start + t)) {
      n += 1, deaths += f.deaths, loss += f.loss;
      if (f.hour < 6) night += 1, night_deaths += f.deaths;
      if (f.deaths >= 3) in_large += f.deaths;
    }
  MESSAGE(n << " fires, " << 1000 * deaths / n << " deaths per 1,000, by night " << night / n << " of fires and "
            << night_deaths / deaths << " of deaths, in fires with three and more " << in_large / deaths << ", loss "
            << loss / n);
  CHECK(night / n > 0.07);
  CHECK(night / n < 0.14);
  CHECK(night_deaths / deaths > 0.25);
  CHECK(night_deaths / deaths < 0.38);
  CHECK(1000 * deaths / n > 2);
  CHECK(1000 * deaths / n < 9);
  CHECK(in_large / deaths > 0.05);
  CHECK(in_large / deaths < 0.25);
  CHECK(loss / n > 3'000);
  CHECK(loss / n < 30'000);
}

TEST_CASE("five levels of piles: each leaves fewer e-bikes indoors and fewer expected e-bike fires, ever less so") {
  const Book book;
  const ChargingPiles measure;
  std::vector<double> indoors, hazard;
  for (const double amount : {0.0, 30.0, 60.0, 120.0, 240.0, 960.0}) {
    District d = book.d;
    Programme programme;
    programme.name = "piles";
    programme.start = book.scenario.run.start;
    programme.amount = amount;
    d.ledger.open("piles", no_cap);
    d.rollouts.emplace_back();
    measure.act(d, programme, book.scenario.parameters.assets, 0, {.seed = 4}, programme.start);
    d.buildings.charged_indoors = charge(d, book.parameters(), programme.start).indoors;
    indoors.push_back(0), hazard.push_back(0);
    for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) {
      indoors.back() += double{d.buildings.charged_indoors[b]} * d.buildings.e_bikes[b];
      hazard.back() += fire_hazard(d, b, book.parameters(), programme.start)[1];
    }
    MESSAGE(amount << " piles: " << indoors.back() << " e-bikes indoors, e-bike fires at "
                   << hazard.back() / hazard.front());
  }
  for (std::size_t i = 1; i < indoors.size(); ++i) {
    CHECK(indoors[i] <= indoors[i - 1]);
    CHECK(hazard[i] <= hazard[i - 1]);
  }
  CHECK(indoors[2] < indoors[0]);
  // The last doubling twice over finds few who are not served.
  CHECK(indoors[4] - indoors[5] < indoors[0] - indoors[4]);
}

TEST_CASE("each fire measure changes what it should in a year: e-bikes indoors, tidied houses, mended houses") {
  const Scenario baseline = small("baseline");
  const District from = first_day(baseline);
  const Replicate base = simulate(baseline, from, 0, {});
  const Scenario piles = with(kinds[0], kinds[0].amount);
  const Replicate with_piles = simulate(piles, from, 0, {});
  CHECK(total(with_piles, "e_bikes_indoors") < total(base, "e_bikes_indoors"));
  CHECK(total(with_piles, "charging_ports") > total(base, "charging_ports"));
  CHECK(total(with_piles, "spending") > 0);

  Scenario inspected = with(kinds[2], kinds[2].amount);
  inspected.interventions.push_back(std::move(with(kinds[1], kinds[1].amount).interventions.back()));
  inspected.interventions.back().programme.name = "lines";
  World world(inspected, from, 0);
  for (int t = 0; t < 150; ++t) world.live(baseline.run.start + t);
  double inspections = 0, tidied = 0, old_wiring = 0, before = 0, alarms = 0, alarms_before = 0;
  for (const BuildingId b : Ids<BuildingTable>(from.buildings.size())) {
    const BuildingTable& now = world.district().buildings;
    inspections += now.inspected[b] != never;
    tidied += now.tidy_lines[b];
    old_wiring += now.old_wiring[b], before += from.buildings.old_wiring[b];
    alarms += now.alarms[b], alarms_before += from.buildings.alarms[b];
  }
  CHECK(inspections > 50);
  CHECK(tidied == 320);
  CHECK(old_wiring < before);
  CHECK(alarms > alarms_before);
}
