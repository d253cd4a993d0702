#include <algorithm>
#include <cmath>
#include <numeric>

#include <doctest/doctest.h>
#include <tbb/global_control.h>

#include "models/safety/incidents.hpp"
#include "tests/safety/village.hpp"

namespace tenure {
namespace {

using test::bare;
using test::spring;
using test::village;

constexpr auto theft = static_cast<std::size_t>(IncidentType::theft);
double total_theft(const District& d) {
  double sum = 0;
  for (const auto& attempts : d.buildings.excitation.span()) sum += attempts[theft];
  return sum;
}

std::vector<Incident> at(std::uint32_t building) {
  return {{.building = BuildingId{building}, .type = IncidentType::theft, .reported = true, .recorded = true}};
}

TEST_CASE("over all nights and neighbours one incident sets off the branching ratio") {
  District d = village(9, 60, 10);
  SafetyParameters p = bare(0, 20);
  p.branching_ratio = 0.3;
  double offspring = 0;
  for (int t = 0; t < 600; ++t) {
    aftermath(d, t == 0 ? at(40) : std::vector<Incident>{}, p);
    offspring += total_theft(d);
  }
  CHECK(offspring == doctest::Approx(0.3).epsilon(1e-4));
}

TEST_CASE("the incident's own building is excited most, and less the farther away") {
  District d = village(9, 60, 10);
  SafetyParameters p = bare(0, 20);
  p.branching_ratio = 0.3;
  p.repeat_reach = 200;
  aftermath(d, at(40), p);
  const auto e = [&](std::uint32_t b) { return d.buildings.excitation[BuildingId{b}][theft]; };
  CHECK(e(41) / e(40) == doctest::Approx(std::exp(-0.6)));
  CHECK(e(42) / e(40) == doctest::Approx(std::exp(-1.2)));
  CHECK(e(44) == 0);
  for (std::size_t type = 0; type < incident_types; ++type)
    CHECK((d.buildings.excitation[BuildingId{40}][type] > 0) == (type == theft));
  const float first = e(40);
  aftermath(d, {}, p);
  CHECK(e(40) / first == doctest::Approx(std::exp(-1.0 / 14)));
}

TEST_CASE("a branching ratio n gives the mean rate mu / (1 - n)") {
  District d = village(10, 60, 10);
  SafetyParameters p = bare(0.02, 20);
  p.branching_ratio = 0.5;
  double seen = 0;
  const int settling = 200, days = 4000;
  for (int t = 0; t < settling + days; ++t) {
    const auto today = incidents(d, p, {.seed = 21}, spring + t);
    if (t >= settling) seen += static_cast<double>(today.size());
    aftermath(d, today, p);
  }
  CHECK(seen / days == doctest::Approx(100 * 0.02 / (1 - 0.5)).epsilon(0.04));
}

TEST_CASE("guardians thin near repeats too: (1 - g) mu / (1 - (1 - g) n)") {
  District d = village(10, 60, 10);
  SafetyParameters p = bare(0.04, 20);
  p.branching_ratio = 0.5;
  p.lighting.fill(0.3);
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) d.buildings.lit_lane[b] = 1;
  double seen = 0;
  const int settling = 200, days = 3000;
  for (int t = 0; t < settling + days; ++t) {
    const auto today = incidents(d, p, {.seed = 22}, spring + t);
    if (t >= settling) seen += static_cast<double>(today.size());
    aftermath(d, today, p);
  }
  CHECK(seen / days == doctest::Approx(0.7 * 100 * 0.04 / (1 - 0.7 * 0.5)).epsilon(0.04));
}

/// Knox (1964): pairs near in both space and time over those expected were the two independent.
double knox(const std::vector<std::pair<Point, int>>& events, double nearest, double farthest, int days) {
  double pairs = 0, space = 0, time = 0, both = 0;
  for (std::size_t i = 0; i < events.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const double metres = distance(events[i].first, events[j].first);
      const bool in_space = metres >= nearest && metres <= farthest;
      const bool in_time = std::abs(events[i].second - events[j].second) <= days;
      ++pairs, space += in_space, time += in_time, both += in_space && in_time;
    }
  return both * pairs / (space * time);
}

TEST_CASE("incidents cluster within 200 m and two weeks, and not far away") {
  District d = village(20, 60, 10);
  SafetyParameters p = bare(0.0008, 20);
  p.branching_ratio = 0.3;
  p.repeat_distance = 60;
  std::vector<std::pair<Point, int>> events;
  for (int t = 0; t < 1500; ++t) {
    const auto today = incidents(d, p, {.seed = 33}, spring + t);
    for (const Incident& i : today) events.emplace_back(d.buildings.place[i.building], t);
    aftermath(d, today, p);
  }
  const double near = knox(events, 0, 200, 14), far = knox(events, 500, 2000, 14);
  CHECK(near > 1.2);
  CHECK(far > 0.9);
  CHECK(far < 1.1);
}

TEST_CASE("half of the presence of patrols is left after the half-life, a quarter after two") {
  District d = village(1, 60, 10);
  SafetyParameters p = bare(0, 20);
  p.patrol_half_life = 28;
  d.buildings.patrol[BuildingId{0}] = {0, 0, 0.8f, 1};
  for (int t = 0; t < 28; ++t) aftermath(d, {}, p);
  CHECK(d.buildings.patrol[BuildingId{0}][0] == 0);
  CHECK(d.buildings.patrol[BuildingId{0}][2] == doctest::Approx(0.4));
  CHECK(d.buildings.patrol[BuildingId{0}][3] == doctest::Approx(0.5));
  for (int t = 0; t < 28; ++t) aftermath(d, {}, p);
  CHECK(d.buildings.patrol[BuildingId{0}][3] == doctest::Approx(0.25));
}

TEST_CASE("the police remember what they recorded, and forget") {
  District d = village(2, 60, 10);
  SafetyParameters p = bare(0, 20);
  p.case_memory = 100;
  auto unrecorded = at(1);
  unrecorded.front().recorded = false;
  aftermath(d, at(0), p);
  aftermath(d, unrecorded, p);
  CHECK(d.buildings.known_cases[BuildingId{0}] == doctest::Approx(std::exp(-0.01)));
  CHECK(d.buildings.known_cases[BuildingId{1}] == 0);
}

TEST_CASE("people come to know the yearly rate around them, and forget") {
  District d = village(3, 1000, 50);  // 100 occupants a building, nobody in hearing
  SafetyParameters p = bare(0, 100);
  p.known_memory = 100;
  for (int t = 0; t < 1500; ++t) aftermath(d, at(4), p);
  CHECK(d.buildings.perceived_risk[BuildingId{4}] == doctest::Approx(days_per_year).epsilon(1e-3));
  CHECK(d.buildings.perceived_risk[BuildingId{0}] == 0);
  for (int t = 0; t < 100; ++t) aftermath(d, {}, p);
  CHECK(d.buildings.perceived_risk[BuildingId{4}] == doctest::Approx(days_per_year * std::exp(-1.0)).epsilon(1e-3));
}

TEST_CASE("neighbours hear of an incident, and share its risk among all in hearing") {
  District d = village(2, 100, 50);  // all four within 150 m: 400 occupants
  SafetyParameters p = bare(0, 100);
  p.known_memory = 100;
  for (int t = 0; t < 1500; ++t) aftermath(d, at(0), p);
  for (const BuildingId b : Ids<BuildingTable>(4))
    CHECK(d.buildings.perceived_risk[b] == doctest::Approx(days_per_year / 4).epsilon(1e-3));
}

TEST_CASE("summed over the people who hear of it, an incident is known as one incident") {
  District d = village(6, 60, 10);
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) d.buildings.occupants[b] = 3 * b.value % 17;
  SafetyParameters p = bare(0, 20);
  aftermath(d, at(14), p);
  double known = 0;
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size()))
    known += d.buildings.occupants[b] * double{d.buildings.perceived_risk[b]} / 100;
  CHECK(known == doctest::Approx((1 - std::exp(-1.0 / 365)) * days_per_year));
}

TEST_CASE("1 and 4 threads give the same aftermath") {
  District d = village(60, 40, 4);
  SafetyParameters p = bare(0.2, 8);
  p.branching_ratio = 0.4;
  const auto with = [&](std::size_t threads) {
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism, threads);
    District copy = d;
    for (int t = 0; t < 3; ++t) aftermath(copy, incidents(copy, p, {.seed = 1}, spring + t), p);
    return copy;
  };
  const District one = with(1), four = with(4);
  CHECK(std::ranges::equal(one.buildings.excitation.span(), four.buildings.excitation.span()));
  CHECK(std::ranges::equal(one.buildings.perceived_risk.span(), four.buildings.perceived_risk.span()));
}

}  // namespace
}  // namespace tenure
