#include "models/labour/search.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "tests/labour/market.hpp"

using namespace tenure;
using namespace tenure::testing;

TEST_CASE("somebody without a job searches once in as many days as given") {
  for (const std::uint32_t key : {0u, 5u, 4294967295u}) {
    int searches = 0;
    for (int day = 0; day < 70; ++day) searches += searches_today(key, Day{19000 + day}, 7);
    CHECK(searches == 10);
  }
}

TEST_CASE("openings far away are heard of with the chance given") {
  District d = market(4000, 1, 10000);
  LabourParameters at = frictionless();
  at.hears_anywhere = 0.1;
  at.hears_near = 3000;
  d.enterprises.site[EnterpriseId{0}] = {1e6f, 0};
  const double far = static_cast<double>(job_seekers(d, at, Luck{1, 0}, market_day).size()) / 4000;
  CHECK(far == doctest::Approx(0.1).epsilon(0.15));
  d.enterprises.site[EnterpriseId{0}] = {400, 3000};
  const double near = static_cast<double>(job_seekers(d, at, Luck{1, 0}, market_day).size()) / 4000;
  CHECK(near == doctest::Approx(0.1 + 0.9 * std::exp(-1.0)).epsilon(0.06));
}

TEST_CASE("those with a job apply only for one worth the cost of switching") {
  District d = market(2000, 2, 5000);
  LabourParameters at = frictionless();
  at.search_on_the_job = 1;
  at.looks = 40;
  for (std::uint32_t i = 0; i < 2000; ++i) hire(d, PersonId{i}, EnterpriseId{0}, 5000, market_day);
  const auto share = [&] {
    double all = 0;
    for (int day = 0; day < 30; ++day)
      all += static_cast<double>(job_seekers(d, at, Luck{1, 0}, market_day + day).size());
    return all / 2000;
  };
  CHECK(share() == doctest::Approx(0.5).epsilon(0.08));  // equal jobs: taste alone decides
  at.switching_cost = std::log(3.0);
  CHECK(share() == doctest::Approx(0.25).epsilon(0.1));  // logit: 1 / (1 + 3)
}

TEST_CASE("children and the retired do not look for work") {
  District d = market(3, 1, 10);
  d.people.birth_year[PersonId{0}] = 2010;
  d.people.birth_year[PersonId{1}] = 1950;
  const auto seekers = job_seekers(d, frictionless(), Luck{1, 0}, market_day);
  REQUIRE(seekers.size() == 1);
  CHECK(seekers[0].person == PersonId{2});
}

TEST_CASE("the list of the jobless keeps those who look for a job, each once, and loses the others when gone through") {
  District d = market(6, 1, 10);
  LabourParameters at = frictionless();
  const auto listed = [&] {
    std::vector<std::uint32_t> rows;
    for (std::size_t g = 0; g < 30; ++g)
      for (const PersonId p : d.jobless.group(g)) rows.push_back(p.value);
    return rows;
  };
  CHECK(listed().size() == 6);
  hire(d, PersonId{0}, EnterpriseId{0}, 5000, market_day);
  hire(d, PersonId{1}, EnterpriseId{0}, 5000, market_day);
  end_job(d, PersonId{1});  // loses it before the list is gone through
  leave(d, HouseholdId{2}, market_day);
  d.people.birth_year[PersonId{3}] = static_cast<std::int16_t>(year_of(market_day) - 61);
  forget_placed(d, at, market_day);
  CHECK(listed() == std::vector<std::uint32_t>{1, 4, 5});
  end_job(d, PersonId{0});
  CHECK(listed() == std::vector<std::uint32_t>{1, 4, 5, 0});
}
