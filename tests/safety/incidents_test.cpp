#include "models/safety/incidents.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <doctest/doctest.h>
#include <tbb/global_control.h>

#include "models/safety/season.hpp"
#include "tests/safety/village.hpp"

namespace tenure {
namespace {

using test::bare;
using test::guard;
using test::spring;
using test::village;

bool same(const Incident& a, const Incident& b) {
  return a.building == b.building && a.type == b.type && a.hour == b.hour && a.at_e_bike == b.at_e_bike &&
         a.reported == b.reported && a.recorded == b.recorded && a.displaced == b.displaced && a.victim == b.victim;
}
bool same(const std::vector<Incident>& a, const std::vector<Incident>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Incident& x, const Incident& y) { return same(x, y); });
}

TEST_CASE("with every factor off the incidents of a building and day are Poisson with the exposure as mean") {
  const District d = village(20, 50, 10);
  const SafetyParameters p = bare(0.5, 20);
  const Luck luck{.seed = 7};
  CHECK(exposure(d, BuildingId{0}, p, spring).total() == doctest::Approx(0.5));

  std::array<double, 5> seen{};
  const int days = 100;
  for (int t = 0; t < days; ++t) {
    std::vector<int> count(d.buildings.size(), 0);
    for (const Incident& i : incidents(d, p, luck, spring + t)) ++count[i.building.value];
    for (const int c : count) ++seen[static_cast<std::size_t>(std::min(c, 4))];
  }
  const double n = 400.0 * days;
  std::array<double, 5> expected{};
  double term = std::exp(-0.5), below = 0;
  for (std::size_t k = 0; k < 4; ++k) {
    expected[k] = n * term;
    below += term;
    term *= 0.5 / static_cast<double>(k + 1);
  }
  expected[4] = n * (1 - below);
  double chi2 = 0;
  for (std::size_t k = 0; k < 5; ++k) chi2 += (seen[k] - expected[k]) * (seen[k] - expected[k]) / expected[k];
  CHECK(chi2 < 13.3);  // 99th percentile with 4 degrees of freedom
}

TEST_CASE("daily totals have the sum of exposures as mean and as variance") {
  District d = village(20, 50, 10);
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size()))
    d.buildings.frailty[b] = 0.1f * static_cast<float>(b.value % 20);
  const SafetyParameters p = bare(0.02, 20);
  double expected = 0;
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) expected += exposure(d, b, p, spring).total();

  const int days = 2000;
  double sum = 0, squares = 0;
  for (int t = 0; t < days; ++t) {
    const auto n = static_cast<double>(incidents(d, p, {.seed = 3}, spring + t).size());
    sum += n;
    squares += n * n;
  }
  const double mean = sum / days, variance = squares / days - mean * mean;
  CHECK(std::abs(mean - expected) < 3 * std::sqrt(expected / days));
  CHECK(variance / mean == doctest::Approx(1.0).epsilon(0.1));
}

TEST_CASE("types come in the shares of the mix") {
  const District d = village(10, 50, 10);
  SafetyParameters p = bare(1, 20);
  p.mix = {4, 0, 1, 2, 3};
  std::array<double, incident_types> seen{};
  for (int t = 0; t < 200; ++t)
    for (const Incident& i : incidents(d, p, {.seed = 5}, spring + t)) ++seen[static_cast<std::size_t>(i.type)];
  CHECK(seen[0] / 20000 == doctest::Approx(0.4).epsilon(0.04));
  CHECK(seen[1] == 0);
  CHECK(seen[2] / 20000 == doctest::Approx(0.1).epsilon(0.08));
  CHECK(seen[4] / 20000 == doctest::Approx(0.3).epsilon(0.05));
}

TEST_CASE("exposure follows occupants, frailty and tenure") {
  District d = village(2, 50, 10);
  SafetyParameters p = bare(0.5, 20);
  p.tenure = {1, 0.35, 0.25};
  d.buildings.frailty[BuildingId{1}] = 3;
  d.buildings.tenure[BuildingId{2}] = Tenure::owned;
  d.buildings.occupants[BuildingId{3}] = 0;
  CHECK(exposure(d, BuildingId{1}, p, spring).total() == doctest::Approx(1.5));
  CHECK(exposure(d, BuildingId{2}, p, spring).total() == doctest::Approx(0.125));
  CHECK(exposure(d, BuildingId{3}, p, spring).total() == 0);
}

