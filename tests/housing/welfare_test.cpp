#include "models/housing/welfare.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "tests/housing/market.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

/// Tenants in the first rooms of houses of many rents, who know all the others.
District village_of_tenants(int tenants) {
  District d;
  add_village(d, {.buildings = 30});
  for (std::uint32_t i = 0; i < 30; ++i) d.dwellings.rent[DwellingId{i}] = 250.0f + 10.0f * static_cast<float>(i);
  for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(tenants); ++i) add_household(d, DwellingId{i});
  return d;
}

std::vector<TenantWelfare> all_of(const District& d, const HousingParameters& p) {
  return welfare_of_sample(d, Surroundings(d, p.near), 1.0, 1.0, p, luck, today);
}

double mean_welfare(const District& d, const HousingParameters& p) {
  double sum = 0;
  const auto all = all_of(d, p);
  for (const TenantWelfare& t : all) sum += t.welfare;
  return sum / static_cast<double>(all.size());
}

}  // namespace

TEST_CASE("the logsum of a known choice set is its closed form") {
  CHECK(logsum(std::vector{1.5}) == 1.5);
  CHECK(logsum(std::vector{2.0, 2.0, 2.0, 2.0}) == doctest::Approx(2 + std::log(4.0)));
  CHECK(logsum(std::vector{std::log(1.0), std::log(2.0), std::log(5.0)}) == doctest::Approx(std::log(8.0)));
  CHECK(logsum(std::vector{-2000.0, -2000.0}) == doctest::Approx(-2000 + std::log(2.0)));
  CHECK(std::isinf(logsum({})));
}

TEST_CASE("the logsum is the utility expected from the best of the choice set") {
  const std::vector<double> v{0.0, 0.4, -1.0};
  constexpr double euler = 0.57721566490153286;  // mean of a Gumbel shock
  Stream stream(luck, Purpose{9}, 0);
  constexpr int draws = 200000;
  double sum = 0;
  for (int i = 0; i < draws; ++i) {
    double best = -1e9;
    for (const double u : v) best = std::max(best, u - std::log(-std::log(stream.uniform())));
    sum += best;
  }
  CHECK(std::abs(sum / draws - (logsum(v) + euler)) < 4 * 1.2826 / std::sqrt(draws));
}

TEST_CASE("a cut of all rents by a share raises every tenant's welfare by the known compensating variation") {
  HousingParameters p = plain();
  p.burden_most = 5;
  District d = village_of_tenants(10);
  const auto before = all_of(d, p);
  REQUIRE(before.size() == 10);
  for (float& rent : d.dwellings.rent.span()) rent *= 0.9f;
  const auto after = all_of(d, p);
  for (std::size_t i = 0; i < 10; ++i)
    CHECK(after[i].welfare - before[i].welfare == doctest::Approx(-p.welfare_rent * std::log(0.9)).epsilon(1e-4));
}

TEST_CASE(
    "more rooms to choose from, shorter ways and lower risk are worth something; nothing vacant leaves the home") {
  const HousingParameters p = plain();
  District d = village_of_tenants(10);
  const double usual = mean_welfare(d, p);
  District full = village_of_tenants(30);
  CHECK(mean_welfare(full, p) < usual);
  District risky = village_of_tenants(10);
  for (float& risk : risky.buildings.perceived_risk.span()) risk = 10;
  CHECK(usual - mean_welfare(risky, p) ==
        doctest::Approx(p.welfare_rent / p.taste_rent * p.taste_safety).epsilon(1e-6));
}

TEST_CASE("a subsidy that a tenant claims raises its welfare, and not that of one who doesn't") {
  const HousingParameters p = plain();
  District d = village_of_tenants(10);
  const Surroundings surroundings(d, p.near);
  const auto with = [&](double claim) { return welfare_of_sample(d, surroundings, 1.0, claim, p, luck, today); };
  const auto before = with(1.0);
  d.rules.rent_subsidies.push_back({0, 100, 1e6, {1}, 1000});
  const auto claimed = with(1.0), unclaimed = with(0.0);
  for (std::size_t i = 0; i < 10; ++i) {
    CHECK(claimed[i].welfare > before[i].welfare + 50);
    CHECK(unclaimed[i].welfare == before[i].welfare);
  }
}

TEST_CASE("the sample of a part is about that part, and the same households whatever the rents") {
  const HousingParameters p = plain();
  District d;
  add_village(d, {.buildings = 20, .rooms = 100});
  for (std::uint32_t i = 0; i < 2000; ++i) add_household(d, DwellingId{i});
  const Surroundings surroundings(d, p.near);
  const auto some = welfare_of_sample(d, surroundings, 0.2, 1.0, p, luck, today);
  CHECK(some.size() > 330);
  CHECK(some.size() < 470);
  for (float& rent : d.dwellings.rent.span()) rent *= 0.5f;
  CHECK(welfare_of_sample(d, surroundings, 0.2, 1.0, p, luck, today + 30).size() == some.size());
}

TEST_CASE("fifths go by means per member, the poorest first") {
  std::vector<TenantWelfare> tenants;
  for (int i = 0; i < 100; ++i)
    tenants.push_back({static_cast<double>((i * 37) % 100), 0.1, static_cast<double>((i * 37) % 100)});
  const auto fifths = by_income_fifth(tenants);
  for (std::size_t k = 0; k < income_fifths; ++k)
    CHECK(fifths[k].welfare == doctest::Approx(20 * static_cast<double>(k) + 9.5));
  CHECK(std::isnan(by_income_fifth({})[0].welfare));
}
