#include "models/safety/guardians.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <doctest/doctest.h>

#include "models/safety/incidents.hpp"
#include "tests/safety/village.hpp"

namespace tenure {
namespace {

using test::bare;
using test::guard;
using test::spring;
using test::village;

constexpr Attempt theft_at_night{IncidentType::theft, DaySpan::night, false};
const BuildingId b0{0};

void keep(District& d, BuildingId b, std::initializer_list<Duty> duties) {
  std::uint8_t bits = 0;
  for (const Duty duty : duties) bits |= static_cast<std::uint8_t>(duty);
  d.landlords.duties[d.buildings.landlord[b]] = bits;
}

/// Numbers of the same order as the book's.
SafetyParameters usual(double attempts) {
  SafetyParameters p = bare(attempts, 20);
  p.camera = {0.12, 0.12, 0.01, 0, 0.02};
  p.patrol = {0.1, 0.1, 0.1, 0, 0.1};
  p.camera_patrol = {0, 0, 0.08, 0, 0.05};
  p.displacement_share = 0.25;
  p.diffusion_share = 0.15;
  p.guards_most = 0.5;
  return p;
}

std::array<double, incident_types> count(const District& d, const SafetyParameters& p, int days, std::uint64_t seed) {
  std::array<double, incident_types> seen{};
  for (int t = 0; t < days; ++t)
    for (const Incident& i : incidents(d, p, {.seed = seed}, spring + t)) ++seen[static_cast<std::size_t>(i.type)];
  return seen;
}
double total(const std::array<double, incident_types>& seen) {
  double sum = 0;
  for (const double x : seen) sum += x;
  return sum;
}

TEST_CASE("every guardian alone prevents its own part, by type") {
  District d = village(1, 50, 10);
  SafetyParameters p = bare(0.5, 20);
  p.guards_most = 0.5;
  p.camera[0] = 0.2, p.lighting[0] = 0.1, p.landlord[0] = 0.15, p.tenant_register[0] = 0.05, p.organised[0] = 0.3,
  p.patrol[0] = 0.12, p.paving[0] = 0.02, p.residents[0] = 0.25;
  const District bare_house = d;
  const auto g = [&] { return guardianship(d, b0, theft_at_night, p); };
  CHECK(g() == 0);
  guard(d, b0, 0.5f);
  CHECK(g() == doctest::Approx(0.1));
  CHECK(guardianship(d, b0, {IncidentType::fraud, DaySpan::night, false}, p) == 0);
  d = bare_house, d.buildings.lit_lane[b0] = 1;
  CHECK(g() == doctest::Approx(0.1));
  d = bare_house, keep(d, b0, {Duty::tenant_register});
  CHECK(g() == doctest::Approx(0.05));
  d = bare_house, d.buildings.organised[b0] = 0.5f;
  CHECK(g() == doctest::Approx(0.15));
  d = bare_house, d.buildings.patrol[b0][0] = 0.5f;
  CHECK(g() == doctest::Approx(0.06));
  d = bare_house, d.buildings.paved[b0] = 1;
  CHECK(g() == doctest::Approx(0.02));
  d = bare_house, p.at_home[0] = 0.8;
  CHECK(g() == doctest::Approx(0.2));
  d.buildings.occupants[b0] = 5;  // in ten dwellings
  CHECK(g() == doctest::Approx(0.1));
}

TEST_CASE("a landlord manages the place once engaged and walking rounds, not by one of the two") {
  District d = village(1, 50, 10);
  SafetyParameters p = bare(0.5, 20);
  p.landlord[0] = 0.1;
  keep(d, b0, {Duty::rounds});
  CHECK(guardianship(d, b0, theft_at_night, p) == 0);
  d.landlords.engaged_since[LandlordId{0}] = spring;
  CHECK(guardianship(d, b0, theft_at_night, p) == doctest::Approx(0.1));
  keep(d, b0, {Duty::fire});
  CHECK(guardianship(d, b0, theft_at_night, p) == 0);
}

TEST_CASE("guardians of a bundle prevent less than independent chances, and never more than all can") {
  District d = village(1, 50, 10);
  SafetyParameters p = bare(0.5, 20);
  p.camera[0] = 0.2, p.lighting[0] = 0.2;
  guard(d, b0);
  d.buildings.lit_lane[b0] = 1;
  CHECK(guardianship(d, b0, theft_at_night, p) == doctest::Approx(1 - 0.8 * 0.8));
  p.guards_most = 0.4;
  CHECK(guardianship(d, b0, theft_at_night, p) == doctest::Approx(0.4 * (1 - 0.5 * 0.5)));
  p.camera[0] = 0.9;
  CHECK(guardianship(d, b0, theft_at_night, p) == doctest::Approx(0.4));
}

TEST_CASE("lamps guard while it is dark, patrols in the hours of their shift, residents when they are at home") {
  District d = village(1, 50, 10);
  SafetyParameters p = bare(0.5, 20);
  p.lighting[0] = 0.1, p.patrol[0] = 0.2, p.residents[0] = 0.5;
  p.darkness = {1, 0, 0, 0.9};
  d.buildings.lit_lane[b0] = 1;
  const auto at = [&](DaySpan span) { return guardianship(d, b0, {IncidentType::theft, span, false}, p); };
  CHECK(at(DaySpan::night) == doctest::Approx(0.1));
  CHECK(at(DaySpan::morning) == 0);
  CHECK(at(DaySpan::evening) == doctest::Approx(0.09));
  d.buildings.lit_lane[b0] = 0;
  d.buildings.patrol[b0] = {0, 1, 0, 0};
  CHECK(at(DaySpan::morning) == doctest::Approx(0.2));
  CHECK(at(DaySpan::night) == 0);
  d.buildings.patrol[b0] = {};
  p.at_home = {0.9, 0.2, 0.2, 0.6};
  CHECK(at(DaySpan::night) == doctest::Approx(0.45));
  CHECK(at(DaySpan::afternoon) == doctest::Approx(0.1));
}

TEST_CASE("cameras and patrols together stop fights that neither stops alone") {
  District d = village(1, 50, 10);
  SafetyParameters p = bare(0.5, 20);
  p.camera_patrol[2] = 0.1;
  const Attempt fight{IncidentType::violence, DaySpan::evening, false};
  guard(d, b0, 0.5f);
  CHECK(guardianship(d, b0, fight, p) == 0);
  d.buildings.patrol[b0][3] = 1;
  CHECK(guardianship(d, b0, fight, p) == doctest::Approx(0.05));
  d.buildings.camera_coverage[b0] = 0;
  CHECK(guardianship(d, b0, fight, p) == 0);
}

TEST_CASE("marked places guard e-bikes and nothing else") {
  District d = village(10, 50, 10);
  SafetyParameters p = bare(0.5, 20);
  p.e_bike_theft = 0.02 * 1000 * days_per_year;
  p.parking = 0.3;
  const auto thefts = [&] {
    std::array<double, 2> seen{};
    for (int t = 0; t < 200; ++t)
      for (const Incident& i : incidents(d, p, {.seed = 3}, spring + t)) ++seen[i.at_e_bike];
    return seen;
  };
  const auto before = thefts();
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) d.buildings.marked_parking[b] = 0.5f;
  const auto after = thefts();
  CHECK(after[0] == before[0]);
  CHECK(after[1] / before[1] == doctest::Approx(1 - 0.15).epsilon(0.03));
}

TEST_CASE("cameras lower thefts and burglaries more than fights, and fraud not at all") {
  District d = village(20, 60, 10);
  const SafetyParameters p = usual(0.5);
  const auto before = count(d, p, 150, 4);
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) guard(d, b);
  const auto after = count(d, p, 150, 4);
  const auto fall = [&](IncidentType type) {
    const auto k = static_cast<std::size_t>(type);
    return 1 - after[k] / before[k];
  };
  CHECK(fall(IncidentType::theft) > 0.08);
  CHECK(fall(IncidentType::burglary) > 0.08);
  CHECK(fall(IncidentType::violence) < 0.03);
  CHECK(fall(IncidentType::violence) >= 0);
  CHECK(fall(IncidentType::fraud) == 0);
  const double all = 1 - total(after) / total(before);
  CHECK(all > 0.03);
  CHECK(all < 0.2);
}

