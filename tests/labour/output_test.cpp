#include "models/labour/output.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "tests/labour/market.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

OutputParameters book() {
  OutputParameters at;
  at.value_added = 242'550;
  at.social_cost = 0.2;
  at.markdown = 1.6;
  at.skills_outer = 1.5;
  at.skills_inner = 3;
  return at;
}

/// Firms of one make-up, four people of them basic, two technicians, a graduate and a high-level; wages by skill,
/// 80,850 yuan a year on average, so that labour costs 0.4 of value added.
District town(std::uint32_t firms) {
  District d = market(8 * firms, firms, 8);
  const BySkill<float> wages{5000, 6300, 8300, 13000};
  for (std::uint32_t i = 0; i < 8 * firms; ++i) {
    const PersonId p{i};
    d.people.skill[p] = i % 8 < 4   ? Skill::basic
                        : i % 8 < 6 ? Skill::technician
                        : i % 8 < 7 ? Skill::graduate
                                    : Skill::high_level;
    hire(d, p, EnterpriseId{i / 8}, wages[static_cast<std::size_t>(d.people.skill[p])], market_day);
  }
  return d;
}

double all_value_added(const Output& output) {
  double sum = 0;
  for (std::size_t s = 0; s < sectors; ++s) sum += output.value_added(static_cast<Sector>(s));
  return sum;
}

}  // namespace

