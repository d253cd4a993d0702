#include "tests/reference/epidemic.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "tests/threads.hpp"

using namespace tenure;
using namespace tenure::reference;
using tenure::testing::with_threads;

namespace {

/// Probability that a tie ever transmits, once one end is infectious.
double transmissibility(const Epidemic::Rules& rules) {
  return rules.transmission / (1 - (1 - rules.recovery) * (1 - rules.transmission));
}

/// Each pair tied with probability degree / nodes: so many ties at random.
Network random_network(std::uint32_t nodes, double degree, std::uint32_t seed) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
  const auto count = static_cast<std::uint32_t>(nodes * degree / 2);
  for (std::uint32_t tie = 0; tie < count; ++tie) {
    Stream draws({seed, 0}, Purpose{9}, tie);
    const std::uint32_t a = draws.below(nodes);
    ties.emplace_back(a, draws.below(nodes));
  }
  return {nodes, std::move(ties)};
}

Network complete_network(std::uint32_t nodes) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
  for (std::uint32_t a = 0; a < nodes; ++a)
    for (std::uint32_t b = 0; b < a; ++b) ties.emplace_back(a, b);
  return {nodes, std::move(ties)};
}

/// Share of people ever infected, from `first` of them.
double final_size(const Network& network, const Epidemic::Rules& rules, std::uint32_t first, std::uint32_t seed) {
  Epidemic epidemic(network, rules, {seed, 0});
  for (std::uint32_t person = 0; person < first; ++person) epidemic.infect(Epidemic::PersonId{person});
  for (Day today; !epidemic.infectious().empty(); ++today) epidemic.live(today);
  return static_cast<double>(epidemic.infected()) / static_cast<double>(network.nodes());
}

/// The larger z of z = 1 - (1 - first) exp(-r z), with r the mean of those whom one infects among susceptibles.
double final_size_equation(double r, double first) {
  double z = 1;
  for (int i = 0; i < 10'000; ++i) z = 1 - (1 - first) * std::exp(-r * z);
  return z;
}

}  // namespace

TEST_CASE("where everybody meets everybody the final size is that of its equation") {
  constexpr std::uint32_t people = 1000, first = 20;
  const Network network = complete_network(people);
  for (const double r : {1.5, 2.5}) {
    // What a pair transmits at all is r / people.
    constexpr double recovery = 0.2;
    const double t = r / people, transmission = t * recovery / (1 - t * (1 - recovery));
    const Epidemic::Rules rules{transmission, recovery};
    REQUIRE(transmissibility(rules) == doctest::Approx(t));
    double mean = 0;
    constexpr int lives = 30;
    for (std::uint32_t life = 1; life <= lives; ++life) mean += final_size(network, rules, first, life) / lives;
    CHECK(mean == doctest::Approx(final_size_equation(r, 1.0 * first / people)).epsilon(0.03));
  }
}

TEST_CASE(
    "on a large random network the final size is that of its equation, and below the threshold nobody catches it") {
  constexpr std::uint32_t people = 40'000, first = 40;
  constexpr double degree = 8;
  const Network network = random_network(people, degree, 1);
  for (const double r : {0.5, 0.8, 1.3, 2.0, 4.0}) {
    constexpr double recovery = 0.25;
    const double t = r / degree, transmission = t * recovery / (1 - t * (1 - recovery));
    const double size = final_size(network, {transmission, recovery}, first, 1);
    if (r < 1)
      CHECK(size < 0.01);  // `first` / (1 - r) in the mean: 0.002 and 0.005
    else
      CHECK(size == doctest::Approx(final_size_equation(r, 1.0 * first / people)).epsilon(0.03));
  }
}

TEST_CASE("what always transmits reaches all that a network joins, at a tie a day") {
  // A ring of 100 and one person apart.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
  for (std::uint32_t person = 0; person < 100; ++person) ties.emplace_back(person, (person + 1) % 100);
  const Network ring(101, ties);
  Epidemic epidemic(ring, {1, 0}, {1, 0});
  epidemic.infect(Epidemic::PersonId{7});
  for (int day = 0; day < 60; ++day) {
    CHECK(epidemic.infected() == std::min<std::size_t>(1 + 2 * static_cast<std::size_t>(day), 100));
    epidemic.live(Day{day});
  }
  CHECK(epidemic.health(Epidemic::PersonId{100}) == Epidemic::Health::susceptible);
}

TEST_CASE("who always recovers is infectious for a day") {
  const Network pair(2, {{0, 1}});
  Epidemic epidemic(pair, {0, 1}, {1, 0});
  epidemic.infect(Epidemic::PersonId{0});
  epidemic.live(Day{0});
  CHECK(epidemic.infectious().empty());
  CHECK(epidemic.health(Epidemic::PersonId{0}) == Epidemic::Health::recovered);
  CHECK(epidemic.health(Epidemic::PersonId{1}) == Epidemic::Health::susceptible);
}

TEST_CASE("1, 2 and 7 threads infect the same people in the same order") {
  const Network network = random_network(20'000, 10, 2);
  const auto infectious = with_threads([&] {
    Epidemic epidemic(network, {0.05, 0.2}, {3, 0});
    for (std::uint32_t person = 0; person < 400; ++person) epidemic.infect(Epidemic::PersonId{person});
    for (int day = 0; day < 12; ++day) epidemic.live(Day{day});
    return epidemic.infectious();
  });
  CHECK(infectious[0].size() > 1000);
  CHECK(infectious[0] == infectious[1]);
  CHECK(infectious[0] == infectious[2]);
}
