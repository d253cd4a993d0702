#include "tests/reference/flock.hpp"

#include <numbers>

#include <doctest/doctest.h>

#include "sim/random.hpp"
#include "tests/threads.hpp"

using namespace tenure;
using namespace tenure::reference;
using tenure::testing::with_threads;

namespace {

Vector towards(double angle) {
  return {std::cos(angle), std::sin(angle)};
}

Flock scattered(const Flock::Rules& rules, int birds, std::uint32_t seed) {
  Flock flock(rules);
  Stream draws({seed, 0}, Purpose{1}, 0);
  for (int bird = 0; bird < birds; ++bird) {
    const Vector place{draws.uniform() * rules.side, draws.uniform() * rules.side};
    flock.add({place, towards(2 * std::numbers::pi * draws.uniform())});
  }
  return flock;
}

std::vector<Flock::Bird> birds_of(const Flock& flock) {
  std::vector<Flock::Bird> birds;
  for (const Flock::BirdId bird : Ids<Flock::Birds>(flock.size())) birds.push_back(flock[bird]);
  return birds;
}

/// Length of the mean velocity: 1 where all fly one way, near 0 where each flies its own.
double order(const Flock& flock) {
  Vector sum;
  for (const Flock::Bird& bird : birds_of(flock)) sum = sum + bird.velocity;
  return length(sum) / static_cast<double>(flock.size());
}

/// The rule again, over all pairs, each neighbour at the nearest of its places beyond the edges.
std::vector<Vector> turned_by_force(const Flock& flock, const Flock::Rules& rules) {
  const auto birds = birds_of(flock);
  const auto nearest = [&](double way) { return way - rules.side * std::round(way / rules.side); };
  std::vector<Vector> velocities;
  for (std::size_t i = 0; i < birds.size(); ++i) {
    Vector mean;
    int neighbours = 0;
    for (std::size_t j = 0; j < birds.size(); ++j) {
      const Vector way{nearest(birds[j].place.x - birds[i].place.x), nearest(birds[j].place.y - birds[i].place.y)};
      if (j == i || length(way) > rules.vision) continue;
      ++neighbours;
      mean = mean + rules.cohere * way + rules.match * birds[j].velocity;
      if (length(way) < rules.separation) mean = mean + -rules.separate * way;
    }
    const Vector sum = birds[i].velocity + (neighbours > 0 ? 1.0 / neighbours : 0.0) * mean;
    velocities.push_back(1 / length(sum) * sum);
  }
  return velocities;
}

}  // namespace

TEST_CASE("a bird without neighbours flies straight on, round the square") {
  Flock flock({.side = 50, .vision = 5});
  const Flock::BirdId bird = flock.add({{49.5, 0.25}, {0.6, -0.8}});
  flock.add({{20, 20}, {1, 0}});
  for (int step = 0; step < 5; ++step) flock.step();
  CHECK(flock[bird].velocity == Vector{0.6, -0.8});
  CHECK(flock[bird].place.x == doctest::Approx(2.5));
  CHECK(flock[bird].place.y == doctest::Approx(46.25));
}

TEST_CASE("two birds that match turn towards one another by a closed form, also across an edge") {
  // At angles +a and -a: tan a falls by (1 - match) / (1 + match) a step.
  for (const double x : {25.0, 49.0}) {
    const double match = 0.2, a = 0.5;
    Flock flock({.side = 50, .vision = 20, .cohere = 0, .separate = 0, .match = match});
    const auto one = flock.add({{x, 10}, towards(a)}), other = flock.add({{x, 14}, towards(-a)});
    for (int step = 1; step <= 6; ++step) {
      flock.step();
      const double angle = std::atan(std::tan(a) * std::pow((1 - match) / (1 + match), step));
      CHECK(flock[one].velocity.y == doctest::Approx(std::sin(angle)));
      CHECK(flock[other].velocity.y == doctest::Approx(-std::sin(angle)));
    }
  }
}

TEST_CASE("two birds side by side come nearer by cohering and part by separating, by a closed form") {
  for (const auto& [apart, cohere, separate] : {std::array{3.0, 0.1, 0.4}, {0.5, 0.0, 0.4}, {0.5, 0.1, 0.4}}) {
    Flock flock({.side = 50, .vision = 20, .cohere = cohere, .separate = separate, .match = 0.5});
    const auto one = flock.add({{20, 50 - apart / 2}, {1, 0}}), other = flock.add({{20, apart / 2}, {1, 0}});
    flock.step();
    // Along the flight: own and matched; across: what cohering and separating pull.
    const double across = (cohere - (apart < 1 ? separate : 0)) * apart;
    const double expected = across / std::sqrt(1.5 * 1.5 + across * across);
    CHECK(flock[one].velocity.y == doctest::Approx(expected));
    CHECK(flock[other].velocity.y == doctest::Approx(-expected));
  }
}

TEST_CASE("the turn of every bird is what a look at all pairs gives, and so the flock's momentum") {
  const Flock::Rules rules{.side = 40, .vision = 6};
  Flock flock = scattered(rules, 300, 1);
  for (int step = 0; step < 10; ++step) {
    const auto expected = turned_by_force(flock, rules);
    flock.step();
    const auto birds = birds_of(flock);
    for (std::size_t i = 0; i < birds.size(); ++i) {
      REQUIRE(birds[i].velocity.x == doctest::Approx(expected[i].x).epsilon(1e-9));
      REQUIRE(birds[i].velocity.y == doctest::Approx(expected[i].y).epsilon(1e-9));
      REQUIRE(length(birds[i].velocity) == doctest::Approx(1));
    }
  }
}

TEST_CASE("the flock comes into order by matching, and the more so the more they match") {
  std::vector<double> orders;
  for (const double match : {0.0, 0.02, 0.05, 0.3}) {
    double mean = 0;
    constexpr int flocks = 5;
    for (std::uint32_t seed = 1; seed <= flocks; ++seed) {
      Flock flock = scattered({.side = 60, .vision = 8, .cohere = 0, .match = match}, 400, seed);
      CHECK(order(flock) < 0.15);  // 1 / sqrt(400) = 0.05 in the mean
      for (int step = 0; step < 150; ++step) flock.step();
      mean += order(flock) / flocks;
    }
    orders.push_back(mean);
  }
  CHECK(std::is_sorted(orders.begin(), orders.end()));
  CHECK(orders[3] > 0.85);
}

TEST_CASE("1, 2 and 7 threads fly the same birds to the same places") {
  const auto flocks = with_threads([] {
    Flock flock = scattered({.side = 300, .vision = 5}, 10'000, 2);
    for (int step = 0; step < 5; ++step) flock.step();
    return birds_of(flock);
  });
  CHECK(flocks[0] == flocks[1]);
  CHECK(flocks[0] == flocks[2]);
}

TEST_CASE("a square so small that a bird would see another twice is refused") {
  CHECK_THROWS_AS(Flock({.side = 10, .vision = 5}), std::invalid_argument);
}
