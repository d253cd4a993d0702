#include "models/labour/matching.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <doctest/doctest.h>
#include <tbb/global_control.h>

#include "models/labour/force.hpp"
#include "models/state/purposes.hpp"
#include "tests/labour/market.hpp"

using namespace tenure;
using namespace tenure::testing;

TEST_CASE("on a symmetric market with one application each, 1 - 1/e of the posts are filled") {
  constexpr std::uint32_t n = 4000;
  const District d = market(n, n, 1);
  constexpr int markets = 20;
  double filled = 0;
  for (int day = 0; day < markets; ++day)
    filled += static_cast<double>(match(d, frictionless(), Luck{1, 0}, market_day + day).size());
  const double expected = 1.0 - std::pow(1.0 - 1.0 / n, n);
  // Boxes hit by n balls have variance n (1/e - 2/e^2) = 0.097 n; four standard deviations of the mean share.
  const double tolerance = 4 * std::sqrt(0.097 / n / markets);
  CHECK(std::abs(filled / n / markets - expected) < tolerance);
}

TEST_CASE("nobody is hired twice and no firm beyond its open posts") {
  District d = market(3000, 100, 20);
  LabourParameters at = frictionless();
  at.looks = 8;
  at.applications = 4;
  for (Day today = market_day; today < market_day + 3; ++today) {
    const auto hires = match(d, at, Luck{2, 0}, today);
    std::set<PersonId> hired;
    std::vector<std::uint32_t> taken(d.enterprises.size());
    for (const Hire& h : hires) {
      CHECK(hired.insert(h.person).second);
      ++taken[h.enterprise.value];
    }
    for (const EnterpriseId e : Ids<EnterpriseTable>(d.enterprises.size()))
      CHECK(taken[e.value] <= open_posts(d.enterprises, e, 0));
    apply(d, hires, today);
  }
  CHECK(match(d, at, Luck{2, 0}, market_day + 3).empty());  // every post is taken by now
}

TEST_CASE("the match is the same on 1 and 4 threads and for every order of seekers") {
  const District d = market(5000, 300, 5);
  LabourParameters at = frictionless();
  at.looks = 6;
  at.applications = 6;
  at.suitable = 0.6;
  const Luck luck{3, 0};
  std::vector<std::vector<Match>> results;
  for (const std::size_t threads : {1u, 4u}) {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    auto seekers = job_seekers(d, at, luck, market_day);
    results.push_back(accept(d, seekers, at, luck, market_day));
    std::reverse(seekers.begin(), seekers.end());
    results.push_back(accept(d, seekers, at, luck, market_day));
  }
  REQUIRE(results[0].size() > 1000);
  for (const auto& other : results) {
    REQUIRE(other.size() == results[0].size());
    for (std::size_t i = 0; i < other.size(); ++i) {
      CHECK(other[i].person == results[0][i].person);
      CHECK(other[i].enterprise == results[0][i].enterprise);
    }
  }
}

TEST_CASE("the match is stable: no seeker and no firm that both like each other better") {
  const District d = market(600, 60, 5);
  LabourParameters at = frictionless();
  at.looks = 10;
  at.applications = 10;
  const Luck luck{4, 0};
  const auto seekers = job_seekers(d, at, luck, market_day);
  std::vector<EnterpriseId> job(d.people.size());
  std::vector<double> worst(d.enterprises.size(), INFINITY);
  std::vector<std::uint32_t> taken(d.enterprises.size());
  const auto rank = [&](PersonId p, EnterpriseId e) {
    const double u =
        to_unit(pair_bits(luck, purpose::hiring_rank, d.enterprises.luck[e], d.people.luck[p], market_day));
    return *rank_of_applicant(u, 30 - at.working_age, at);
  };
  for (const Match& m : accept(d, seekers, at, luck, market_day)) {
    job[m.person.value] = m.enterprise;
    worst[m.enterprise.value] = std::min(worst[m.enterprise.value], rank(m.person, m.enterprise));
    ++taken[m.enterprise.value];
  }
  for (const JobSeeker& s : seekers)
    for (const EnterpriseId e : s.applications) {
      if (e == job[s.person.value]) break;  // all that follow are liked less
      CHECK(taken[e.value] == open_posts(d.enterprises, e, 0));
      CHECK(rank(s.person, e) < worst[e.value]);
    }
}

TEST_CASE("an applicant suits with the chance given, and experience counts in the ranking") {
  LabourParameters at = frictionless();
  at.suitable = 0.25;
  at.experience = 0.5;
  CHECK_FALSE(rank_of_applicant(0.7499, 10, at));
  REQUIRE(rank_of_applicant(0.7501, 10, at));
  CHECK(*rank_of_applicant(0.9, 10, at) - *rank_of_applicant(0.9, 0, at) == doctest::Approx(0.5 * std::log(11.0)));
}

TEST_CASE("agreed wages scatter about the offer with the given spread and never below the minimum") {
  District d = market(4000, 10, 1000);
  LabourParameters at = frictionless();
  at.wage_residual = 0.2;
  double sum = 0, squares = 0;
  const auto hires = match(d, at, Luck{5, 0}, market_day);
  REQUIRE(hires.size() == 4000);
  for (const Hire& h : hires) {
    const double x = std::log(h.wage / 5000.0);
    sum += x;
    squares += x * x;
  }
  const double mean = sum / 4000, sd = std::sqrt(squares / 4000 - mean * mean);
  CHECK(mean == doctest::Approx(-0.02).epsilon(0.7));
  CHECK(sd == doctest::Approx(0.2).epsilon(0.05));
  at.minimum_wage = 5000;
  for (const Hire& h : match(d, at, Luck{5, 0}, market_day)) CHECK(h.wage >= 5000);
}