TEST_CASE("watched cameras prevent more than those that are only kept") {
  District d = village(1, 60, 10);
  const SafetyParameters p = usual(0.5);
  guard(d, b0);
  const double watched = guardianship(d, b0, theft_at_night, p);
  d.buildings.camera_watch[b0] = 0.2f;
  CHECK(guardianship(d, b0, theft_at_night, p) == doctest::Approx(0.2 * watched));
}

TEST_CASE("at equal luck incidents never rise over five levels of cameras or of patrols") {
  const SafetyParameters p = usual(0.3);
  for (const bool cameras : {true, false})
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
      double before = 1e9;
      for (const float level : {0.0f, 0.25f, 0.5f, 0.75f, 1.0f}) {
        District d = village(15, 60, 10);
        for (const BuildingId b : Ids<BuildingTable>(d.buildings.size()))
          if (cameras)
            guard(d, b, level);
          else
            d.buildings.patrol[b].fill(level);
        d.buildings.nearby_guards = see_guards(d, p);
        const double now = total(count(d, p, 40, seed));
        CHECK(now <= before);
        before = now;
      }
    }
}

TEST_CASE("the neighbours of a guarded house share its benefit, as much as the guarded house is better than they") {
  District d = village(3, 60, 10);  // all eight neighbours within 100 m of the middle
  SafetyParameters p = bare(0.3, 20);
  p.camera[0] = 0.4;
  p.diffusion_share = 0.5;
  const BuildingId middle{4}, corner{0};
  guard(d, middle);
  d.buildings.nearby_guards = see_guards(d, p);
  CHECK(deterred_nearby(d, middle, IncidentType::theft, p) == 0);
  CHECK(deterred_nearby(d, corner, IncidentType::theft, p) == doctest::Approx(0.5 * 0.4 / 3));
  CHECK(deterred_nearby(d, corner, IncidentType::violence, p) == 0);
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) guard(d, b);
  d.buildings.nearby_guards = see_guards(d, p);
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size()))
    CHECK(deterred_nearby(d, b, IncidentType::theft, p) == doctest::Approx(0));
}

