#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <vector>

#include "analysis/patterns_concentration.hpp"
#include "analysis/patterns_distributions.hpp"
#include "analysis/patterns_near_repeat.hpp"

using namespace tenure;

TEST_CASE("half of what happens at equal places happens at half of them, and at one of ten where one has all") {
  CHECK(share_holding(std::vector<std::uint32_t>(40, 3), 0.5) == doctest::Approx(0.5));
  std::vector<std::uint32_t> one(10, 0);
  one[4] = 8;
  CHECK(share_holding(one, 1.0) == doctest::Approx(0.1));
  CHECK(share_holding(one, 0.5) == doctest::Approx(0.05));
  CHECK(share_with_any(one) == doctest::Approx(0.1));
  CHECK(std::isnan(share_holding(std::vector<std::uint32_t>(3, 0), 0.5)));
}

TEST_CASE("like places hold what a Poisson distribution says they do") {
  std::vector<std::uint32_t> events;
  Stream draws{Luck{5, 0}, Purpose{1}, 0};
  for (int i = 0; i < 100000; ++i) events.push_back(static_cast<std::uint32_t>(draws.poisson(0.46)));
  CHECK(share_holding(events, 0.5) == doctest::Approx(poisson_share_holding(0.46, 0.5)).epsilon(0.02));
  // 14 % of places at 0.46 events each, by another reckoning
  CHECK(poisson_share_holding(0.46, 0.5) == doctest::Approx(0.14).epsilon(0.05));
  CHECK(poisson_share_holding(1e4, 0.5) == doctest::Approx(0.5).epsilon(0.02));
}

namespace {

const KnoxBands bands{{100, 300}, {7, 30}};

std::vector<PlacedEvent> scattered(int n) {
  std::vector<PlacedEvent> events;
  Stream draws{Luck{6, 0}, Purpose{2}, 0};
  for (int i = 0; i < n; ++i)
    events.push_back({{static_cast<float>(2000 * draws.uniform()), static_cast<float>(2000 * draws.uniform())},
                      static_cast<std::int32_t>(draws.below(365))});
  return events;
}

KnoxTable table_of(const std::vector<PlacedEvent>& events, int dealings = 99) {
  return knox(events, bands, dealings, Luck{1, 0}, Purpose{3});
}

}  // namespace

TEST_CASE("pairs are counted as a look at every pair counts them") {
  const auto events = scattered(300);
  const KnoxTable table = table_of(events, 1);
  std::vector<double> observed(4, 0), near(2, 0), soon(2, 0);
  double all = 0;
  for (std::size_t i = 0; i < events.size(); ++i)
    for (std::size_t j = i + 1; j < events.size(); ++j) {
      const double metres = distance(events[i].place, events[j].place);
      const int days = std::abs(events[i].day - events[j].day);
      const int m = metres <= 100 ? 0 : metres <= 300 ? 1 : 2, t = days <= 7 ? 0 : days <= 30 ? 1 : 2;
      all += 1;
      if (m < 2) near[static_cast<std::size_t>(m)] += 1;
      if (t < 2) soon[static_cast<std::size_t>(t)] += 1;
      if (m < 2 && t < 2) observed[static_cast<std::size_t>(2 * m + t)] += 1;
    }
  CHECK(table.observed == observed);
  for (std::size_t m = 0; m < 2; ++m)
    for (std::size_t t = 0; t < 2; ++t) CHECK(table.expected[2 * m + t] == doctest::Approx(near[m] * soon[t] / all));
}

TEST_CASE("unrelated events have a Knox ratio of 1") {
  const KnoxTable table = table_of(scattered(3000));
  for (std::size_t m = 0; m < 2; ++m)
    for (std::size_t t = 0; t < 2; ++t) CHECK(table.ratio(m, t) == doctest::Approx(1).epsilon(0.06));
}

TEST_CASE("repeats next door within the week raise the ratio there and nowhere else") {
  auto events = scattered(2000);
  for (int i = 0; i < 400; ++i)
    events.push_back({{events[static_cast<std::size_t>(i)].place.x + 30, events[static_cast<std::size_t>(i)].place.y},
                      events[static_cast<std::size_t>(i)].day + 3});
  const KnoxTable table = table_of(events);
  CHECK(table.ratio(0, 0) > 1.4);
  CHECK(table.p_value[0] == doctest::Approx(0.01));
  CHECK(table.ratio(1, 1) == doctest::Approx(1).epsilon(0.08));
}

TEST_CASE("places that are always worse and days that are always busier do not raise it") {
  auto events = scattered(3000);
  for (std::size_t i = 0; i < events.size(); i += 2) {
    events[i].place.x *= 0.1f, events[i].place.y *= 0.1f;
    if (i % 3 == 0) events[i].day %= 60;
  }
  std::vector<std::int32_t> days;
  for (const auto& event : events) days.push_back(event.day);
  Stream draws{Luck{7, 0}, Purpose{4}, 0};
  for (std::size_t i = days.size(); i > 1; --i)
    std::swap(days[i - 1], days[draws.below(static_cast<std::uint32_t>(i))]);
  for (std::size_t i = 0; i < events.size(); ++i) events[i].day = days[i];
  CHECK(table_of(events).ratio(0, 0) == doctest::Approx(1).epsilon(0.05));
}

TEST_CASE("the tail of a Pareto distribution is found, also where smaller sizes follow none") {
  std::vector<double> sizes;
  Stream draws{Luck{8, 0}, Purpose{3}, 0};
  for (int i = 0; i < 4000; ++i) sizes.push_back(std::round(40 * std::pow(draws.uniform(), -1 / 1.2)));
  CHECK(tail_of(sizes).exponent == doctest::Approx(1.2).epsilon(0.06));
  for (int i = 0; i < 4000; ++i) sizes.push_back(std::round(1 + 38 * draws.uniform()));
  const Tail tail = tail_of(sizes);
  CHECK(tail.exponent == doctest::Approx(1.2).epsilon(0.08));
  CHECK(tail.least > 30);
  CHECK(std::isnan(tail_of({1, 2, 3}).exponent));
}

TEST_CASE("exponential stays have been going on as long as they last, and stays are known again from their shares") {
  const std::vector<double> edges{0, 1, 3, 5, 10};
  const std::vector<double> shares = elapsed_shares(1, 4, edges);
  CHECK(shares[0] == doctest::Approx(1 - std::exp(-0.25)).epsilon(0.001));
  CHECK(shares[4] == doctest::Approx(std::exp(-2.5)).epsilon(0.001));
  const StayFit fit = stays_of(elapsed_shares(0.7, 1.9, edges), edges);
  CHECK(fit.shape == doctest::Approx(0.7).epsilon(0.03));
  CHECK(fit.scale == doctest::Approx(1.9).epsilon(0.08));
}

TEST_CASE("wages spread by the normal distribution of their logarithms have its deviation and no skew") {
  std::vector<double> wages;
  Stream draws{Luck{9, 0}, Purpose{4}, 0};
  for (int i = 0; i < 100000; ++i) wages.push_back(5000 * std::exp(0.5 * draws.normal()));
  CHECK(log_spread(wages).sd == doctest::Approx(0.5).epsilon(0.01));
  CHECK(std::abs(log_spread(wages).skew) < 0.05);
}

TEST_CASE("what falls by twice as much as the other rises moves with slope -2 and correlation -1") {
  const std::vector<double> x{-0.2, 0.1, 0.3}, y{0.4, -0.2, -0.6};
  CHECK(comovement(x, y).slope == doctest::Approx(-2));
  CHECK(comovement(x, y).correlation == doctest::Approx(-1));
}
