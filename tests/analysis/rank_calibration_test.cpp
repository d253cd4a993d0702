#include "analysis/rank_calibration.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "analysis/abc_smc.hpp"
#include "sim/random.hpp"
#include "tests/analysis/calibration_examples.hpp"

using namespace tenure;

namespace {

/// Rounds of a conjugate normal: prior N(0, 1), one observation with error sd, posterior N(z / (1 + sd^2), sd^2 / (1 +
/// sd^2)); drawn with a width that may be wrong.
std::vector<double> conjugate(int rounds, double width) {
  const double v = 0.5;
  std::vector<double> places;
  for (int round = 0; round < rounds; ++round) {
    Stream luck({11, 0}, Purpose{1}, static_cast<std::uint32_t>(round));
    const double truth = luck.normal(), z = truth + std::sqrt(v) * luck.normal();
    std::vector<double> draws;
    for (int i = 0; i < 99; ++i) draws.push_back(z / (1 + v) + width * std::sqrt(v / (1 + v)) * luck.normal());
    places.push_back(place_of(truth, draws, std::vector<double>(99, 1.0 / 99)));
  }
  return places;
}

}  // namespace

TEST_CASE("ranks of an exact posterior are even") {
  const Evenness even = evenness(conjugate(2000, 1), 20);
  CHECK(even.chi_square_chance > 0.01);
  CHECK(even.distance_chance > 0.01);
}

TEST_CASE("posteriors too narrow or too wide are found out") {
  const Evenness narrow = evenness(conjugate(2000, 0.8), 20), far = evenness(conjugate(2000, 1.25), 20);
  CHECK(narrow.chi_square_chance < 1e-4);
  CHECK(far.chi_square_chance < 1e-4);
  CHECK(narrow.counts.front() + narrow.counts.back() > 200 + 3 * 14);
  CHECK(far.counts.front() + far.counts.back() < 200 - 3 * 14);
}

TEST_CASE("ranks of ABC-SMC's posteriors are even") {
  const std::vector<Prior> prior{{"x", "1", PriorKind::uniform, 0, 1}};
  std::vector<double> places;
  for (int round = 0; round < 400; ++round) {
    Stream luck({12, 0}, Purpose{1}, static_cast<std::uint32_t>(round));
    const double truth = luck.uniform(), z = truth + 0.15 * luck.normal();
    AbcOptions options;
    options.population = 100;
    options.least_accepted = 0.05;
    options.seed = static_cast<std::uint64_t>(round);
    AbcSmc abc(1, {{"y", z, 0.15, 0}}, options);
    calibrate(abc, prior, 1, [](const auto& x, auto) { return x; });
    const WeightedPoints draws = abc.posterior();
    places.push_back(place_of(truth, draws.points.values, draws.weights));
  }
  const Evenness even = evenness(places, 10);
  CHECK(even.chi_square_chance > 0.01);
  CHECK(even.distance_chance > 0.01);
}

TEST_CASE("evenness is that of the closed forms") {
  const Evenness even = evenness(std::vector{0.1, 0.2, 0.3, 0.9}, 2);
  CHECK(even.counts == std::vector<std::size_t>{3, 1});
  CHECK(even.chi_square == doctest::Approx(1));  // (3 - 2)^2 / 2 + (1 - 2)^2 / 2
  CHECK(even.chi_square_chance == doctest::Approx(0.3173).epsilon(1e-3));
  CHECK(even.distance == doctest::Approx(0.45));  // 3/4 - 0.3
  CHECK(distance_chance(1.358 / std::sqrt(1e6), 1000000) == doctest::Approx(0.05).epsilon(0.02));
  CHECK(place_of(2, std::vector<double>{1, 2, 3}, std::vector{0.5, 0.25, 0.25}) == doctest::Approx(0.625));
  CHECK_THROWS_AS((void)evenness(std::vector{1.5}, 2), std::invalid_argument);
}