TEST_CASE(
    "without guardians that can be seen there is nothing to spread; lamps and neighbours' eyes stay where they are") {
  District d = village(3, 60, 10);
  SafetyParameters p = bare(0.3, 20);
  p.lighting.fill(0.4);
  p.residents.fill(0.4);
  p.at_home.fill(1);
  p.diffusion_share = 0.5;
  d.buildings.lit_lane[BuildingId{4}] = 1;
  const auto seen = see_guards(d, p);
  for (const auto& types : seen.span())
    for (const float x : types) CHECK(x == 0);
}

TEST_CASE("around guarded houses the net of displacement and diffusion keeps most of the gain") {
  const SafetyParameters p = usual(0.3);
  double inside_before = 0, inside = 0, around_before = 0, around = 0;
  District open = village(21, 30, 10), guarded = open;
  const auto ring = [](BuildingId b) {
    return std::max(std::abs(static_cast<int>(b.value % 21) - 10), std::abs(static_cast<int>(b.value / 21) - 10));
  };
  for (const BuildingId b : Ids<BuildingTable>(open.buildings.size()))
    if (ring(b) <= 4) guard(guarded, b);
  guarded.buildings.nearby_guards = see_guards(guarded, p);
  const auto tally = [&](const District& d, double& in, double& out) {
    for (int t = 0; t < 400; ++t)
      for (const Incident& i : incidents(d, p, {.seed = 12}, spring + t))
        (ring(i.building) <= 4 ? in : out) += ring(i.building) <= 9;
  };
  tally(open, inside_before, around_before);
  tally(guarded, inside, around);
  const double gain = inside_before - inside, displaced = (around - around_before) / gain;
  CHECK(gain > 0);
  CHECK(displaced > -0.2);
  CHECK(displaced < 0.5);
}

}  // namespace
}  // namespace tenure
