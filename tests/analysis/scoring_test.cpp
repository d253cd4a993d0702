#include "analysis/scoring.hpp"

#include <cmath>
#include <numbers>

#include <doctest/doctest.h>

#include "sim/random.hpp"

namespace tenure {

using doctest::Approx;

namespace {

std::vector<double> normals(std::uint32_t agent, std::size_t n, double sd = 1) {
  Stream draws(Luck{7, 0}, Purpose{1}, agent);
  std::vector<double> x(n);
  for (double& one : x) one = sd * draws.normal();
  return x;
}

}  // namespace

TEST_CASE("the score of a normal forecast is its closed form") {
  // Gneiting and Raftery 2007, equation 21: sd (z (2 Phi(z) - 1) + 2 phi(z) - 1 / sqrt(pi)).
  const std::vector<double> draws = normals(1, 200'000, 2.0);
  for (const double y : {0.0, 1.0, -3.0}) {
    const double z = y / 2, density = std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi);
    const double below = 0.5 * std::erfc(-z / std::numbers::sqrt2);
    const double exact = 2 * (z * (2 * below - 1) + 2 * density - 1 / std::sqrt(std::numbers::pi));
    CHECK(crps(draws, y) == Approx(exact).epsilon(0.01));
  }
}

TEST_CASE("a point forecast scores its absolute error, and a sure and right one nothing") {
  CHECK(crps({3}, 5) == 2);
  CHECK(crps({5, 5, 5}, 5) == 0);
  CHECK(std::isnan(crps({}, 1)));
}

TEST_CASE("the expected score does not depend on how many draws there are") {
  double few = 0, many = 0;
  constexpr int times = 4000;
  const std::vector<double> truth = normals(2, times);
  for (std::uint32_t i = 0; i < times; ++i) {
    few += crps(normals(10 + i, 3), truth[i]) / times;
    many += crps(normals(100'000 + i, 60), truth[i]) / times;
  }
  CHECK(few == Approx(many).epsilon(0.03));
  CHECK(many == Approx(1 / std::sqrt(std::numbers::pi)).epsilon(0.03));  // the exact one of a perfect normal forecast
}

TEST_CASE("an observation beyond all draws has a transform near 0 or 1, and ties share the middle") {
  const std::vector<double> draws{1, 2, 3, 4};
  CHECK(pit(draws, 0) == Approx(0.1));
  CHECK(pit(draws, 5) == Approx(0.9));
  CHECK(pit(draws, 2.5) == Approx(0.5));
  CHECK(pit(std::vector<double>{2, 2, 2}, 2) == Approx(0.5));
  CHECK(covered(0.1, 0.8));
  CHECK_FALSE(covered(0.09, 0.8));
}

TEST_CASE(
    "transforms are uniform where observation and draws are of one distribution, and not where draws are too sure") {
  std::vector<double> honest, sure;
  std::size_t in_ninety = 0;
  const std::vector<double> truth = normals(3, 1000);
  for (std::uint32_t i = 0; i < 1000; ++i) {
    const std::vector<double> draws = normals(1000 + i, 99);
    honest.push_back(pit(draws, truth[i]));
    in_ninety += covered(honest.back(), 0.9);
    sure.push_back(pit(normals(5000 + i, 99, 0.5), truth[i]));
  }
  CHECK(distance_from_uniform(honest) < usual_distance_from_uniform(1000));
  CHECK(distance_from_uniform(sure) > 2 * usual_distance_from_uniform(1000));
  CHECK(wilson_interval(in_ninety, 1000).contains(0.9));
}

TEST_CASE("the interval of a share is Wilson's") {
  // Newcombe 1998, Statistics in Medicine 17, table I, method 3: 81 of 263 and 0 of 20.
  CHECK(wilson_interval(81, 263).low == Approx(0.2553).epsilon(1e-3));
  CHECK(wilson_interval(81, 263).high == Approx(0.3662).epsilon(1e-3));
  CHECK(wilson_interval(0, 20).low == 0);
  CHECK(wilson_interval(0, 20).high == Approx(0.1611).epsilon(1e-3));
}

TEST_CASE("evenly spread transforms lie as near to uniform as so many can") {
  CHECK(distance_from_uniform({0.125, 0.375, 0.625, 0.875}) == Approx(0.125));
  CHECK(distance_from_uniform({0.99, 0.995}) == Approx(0.99));
}

}  // namespace tenure