TEST_CASE("a background trend of ln 0.936 a year takes 6.4 % off in a year") {
  const District d = village(1, 50, 10);
  SafetyParameters p = bare(0.5, 20);
  p.trend = std::log(0.936);
  const Day later = day_of(std::chrono::year{2023} / 3 / 1);
  CHECK(exposure(d, BuildingId{0}, p, later).total() / exposure(d, BuildingId{0}, p, spring).total() ==
        doctest::Approx(0.936));
}

TEST_CASE("a season moves events within the year and leaves the year's mean") {
  double sum = 0, half = 0;
  const Day start = day_of(std::chrono::year{2021} / 1 / 1);
  for (int t = 0; t < 1461; ++t) {
    const double s = season(0.31, 182.625, start + t);
    sum += s;
    const int day = (start + t) - day_of(std::chrono::year{year_of(start + t)} / 1 / 1);
    if (day > 91 && day < 274) half += s;
  }
  CHECK(sum / 1461 == doctest::Approx(1.0).epsilon(1e-3));
  CHECK(half / sum == doctest::Approx(0.5 + 0.31 / 3.14159265).epsilon(5e-3));
}

TEST_CASE("the trend alone multiplies the rate by exp(trend) a year, and at 0 it is switched off") {
  const District d = village(1, 50, 10);
  SafetyParameters p = bare(0.5, 20);
  const Day from = day_of(std::chrono::year{2022} / 7 / 1);
  CHECK(background(p, from) == 1);
  p.trend = -0.1;
  for (int years = 1; years <= 5; ++years)
    CHECK(background(p, day_of(std::chrono::year{2022 + years} / 7 / 1)) / background(p, from) ==
          doctest::Approx(std::exp(-0.1 * years)).epsilon(1e-3));
}

TEST_CASE("e-bikes kept at a building add their thefts to its exposure") {
  District d = village(10, 50, 10);
  SafetyParameters p = bare(0.3, 20);
  p.e_bike_theft = 0.02 * 1000 * days_per_year;  // ten e-bikes a building
  CHECK(exposure(d, BuildingId{0}, p, spring).e_bikes == doctest::Approx(0.2));
  CHECK(exposure(d, BuildingId{0}, p, spring).total() == doctest::Approx(0.5));
  for (std::uint32_t b = 0; b < 50; ++b) d.buildings.e_bikes[BuildingId{b}] = 0;
  double with = 0, of_e_bikes = 0;
  for (int t = 0; t < 200; ++t)
    for (const Incident& i : incidents(d, p, {.seed = 15}, spring + t)) {
      CHECK((!i.at_e_bike || i.type == IncidentType::theft));
      CHECK_FALSE((i.at_e_bike && i.building.value < 50));
      if (i.building.value >= 50) ++with, of_e_bikes += i.at_e_bike;
    }
  CHECK(with / (50 * 200) == doctest::Approx(0.5).epsilon(0.05));
  CHECK(of_e_bikes / with == doctest::Approx(0.4).epsilon(0.05));
}

TEST_CASE("near repeats are of the type of what set them off, as far as they keep it, and the rest come in the mix") {
  const auto burglary = static_cast<std::size_t>(IncidentType::burglary);
  for (const double same : {0.0, 0.5, 1.0}) {
    District d = village(10, 50, 10);
    for (auto& attempts : d.buildings.excitation.span()) attempts[burglary] = 0.3f;
    SafetyParameters p = bare(0.3, 20);
    p.mix = {3, 1, 0, 0, 0};
    p.repeat_same_type = same;
    double n = 0, burglaries = 0;
    for (int t = 0; t < 200; ++t)
      for (const Incident& i : incidents(d, p, {.seed = 12}, spring + t))
        ++n, burglaries += i.type == IncidentType::burglary;
    // Half of all attempts are repeats; a quarter of the mix is burglary.
    CHECK(n / (100 * 200) == doctest::Approx(0.6).epsilon(0.04));
    CHECK(burglaries / n == doctest::Approx(0.25 + 0.5 * same * 0.75).epsilon(0.05));
  }
}

