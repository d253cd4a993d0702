#include "models/safety/reporting.hpp"

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

TEST_CASE("victims who take part, landlords with the duty and cameras report what would have stayed unreported") {
  District d = village(1, 50, 10);
  SafetyParameters p = bare(1, 20);
  p.reporting.fill(0.4);
  p.reporting_takes_part = 0.15, p.reporting_landlord = 0.1, p.reporting_camera[0] = 0.2;
  const BuildingId b{0};
  const HouseholdId h{3};
  const auto chance = [&](HouseholdId victim) { return reporting(d, b, IncidentType::theft, victim, p); };
  CHECK(chance(h) == doctest::Approx(0.4));
  d.households.takes_part[h] = 1;
  CHECK(chance(h) == doctest::Approx(1 - 0.6 * 0.85));
  CHECK(chance({}) == doctest::Approx(0.4));
  d.landlords.duties[LandlordId{0}] = static_cast<std::uint8_t>(Duty::reporting);
  CHECK(chance(h) == doctest::Approx(1 - 0.6 * 0.85 * 0.9));
  guard(d, b, 0.5f);
  CHECK(chance(h) == doctest::Approx(1 - 0.6 * 0.85 * 0.9 * 0.9));
}

TEST_CASE(
    "incidents are reported, and reported ones recorded, in the shares of their type; nothing unreported is recorded") {
  const District d = village(10, 50, 10);
  SafetyParameters p = bare(1, 20);
  p.reporting = {0.2, 0.4, 0.6, 0.8, 1};
  p.recording = {0.9, 0.7, 0.5, 0.3, 0.1};
  std::array<double, incident_types> all{}, reported{}, recorded{};
  for (int t = 0; t < 200; ++t)
    for (const Incident& i : incidents(d, p, {.seed = 2}, spring + t)) {
      const auto k = static_cast<std::size_t>(i.type);
      CHECK((i.reported || !i.recorded));
      ++all[k], reported[k] += i.reported, recorded[k] += i.recorded;
    }
  const auto near = [](double seen, double of, double share) {
    return std::abs(seen / of - share) <= 4 * std::sqrt(share * (1 - share) / of);
  };
  for (std::size_t k = 0; k < incident_types; ++k) {
    CHECK(near(reported[k], all[k], p.reporting[k]));
    CHECK(near(recorded[k], reported[k], p.recording[k]));
  }
}

TEST_CASE("cameras lower what happens while they raise the share of it that is recorded") {
  District d = village(10, 50, 10);
  SafetyParameters p = bare(0.5, 20);
  p.camera.fill(0.3);
  p.reporting.fill(0.5), p.recording.fill(0.8);
  p.reporting_camera.fill(0.5);
  const auto count = [&] {
    double all = 0, recorded = 0;
    for (int t = 0; t < 100; ++t)
      for (const Incident& i : incidents(d, p, {.seed = 2}, spring + t)) ++all, recorded += i.recorded;
    return std::array{all, recorded};
  };
  const auto without = count();
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) guard(d, b);
  const auto with = count();
  CHECK(with[0] / without[0] == doctest::Approx(0.7).epsilon(0.05));
  CHECK(without[1] / without[0] == doctest::Approx(0.4).epsilon(0.05));
  CHECK(with[1] / with[0] == doctest::Approx(0.6).epsilon(0.05));
}

}  // namespace
}  // namespace tenure
