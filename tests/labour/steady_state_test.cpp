#include <cmath>

#include <doctest/doctest.h>

#include "models/labour/search.hpp"
#include "tests/labour/market.hpp"

using namespace tenure;
using namespace tenure::testing;

TEST_CASE("unemployment settles at s / (s + f), from full employment and from none") {
  constexpr std::uint32_t people = 4000;
  LabourParameters at = frictionless();
  at.suitable = 0.04;  // of the one application a day: f a day
  at.separation = {1.5, 1.5, 1.5, 1.5};
  // Once in 30 days a job ends with chance q, and of those who lost it (1 - f)^k are still without one k days later.
  const double q = -std::expm1(-1.5 * 30 / days_per_year), f = at.suitable, left = std::pow(1 - f, 30);
  const double after_turn = q / (1 - left * (1 - q));
  const double expected = after_turn * (1 - f) * (1 - left) / (30 * f);
  REQUIRE(expected == doctest::Approx(q / 30 / (q / 30 + f)).epsilon(0.01));

  for (const bool all_employed : {true, false}) {
    CAPTURE(all_employed);
    District d = market(people, 20, 2.0F * people / 20);  // posts for all twice over: an opening is never missing
    if (all_employed)
      for (std::uint32_t i = 0; i < people; ++i) hire(d, PersonId{i}, EnterpriseId{i % 20}, 5000, market_day - 400);
    double jobless = 0;
    constexpr int days = 700, settling = 300;
    for (int t = 0; t < days; ++t) {
      const Day today = market_day + t;
      for (const PersonId p : separations(d, at, Luck{3, 0}, today)) end_job(d, p);
      apply(d, match(d, at, Luck{3, 0}, today), today);
      forget_placed(d, at, today);
      if (t < settling) continue;
      std::uint32_t heads = 0;
      for (const auto& h : d.enterprises.headcount.span()) heads += h[0];
      jobless += 1 - double(heads) / people;
    }
    // A spell lasts about 1 / f days, so that the 400 days hold about 16 looks at 4,000 people.
    const double sd = std::sqrt(expected * (1 - expected) / people / 16);
    CHECK(std::abs(jobless / (days - settling) - expected) < 4 * sd);
  }
}
