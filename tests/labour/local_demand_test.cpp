#include "models/labour/local_demand.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "tests/labour/market.hpp"

using namespace tenure;
using namespace tenure::testing;

TEST_CASE("posts of services close the gap to what the pay earned here asks for") {
  LabourParameters at = frictionless();
  at.local_share = 0.7;
  at.local_speed = 0.5;
  CHECK(local_pull(1, 1, at) == 0);
  CHECK(local_pull(1.1, 1, at) == doctest::Approx(0.5 * 0.7 * std::log(1.1)));
  CHECK(local_pull(1.1, std::pow(1.1, 0.7), at) == doctest::Approx(0));
  CHECK(local_pull(1, 1.1, at) < 0);
}

TEST_CASE("a plant that opens brings the jobs of the multiplier's closed form") {
  // With equal wages, posts filled at once and services s of all jobs: services grow until
  // ln(S / S0) = a ln((T + S) / (T0 + S0)), T jobs of plants.
  LabourParameters at = frictionless();
  at.local_share = 0.7;
  at.local_speed = 1;
  const double plants = 80, more = 8;
  double services = 20;
  for (int month = 0; month < 600; ++month)
    services *= std::exp(local_pull((plants + more + services) / 100, services / 20, at) / 12);
  CHECK(std::log(services / 20) == doctest::Approx(0.7 * std::log((plants + more + services) / 100)).epsilon(1e-6));
  // To first order a s / (1 - a s) x more / ... with s the share of services.
  CHECK((services - 20) / more == doctest::Approx(0.7 * 0.2 / (1 - 0.7 * 0.2)).epsilon(0.05));
}

TEST_CASE("a district without pay on the first day is not pulled") {
  LabourParameters at = frictionless();
  at.local_share = 0.7;
  at.local_speed = 1;
  District d = market(10, 1, 5);
  note_local_start(d);
  CHECK(local_pull(d, at) == 0);
}

TEST_CASE("firms of services gain posts where more is earned, plants do not") {
  LabourParameters at = frictionless();
  at.local_share = 0.7;
  at.local_speed = 1;
  at.growth_response = 0;
  District d = market(100, 60, 10);
  for (std::uint32_t i = 0; i < 30; ++i) d.enterprises.sector[EnterpriseId{i}] = Sector::services;
  for (std::uint32_t i = 0; i < 40; ++i) hire(d, PersonId{i}, EnterpriseId{59}, 5000, market_day);
  note_local_start(d);
  for (std::uint32_t i = 40; i < 80; ++i) hire(d, PersonId{i}, EnterpriseId{59}, 5000, market_day);
  GoingRates rates;
  const double expected = std::exp(0.7 * std::log(2.0) * d.enterprise_turns.every_days() / days_per_year);
  for (const Demand& wish : reconsider_demand(d, rates, at, Luck{1, 0}, market_day))
    CHECK(wish.target[0] == doctest::Approx(wish.enterprise.value < 30 ? 10 * expected : 10));
}
