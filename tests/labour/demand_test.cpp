#include "models/labour/demand.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "tests/labour/market.hpp"

using namespace tenure;
using namespace tenure::testing;

TEST_CASE("the spread of growth falls with size to the power of minus 0.17") {
  LabourParameters at = frictionless();
  at.growth_spread = 0.5;
  at.growth_exponent = 0.17;
  CHECK(growth_spread(1, 1, at) == doctest::Approx(0.5));
  CHECK(growth_spread(1000, 1, at) == doctest::Approx(0.5 * std::pow(1000, -0.17)));
  CHECK(growth_spread(1, 0.25, at) == doctest::Approx(0.25));
}

TEST_CASE("growth shocks are Laplace and leave expected posts as they are") {
  LabourParameters at = frictionless();
  at.growth_spread = 0.5;
  constexpr int n = 100000;
  double mean = 0, squares = 0, fourth = 0, factor = 0;
  for (int i = 0; i < n; ++i) {
    const double u = (i + 0.5) / n, x = laplace_quantile(u, 0.3);
    mean += x / n;
    squares += x * x / n;
    fourth += x * x * x * x / n;
    factor += growth_factor(1, at.vacancy_normal, 0, 1, at, u) / n;
  }
  CHECK(std::abs(mean) < 1e-9);
  CHECK(squares == doctest::Approx(0.09).epsilon(0.001));
  CHECK(fourth / (squares * squares) == doctest::Approx(6).epsilon(0.01));  // kurtosis of a Laplace
  CHECK(factor == doctest::Approx(1).epsilon(0.001));
}

TEST_CASE("a firm that cannot fill its posts shrinks and bids, one that fills them at once grows and saves") {
  LabourParameters at = frictionless();
  at.growth_response = 1;
  CHECK(growth_factor(10, 0.14, 0, 1, at, 0.5) == doctest::Approx(std::exp(-0.1)));
  CHECK(growth_factor(10, -0.06, 0, 1, at, 0.5) == doctest::Approx(std::exp(0.1)));
  at.wage_speed = 100;  // closes the gap within a year
  CHECK(next_offer(5000, 5000, 1, 0.24, 1, at) == doctest::Approx(5000 * std::exp(0.1)));
  CHECK(next_offer(5000, 5000, 1, -0.16, 1, at) == doctest::Approx(5000 * std::exp(-0.1)));
}

TEST_CASE("offers go to the going rate, more where productivity is high, and stop at the minimum wage") {
  LabourParameters at = frictionless();
  at.rent_sharing = 0.1;
  CHECK(next_offer(4000, 5000, 1, at.vacancy_normal, 1, at) ==
        doctest::Approx(5000 * std::pow(4000 / 5000.0, std::exp(-at.wage_speed))));
  at.wage_speed = 100;
  CHECK(next_offer(4000, 5000, 2, at.vacancy_normal, 1, at) == doctest::Approx(5000 * std::pow(2.0, 0.1)));
  CHECK(next_offer(1800, 1000, 1, at.vacancy_normal, 1, at) == 1720);
}

TEST_CASE("a firm keeps its mix of skills and at least its smallest size") {
  District d = market(1, 30, 6);
  for (std::uint32_t i = 0; i < 30; ++i) d.enterprises.target[EnterpriseId{i}] = {6, 2, 0, 0};
  LabourParameters at = frictionless();
  at.growth_spread = 3;
  at.smallest_firm = 4;
  GoingRates rates;
  std::size_t seen = 0;
  for (int day = 0; day < 30; ++day)
    for (const Demand& w : reconsider_demand(d, rates, at, Luck{1, 0}, market_day + day)) {
      ++seen;
      CHECK(w.target[0] == doctest::Approx(3 * w.target[1]));
      CHECK(w.target[0] + w.target[1] >= doctest::Approx(4));
      CHECK(w.target[2] == 0);
    }
  CHECK(seen == 30);
}

TEST_CASE("the posts of a thousand firms stay in number when vacancies are normal") {
  District d = market(1, 1000, 100);
  LabourParameters at = frictionless();
  at.growth_spread = 0.5;
  at.growth_exponent = 0.17;
  for (std::uint32_t i = 0; i < 1000; ++i) d.enterprises.headcount[EnterpriseId{i}][0] = 96;
  GoingRates rates;
  double posts = 0;
  for (int day = 0; day < 30; ++day)
    for (const Demand& w : reconsider_demand(d, rates, at, Luck{1, 0}, market_day + day)) posts += w.target[0];
  CHECK(posts / 100000 == doctest::Approx(1).epsilon(0.01));
}

TEST_CASE("posts follow demand for the district's goods with the elasticity given") {
  LabourParameters at;
  at.growth_demand = 0.7;
  CHECK(growth_factor(10, 0, 0.1, 1, at, 0.5) == doctest::Approx(std::exp(0.07)));
  CHECK(growth_factor(10, 0, -0.1, 0.5, at, 0.5) == doctest::Approx(std::exp(-0.035)));
}

TEST_CASE("going rates remember only firms that have not changed") {
  District d = market(1, 50, 10);
  LabourParameters at = frictionless();
  at.rent_sharing = 0.1;
  GoingRates rates;
  for (std::uint32_t day = 0; day < 20; ++day) {
    const EnterpriseId one{(7 * day) % 50};
    if (day % 3 == 0) d.enterprises.wage_offer[one][0] += 100;
    if (day % 3 == 1) d.enterprises.productivity[one] *= 1.1f;
    if (day % 3 == 2) d.enterprises.target[one][0] += 1;
    CHECK(rates.on(d.enterprises, at) == GoingRates{}.on(d.enterprises, at));
  }
  double sum = 0, posts = 0;
  for (const EnterpriseId e : Ids<EnterpriseTable>(50)) {
    const double offered = std::log(d.enterprises.wage_offer[e][0]) - 0.1 * std::log(d.enterprises.productivity[e]);
    sum += d.enterprises.target[e][0] * offered;
    posts += d.enterprises.target[e][0];
  }
  CHECK(rates.on(d.enterprises, at)[0] == doctest::Approx(std::exp(sum / posts)));
}
