#include "analysis/region_sample.hpp"

#include <cmath>
#include <limits>
#include <numbers>

#include <doctest/doctest.h>
#include <tbb/global_control.h>

using namespace tenure;

namespace {

double from_middle(std::span<const double> u) {
  double sum = 0;
  for (const double x : u) sum += (x - 0.5) * (x - 0.5);
  return std::sqrt(sum);
}

}  // namespace

TEST_CASE("volumes of balls are found, down to one in ten million") {
  // pi^2 / 2 r^4 and pi^3 / 6 r^6
  const double four = std::numbers::pi * std::numbers::pi / 2 * std::pow(0.1, 4);
  const double six = std::pow(std::numbers::pi, 3) / 6 * std::pow(0.05, 6);
  for (const std::uint64_t seed : {1u, 2u, 3u}) {
    const RegionSample ball = sample_region(4, from_middle, 0.1, 2000, seed);
    REQUIRE(ball.reached);
    CHECK(ball.volume == doctest::Approx(four).epsilon(0.25));
    CHECK(sample_region(6, from_middle, 0.05, 2000, seed).volume == doctest::Approx(six).epsilon(0.35));
    double inner = 0;  // half the radius holds a sixteenth of the volume
    for (std::size_t i = 0; i < ball.points.rows(); ++i) {
      const double r = from_middle({ball.points.values.data() + 4 * i, 4});
      CHECK(r <= 0.1);
      inner += r < 0.05;
    }
    CHECK(inner / 2000 == doctest::Approx(1.0 / 16).epsilon(0.4));
  }
}

TEST_CASE("of two far islands both are found") {
  const auto islands = [](std::span<const double> u) {
    return std::min(std::hypot(u[0] - 0.2, u[1] - 0.2), std::hypot(u[0] - 0.8, u[1] - 0.7));
  };
  const RegionSample found = sample_region(2, islands, 0.05, 1000, 1);
  double first = 0;
  for (std::size_t i = 0; i < found.points.rows(); ++i) first += found.points.at(i, 0) < 0.5;
  CHECK(first / 1000 == doctest::Approx(0.5).epsilon(0.2));
  CHECK(found.volume == doctest::Approx(2 * std::numbers::pi * 0.0025).epsilon(0.2));
}

TEST_CASE("a level that is never reached is said, with how low it went") {
  const RegionSample none = sample_region(
      2, [](auto u) { return 1 + from_middle(u); }, 0.5, 200, 1);
  CHECK_FALSE(none.reached);
  CHECK(none.volume == 0);
  CHECK(none.lowest == doctest::Approx(1).epsilon(1e-3));
}

TEST_CASE("all of the cube is all of it") {
  CHECK(sample_region(3, from_middle, 1, 100, 1).volume == 1);
}

TEST_CASE("a normal density over even points comes out with its mean, width and slant") {
  const Points even = unit_design(2, {DesignMethod::sobol, 4000, 3, false});
  const double s = 0.05, rho = 0.8;
  const auto log_density = [&](std::span<const double> u) {
    const double x = (u[0] - 0.4) / s, y = (u[1] - 0.6) / s;
    return -(x * x - 2 * rho * x * y + y * y) / (2 * (1 - rho * rho));
  };
  const Points points = sample_density(even, log_density, 5);
  double mx = 0, my = 0, xx = 0, xy = 0;
  const auto n = static_cast<double>(points.rows());
  for (std::size_t i = 0; i < points.rows(); ++i) mx += points.at(i, 0) / n, my += points.at(i, 1) / n;
  for (std::size_t i = 0; i < points.rows(); ++i)
    xx += std::pow(points.at(i, 0) - mx, 2) / n, xy += (points.at(i, 0) - mx) * (points.at(i, 1) - my) / n;
  CHECK(std::abs(mx - 0.4) < 0.004);
  CHECK(std::abs(my - 0.6) < 0.004);
  CHECK(std::sqrt(xx) == doctest::Approx(s).epsilon(0.06));
  CHECK(xy / xx == doctest::Approx(rho).epsilon(0.06));
}

TEST_CASE("the same points on one thread and on four") {
  const auto points = [](std::size_t threads) {
    tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    const Points region = sample_region(3, from_middle, 0.1, 500, 7).points;
    return sample_density(
               region, [](auto u) { return -100 * u[0]; }, 7)
        .values;
  };
  CHECK(points(1) == points(4));
}