TEST_CASE("thefts repeat at e-bikes as far as the usual thefts of the building are at e-bikes") {
  District d = village(10, 50, 10);
  for (auto& attempts : d.buildings.excitation.span()) attempts[static_cast<std::size_t>(IncidentType::theft)] = 0.5f;
  SafetyParameters p = bare(0.01, 20);
  p.mix = {1, 0, 0, 0, 0};
  p.e_bike_theft = 0.003 * 1000 * days_per_year;  // ten e-bikes a building: three times the other thefts
  p.repeat_same_type = 1;
  double n = 0, at_e_bikes = 0;
  for (int t = 0; t < 200; ++t)
    for (const Incident& i : incidents(d, p, {.seed = 13}, spring + t)) ++n, at_e_bikes += i.at_e_bike;
  CHECK(at_e_bikes / n == doctest::Approx(0.75).epsilon(0.03));
}

TEST_CASE("hours come in the shares of the type, evenly within a quarter of the day") {
  const District d = village(10, 50, 10);
  SafetyParameters p = bare(1, 20);
  p.hours[0] = {3, 0, 1, 0};
  std::array<double, 24> theft{};
  double thefts = 0;
  for (int t = 0; t < 300; ++t)
    for (const Incident& i : incidents(d, p, {.seed = 6}, spring + t))
      if (i.type == IncidentType::theft) ++theft[i.hour], ++thefts;
  for (std::size_t hour = 0; hour < 24; ++hour) {
    const double expected = hour < 6 ? 0.75 / 6 : hour >= 12 && hour < 18 ? 0.25 / 6 : 0.0;
    CHECK(std::abs(theft[hour] / thefts - expected) <= 4 * std::sqrt(expected * (1 - expected) / thefts));
  }
}

TEST_CASE("at equal luck a higher rate never gives fewer incidents in any building") {
  const District d = village(20, 50, 10);
  std::vector<int> before(d.buildings.size(), 0);
  for (const double rate : {0.01, 0.1, 0.5, 2.0}) {
    std::vector<int> now(d.buildings.size(), 0);
    for (const Incident& i : incidents(d, bare(rate, 20), {.seed = 8}, spring)) ++now[i.building.value];
    for (std::size_t b = 0; b < now.size(); ++b) CHECK(now[b] >= before[b]);
    before = now;
  }
}

TEST_CASE("where cameras cover nothing, their effects change nothing, to the last bit") {
  District d = village(10, 50, 10);
  SafetyParameters p = bare(0.5, 20);
  p.displacement_share = 0.3;
  const auto before = incidents(d, p, {.seed = 1}, spring);
  p.camera.fill(0.9);
  p.reporting_camera.fill(0.9);
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) d.buildings.camera_watch[b] = 1;
  CHECK(same(incidents(d, p, {.seed = 1}, spring), before));
}

TEST_CASE("at equal luck more coverage never gives more incidents, and those left are the same ones") {
  SafetyParameters p = bare(0.3, 20);
  p.camera = {0.9, 0.7, 0.2, 0, 0.1};
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    District d = village(6, 50, 10);
    auto before = incidents(d, p, {.seed = seed}, spring);
    for (const float coverage : {0.2f, 0.6f, 1.0f}) {
      for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) guard(d, b, coverage);
      auto now = incidents(d, p, {.seed = seed}, spring);
      auto from = before.begin();
      for (const Incident& i : now) {
        from = std::find_if(from, before.end(), [&](const Incident& was) { return same(was, i); });
        REQUIRE(from != before.end());
        ++from;
      }
      before = std::move(now);
    }
  }
}

TEST_CASE("on a chessboard of guarded and unguarded houses, attempts that always move next door are moved, not lost") {
  SafetyParameters p = bare(0.2, 20);
  p.camera.fill(1);
  p.displacement_share = 1;
  p.displacement_reach = 70;
  const auto black = [](BuildingId b) { return (b.value / 10 + b.value % 10) % 2 == 0; };
  District d = village(10, 60, 10);
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    District guarded = d;
    for (const BuildingId b : Ids<BuildingTable>(d.buildings.size()))
      if (black(b)) guard(guarded, b);
    const auto before = incidents(d, p, {.seed = seed}, spring), after = incidents(guarded, p, {.seed = seed}, spring);
    CHECK(after.size() == before.size());
    std::size_t were_guarded = 0, moved = 0;
    for (const Incident& i : before) were_guarded += black(i.building);
    for (const Incident& i : after) {
      CHECK_FALSE(black(i.building));
      moved += i.displaced;
    }
    CHECK(moved == were_guarded);
  }
}