TEST_CASE("value added a worker on the first day is the configured one") {
  const District d = town(5);
  Output output(d, book(), market_day);
  output.follow(d, market_day);
  CHECK(all_value_added(output) == doctest::Approx(242'550.0 * 40));
  CHECK(output.value_added(Sector::services) == 0);
}

TEST_CASE("the labour share is what comes out of wages, contributions and value added") {
  const District d = town(5);
  Output output(d, book(), market_day);
  output.follow(d, market_day);
  const double cost = output.technologies().cost_of_wage * 12 * yuan(d.payroll[0]);
  CHECK(cost / all_value_added(output) == doctest::Approx(0.4));
  CHECK(output.technologies().labour_share == doctest::Approx(0.4));
  OutputParameters dear = book();
  dear.social_cost = 0.5;
  CHECK(calibrated(d, dear).labour_share == doctest::Approx(0.5));
}

TEST_CASE("every skill's marginal product stands above its cost by the configured markdown on the first day") {
  const District d = town(5);
  const Technologies how = calibrated(d, book());
  const BySkill<double> heads{4, 2, 1, 1}, wages{5000, 6300, 8300, 13000};
  const BySkill<double> products = marginal_products(heads, labour_of(heads, how.of[0]), 1, how.of[0]);
  for (std::size_t k = 0; k < skills; ++k)
    CHECK(products[k] / (12 * how.cost_of_wage * wages[k]) == doctest::Approx(1.6));
}

TEST_CASE("a sector that pays more adds more value a worker, at the same labour share") {
  District d = town(2);
  d.enterprises.sector[EnterpriseId{1}] = Sector::technology;
  for (std::uint32_t i = 8; i < 16; ++i) d.people.wage[PersonId{i}] *= 1.5f;
  count_payroll(d);
  Output output(d, book(), market_day);
  output.follow(d, market_day);
  CHECK(output.value_added(Sector::technology) == doctest::Approx(1.5 * output.value_added(Sector::manufacturing)));
  CHECK(all_value_added(output) == doctest::Approx(242'550.0 * 16));
}

TEST_CASE("what the book says of value added, not of one firm, sets the level where firms differ") {
  District d = town(3);
  d.enterprises.productivity[EnterpriseId{0}] = 2;
  for (const std::uint32_t gone : {9u, 12u, 15u}) end_job(d, PersonId{gone});
  Output output(d, book(), market_day);
  output.follow(d, market_day);
  CHECK(all_value_added(output) == doctest::Approx(242'550.0 * 21));
}

TEST_CASE("a firm that loses everybody produces nothing, and the others as before") {
  District d = town(2);
  Output output(d, book(), market_day);
  output.follow(d, market_day);
  const double before = output.value_added(Sector::manufacturing);
  for (std::uint32_t i = 0; i < 8; ++i) end_job(d, PersonId{i});
  output.follow(d, market_day + 1);
  CHECK(output.value_added(Sector::manufacturing) == doctest::Approx(before / 2));
}

TEST_CASE("capital follows labour at the configured speed") {
  District d = town(1);
  OutputParameters at = book();
  at.capital_speed = 1.2;
  Output output(d, at, market_day);
  output.follow(d, market_day);
  const double before = output.value_added(Sector::manufacturing);
  d.enterprises.headcount[EnterpriseId{0}] = {8, 4, 2, 2};
  int day = 1;
  while (d.enterprise_turns.due(market_day + day).size() == 0) output.follow(d, market_day + day++);
  CHECK(day <= 30);
  if (day > 1) CHECK(output.value_added(Sector::manufacturing) == doctest::Approx(before * std::pow(2, 0.64)));
  output.follow(d, market_day + day);
  const double capital = 2 - std::exp(-1.2 * 30 / days_per_year);  // of that before
  CHECK(output.value_added(Sector::manufacturing) ==
        doctest::Approx(before * std::pow(capital, 0.36) * std::pow(2, 0.64)));
  for (int turn = 0; turn < 12 * 30 * 20; ++turn) output.follow(d, market_day + ++day);
  CHECK(output.value_added(Sector::manufacturing) == doctest::Approx(2 * before));
}

TEST_CASE("a new firm brings the capital for its posts") {
  District d = town(1);
  Output output(d, book(), market_day);
  output.follow(d, market_day);
  const double before = output.value_added(Sector::manufacturing);
  const EnterpriseId fresh = add_enterprise(d, CommunityId{0}, {0, 0});
  d.enterprises.target[fresh] = {4, 2, 1, 1};
  output.follow(d, market_day + 1);
  CHECK(output.value_added(Sector::manufacturing) == doctest::Approx(before));
  d.enterprises.headcount[fresh] = {4, 2, 1, 1};
  output.follow(d, market_day + 2);
  CHECK(output.value_added(Sector::manufacturing) == doctest::Approx(2 * before));
}

TEST_CASE("productivity grows by its trend and nothing else where nobody comes or goes") {
  const District d = town(3);
  OutputParameters at = book();
  at.trend = 0.02;
  Output output(d, at, market_day);
  output.follow(d, market_day);
  const double before = all_value_added(output);
  output.follow(d, market_day + 1461);
  CHECK(all_value_added(output) == doctest::Approx(before * std::exp(0.08)));
}

TEST_CASE("following people day by day gives the same bits as looking at the last day alone") {
  District d = town(4);
  OutputParameters at = book();
  at.capital_speed = 0;
  Output daily(d, at, market_day), late(d, at, market_day);
  for (std::uint32_t i = 0; i < 20; ++i) {
    if (i % 3) end_job(d, PersonId{i});
    daily.follow(d, market_day + static_cast<int>(i));
  }
  late.follow(d, market_day + 19);
  CHECK(daily.value_added(Sector::manufacturing) == late.value_added(Sector::manufacturing));
}

TEST_CASE("a district without firms, or without workers, produces nothing and is no mistake") {
  District nobody;
  Output none(nobody, book(), market_day);
  none.follow(nobody, market_day);
  CHECK(all_value_added(none) == 0);
  District idle = market(10, 2, 5);
  Output output(idle, book(), market_day);
  output.follow(idle, market_day);
  CHECK(all_value_added(output) == 0);
  CHECK(output.technologies().cost_of_wage > 0);
  for (std::uint32_t i = 0; i < 5; ++i) hire(idle, PersonId{i}, EnterpriseId{0}, 5000, market_day);
  for (int day = 1; day < 31; ++day) output.follow(idle, market_day + day);
  CHECK(std::isfinite(all_value_added(output)));
}

TEST_CASE("the payroll is what those who work are paid, whoever comes, goes or changes jobs") {
  District d = town(3);
  hire(d, PersonId{3}, EnterpriseId{2}, 5123.45f, market_day + 1);
  leave(d, d.people.household[PersonId{9}], market_day + 1);
  die(d, PersonId{10}, market_day + 1);
  end_job(d, PersonId{11});
  const BySector<Fen> kept = d.payroll;
  count_payroll(d);
  CHECK(kept == d.payroll);
}
