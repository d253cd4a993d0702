#include "analysis/abc_smc.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "analysis/posterior.hpp"
#include "sim/random.hpp"
#include "tests/analysis/calibration_examples.hpp"

using namespace tenure;

namespace {

const std::vector<Prior> wide{{"x", "1", PriorKind::uniform, -4, 6}, {"y", "1", PriorKind::uniform, -4, 6}};

}  // namespace

TEST_CASE("ABC-SMC finds the posterior of a line with normal errors: means within 0.1, widths within 12 %") {
  AbcOptions options;
  options.population = 1500;
  options.least_accepted = 0.02;
  options.generations = 40;
  const std::vector<Target> targets{{"first", 1.2, 0.5, 0}, {"second", 0.4, 0.3, 0.4}};  // both of variance 0.25
  AbcSmc abc(2, targets, options);
  calibrate(abc, wide, 2, [](const auto& x, auto) { return Line::at(x); });
  const Moments exact = Line::posterior({1.2, 0.4}, 0.25), found = moments(abc.posterior(), wide);
  for (std::size_t j = 0; j < 2; ++j) {
    CHECK(std::abs(found.mean[j] - exact.mean[j]) < 0.1 * exact.sd[j]);
    CHECK(found.sd[j] == doctest::Approx(exact.sd[j]).epsilon(0.12));
  }
}

TEST_CASE("chance of the model itself widens the posterior by as much as an error would") {
  AbcOptions options;
  options.population = 1500;
  options.least_accepted = 0.02;
  AbcSmc abc(2, {{"first", 1.2, 0.3, 0}, {"second", 0.4, 0.3, 0}}, options);
  calibrate(abc, wide, 2, [](const auto& x, std::uint32_t luck) {
    std::vector<double> y = Line::at(x);
    for (std::uint32_t t = 0; t < 2; ++t) y[t] += 0.4 * Stream({9, luck}, Purpose{1}, t).normal();
    return y;
  });
  const Moments exact = Line::posterior({1.2, 0.4}, 0.25), found = moments(abc.posterior(), wide);
  for (std::size_t j = 0; j < 2; ++j) {
    CHECK(std::abs(found.mean[j] - exact.mean[j]) < 0.15 * exact.sd[j]);
    CHECK(found.sd[j] == doctest::Approx(exact.sd[j]).epsilon(0.15));
  }
}

TEST_CASE("ABC-SMC finds predators and prey: means within 0.15 standard deviations, widths within 20 %") {
  AbcOptions options;
  options.population = 1000;
  options.least_accepted = 0.01;
  options.generations = 40;
  AbcSmc abc(2, PredatorPrey::targets(), options);
  const std::size_t runs =
      calibrate(abc, PredatorPrey::priors(), 4, [](const auto& x, auto) { return PredatorPrey::at(x); });
  const Moments exact = PredatorPrey::posterior(), found = moments(abc.posterior(), PredatorPrey::priors());
  INFO("runs ", runs, " tolerance ", abc.tolerance());
  for (std::size_t j = 0; j < 2; ++j) {
    CHECK(std::abs(found.mean[j] - exact.mean[j]) < 0.15 * exact.sd[j]);
    CHECK(found.sd[j] == doctest::Approx(exact.sd[j]).epsilon(0.2));
  }
}

TEST_CASE("the prior is kept where the model does not depend on the parameter, up to its bounds") {
  AbcOptions options;
  options.population = 800;
  options.generations = 8;
  options.least_accepted = 0;
  AbcSmc abc(2, {{"first", 0.5, 0.05, 0}}, options);
  const std::vector<Prior> unit{{"told", "1"}, {"untold", "1"}};
  calibrate(abc, unit, 1, [](const auto& x, auto) { return std::vector{x[0]}; });
  const WeightedPoints draws = abc.posterior();
  PosteriorParameter told, untold;
  std::vector<double> first, second;
  for (std::size_t i = 0; i < draws.points.rows(); ++i)
    first.push_back(draws.points.at(i, 0)), second.push_back(draws.points.at(i, 1));
  judge(told, first, draws.weights);
  judge(untold, second, draws.weights);
  CHECK(told.informed);
  CHECK_FALSE(untold.informed);
  CHECK(untold.variance_ratio == doctest::Approx(1).epsilon(0.15));
}

TEST_CASE("generations are the same when they are lived again, and each draws in") {
  AbcOptions options;
  options.population = 50;
  options.generations = 4;
  options.least_accepted = 0;
  AbcSmc one(2, {{"first", 1, 0.5, 0}, {"second", 0, 0.5, 0}}, options), other = one;
  double before = 1e9;
  while (!one.finished()) {
    const Points points = one.next_points();
    CHECK(other.next_points().values == points.values);
    Outputs outputs{1, 2, {}};
    for (std::size_t i = 0; i < points.rows(); ++i)
      for (const double y : Line::at({wide[0].at(points.at(i, 0)), wide[1].at(points.at(i, 1))}))
        outputs.values.push_back(y);
    one.tell(points, outputs), other.tell(points, outputs);
    CHECK(one.tolerance() < before);
    before = one.tolerance();
    CHECK(points.rows() == (one.generation() == 1 ? 100 : 50));
  }
  CHECK(one.posterior().weights == other.posterior().weights);
}

TEST_CASE("an output that is not a number is refused") {
  AbcSmc abc(1, {{"first", 1, 0.5, 0}}, {.population = 10});
  const Points points = abc.next_points();
  Outputs outputs{1, 1, std::vector<double>(points.rows(), 1.0)};
  outputs.values[3] = std::nan("");
  CHECK_THROWS_AS(abc.tell(points, outputs), std::invalid_argument);
}