TEST_CASE("an attempt moved next door meets the guardians there") {
  SafetyParameters p = bare(0.2, 20);
  p.camera.fill(1);
  p.displacement_share = 1;
  District d = village(10, 60, 10);
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) guard(d, b);
  CHECK(incidents(d, p, {.seed = 1}, spring).empty());
}

TEST_CASE("with nobody next door a prevented attempt stays prevented") {
  SafetyParameters p = bare(5, 20);
  p.camera.fill(1);
  p.displacement_share = 1;
  District d = village(2, 1000, 10);
  guard(d, BuildingId{0});
  for (const Incident& i : incidents(d, p, {.seed = 1}, spring)) CHECK(i.building != BuildingId{0});
}

TEST_CASE("moved incidents are as many as the prevented attempts that tried again and met no guardian there") {
  SafetyParameters p = bare(0.2, 20);
  p.camera.fill(0.6);
  p.displacement_share = 0.5;
  p.displacement_reach = 70;
  const District open = village(10, 60, 10);
  double before = 0, after = 0, moved = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    District d = open;
    for (std::uint32_t b = 0; b < 100; b += 2) guard(d, BuildingId{b});
    before += static_cast<double>(incidents(open, p, {.seed = seed}, spring).size());
    for (const Incident& i : incidents(d, p, {.seed = seed}, spring)) ++after, moved += i.displaced;
  }
  // What is gone for good is what was prevented less what moved: half of the houses prevent 0.6 of their attempts.
  CHECK((before - after + moved) / before == doctest::Approx(0.5 * 0.6).epsilon(0.08));
  CHECK(moved / (before - after + moved) > 0.5 * 0.4);
  CHECK(moved / (before - after + moved) < 0.5);
}

TEST_CASE("the victim lives where it happened; an empty house and offences against nobody have none") {
  District d = village(5, 50, 4);
  const BuildingId empty{3}, nearly_empty{4};
  for (std::uint32_t k = 0; k < 4; ++k) d.dwellings.household[DwellingId{3 * 4 + k}] = HouseholdId::none();
  for (std::uint32_t k = 0; k < 3; ++k) d.dwellings.household[DwellingId{4 * 4 + k}] = HouseholdId::none();
  d.buildings.occupants[empty] = 0;
  d.buildings.excitation[empty].fill(0.1f);
  int at_empty = 0;
  for (int t = 0; t < 50; ++t)
    for (const Incident& i : incidents(d, bare(0.5, 8), {.seed = 9}, spring + t)) {
      at_empty += i.building == empty;
      CHECK(i.victim.exists() == (i.building != empty && i.type != IncidentType::other));
      if (i.victim.exists()) CHECK(d.dwellings.building[d.households.dwelling[i.victim]] == i.building);
      if (i.victim.exists() && i.building == nearly_empty) CHECK(i.victim == HouseholdId{19});
    }
  CHECK(at_empty > 0);
}

TEST_CASE("a building's luck is its own: houses built elsewhere change nothing here") {
  const District small = village(30, 50, 10);
  District large = small;
  large.buildings.occupants[BuildingId{899}] = 2000;
  auto a = incidents(small, bare(0.1, 20), {.seed = 4}, spring),
       b = incidents(large, bare(0.1, 20), {.seed = 4}, spring);
  const auto there = [](const Incident& i) { return i.building == BuildingId{899}; };
  std::erase_if(a, there);
  CHECK(std::erase_if(b, there) > 0);
  CHECK(same(a, b));
}

TEST_CASE("1 and 4 threads give the same incidents, by building") {
  SafetyParameters p = bare(0.2, 8);
  p.displacement_share = 0.5;
  p.lighting.fill(0.5);
  District d = village(80, 40, 4);
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) d.buildings.lit_lane[b] = b.value % 3 == 0;
  const auto with = [&](std::size_t threads) {
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism, threads);
    return incidents(d, p, {.seed = 11}, spring);
  };
  const auto one = with(1), four = with(4);
  CHECK(one.size() > 500);
  CHECK(same(one, four));
  CHECK(std::is_sorted(one.begin(), one.end(),
                       [](const Incident& a, const Incident& b) { return a.building < b.building; }));
}

}  // namespace
}  // namespace tenure
