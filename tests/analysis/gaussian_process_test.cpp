#include "analysis/gaussian_process.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "sim/random.hpp"

using namespace tenure;

namespace {

Points spread(std::size_t k, std::uint32_t n) {
  return unit_design(k, {DesignMethod::lhs, n, 4, false});
}

double waves(std::span<const double> u) {
  return std::sin(5 * u[0]) + u[1] * u[1];
}

std::vector<double> values(const Points& points, auto&& f) {
  std::vector<double> y;
  for (std::size_t i = 0; i < points.rows(); ++i)
    y.push_back(f(std::span(points.values.data() + i * points.parameters, points.parameters)));
  return y;
}

constexpr Kernel kernels[] = {Kernel::squared_exponential, Kernel::matern_5_2};

}  // namespace

TEST_CASE("halfway between two points mean and variance are those of the closed form") {
  const double length = 0.7, s2 = 2.5;
  for (const Kernel kernel : kernels) {
    const auto r = [&](double d) {
      const double x = d / length, s = std::sqrt(5.0) * x;
      return kernel == Kernel::squared_exponential ? std::exp(-x * x / 2) : (1 + s + 5 * x * x / 3) * std::exp(-s);
    };
    const GaussianProcess process({1, {0, 1}}, {3, 7}, {kernel, MeanForm::constant}, {{length}, s2, 0});
    const double u[] = {0.5}, c = r(0.5), rho = r(1);
    const Prediction p = process.at(u);
    CHECK(p.mean == doctest::Approx(5));
    const double open = 1 - 2 * c / (1 + rho);
    CHECK(p.variance == doctest::Approx(s2 * (1 - 2 * c * c / (1 + rho) + open * open * (1 + rho) / 2)));
  }
}

TEST_CASE("without a nugget it passes through every point, sure of it") {
  const Points points = spread(2, 25);
  const std::vector<double> y = values(points, waves);
  for (const Kernel kernel : kernels) {
    const GaussianProcess process(points, y, {kernel, MeanForm::linear}, {{0.5, 0.8}, 1, 0});
    for (std::size_t i = 0; i < y.size(); ++i) {
      const Prediction p = process.at({points.values.data() + 2 * i, 2});
      CHECK(p.mean == doctest::Approx(y[i]).epsilon(1e-6));
      CHECK(p.variance == doctest::Approx(0).scale(1).epsilon(1e-6));
    }
  }
}

TEST_CASE("a plane is continued exactly by a linear mean, whatever the lengths") {
  const Points points = spread(3, 12);
  const auto plane = [](std::span<const double> u) { return 1 + 2 * u[0] - 3 * u[1] + 0.5 * u[2]; };
  const GaussianProcess process(points, values(points, plane), {}, {{0.3, 1, 2}, 1, 0.1});
  for (const double x : {-1.0, 0.3, 4.0}) {
    const double u[] = {x, 0.5, -x};
    CHECK(process.at(u).mean == doctest::Approx(plane(u)));
  }
}

TEST_CASE("the slope of the likelihood is that of finite differences") {
  const Points points = spread(2, 15);
  const std::vector<double> y = values(points, waves);
  for (const Kernel kernel : kernels) {
    const Hyperparameters at{{0.4, 0.9}, 1.3, 0.02};
    const auto moved = [&](std::size_t which, double by) {
      Hyperparameters h = at;
      (which < 2 ? h.lengths[which] : which == 2 ? h.variance : h.nugget) *= std::exp(by);
      return GaussianProcess(points, y, {kernel, MeanForm::linear}, h).log_likelihood();
    };
    const auto slope = GaussianProcess(points, y, {kernel, MeanForm::linear}, at).log_likelihood_slope();
    for (std::size_t w = 0; w < 4; ++w)
      CHECK(slope[w] == doctest::Approx((moved(w, 1e-5) - moved(w, -1e-5)) / 2e-5).epsilon(1e-5));
  }
}

TEST_CASE("left-out errors are those of leaving a point out") {
  const Points points = spread(2, 12);
  const std::vector<double> y = values(points, waves);
  const Hyperparameters h{{0.5, 0.8}, 1, 0.05};
  const auto errors = GaussianProcess(points, y, {}, h).left_out_errors();
  for (std::size_t i = 0; i < y.size(); ++i) {
    Points others = points;
    std::vector<double> rest = y;
    others.values.erase(others.values.begin() + static_cast<long>(2 * i),
                        others.values.begin() + static_cast<long>(2 * i + 2));
    rest.erase(rest.begin() + static_cast<long>(i));
    const Prediction p = GaussianProcess(others, rest, {}, h).at({points.values.data() + 2 * i, 2});
    CHECK(errors[i] == doctest::Approx((y[i] - p.mean) / std::sqrt(p.variance + h.nugget)));
  }
}

TEST_CASE("fitted to forty runs it foretells the others; by Matern's kernel it is as sure as it should be") {
  const Points points = spread(2, 40), others = unit_design(2, {DesignMethod::sobol, 200, 9, false});
  const std::vector<double> y = values(points, waves), truth = values(others, waves);
  for (const Kernel kernel : kernels) {
    const GaussianProcess process = GaussianProcess::fitted(points, y, {kernel, MeanForm::linear});
    double squares = 0;
    int beyond = 0;
    for (std::size_t i = 0; i < truth.size(); ++i) {
      const Prediction p = process.at({others.values.data() + 2 * i, 2});
      squares += (p.mean - truth[i]) * (p.mean - truth[i]);
      beyond += std::abs(p.mean - truth[i]) > 3 * std::sqrt(p.variance) + 1e-6;
    }
    CHECK(std::sqrt(squares / 200) < 0.02);
    if (kernel == Kernel::matern_5_2) CHECK(beyond <= 6);  // the other takes all functions for smoother than this one
  }
}

TEST_CASE("noise is found, never below what is known of it, and smoothed over") {
  const Points points = spread(1, 120);
  std::uint32_t i = 0;
  const auto noisy = values(points, [&](std::span<const double> u) {
    return std::sin(5 * u[0]) + 0.3 * Stream({1, 0}, Purpose{1}, i++).normal();
  });
  const GaussianProcess process = GaussianProcess::fitted(points, noisy, {});
  CHECK(process.hyperparameters().nugget == doctest::Approx(0.09).epsilon(0.3));
  CHECK(GaussianProcess::fitted(points, noisy, {}, 0.2).hyperparameters().nugget >= 0.2 * (1 - 1e-9));
  for (const double x : {0.2, 0.5, 0.8}) {
    const double u[] = {x};
    CHECK(std::abs(process.at(u).mean - std::sin(5 * x)) < 0.2);
  }
  const auto same = GaussianProcess::fitted(points, noisy, {});
  CHECK(same.log_likelihood() == process.log_likelihood());
}

TEST_CASE("an output that never changes is foretold as such") {
  const Points points = spread(2, 20);
  const double u[] = {0.3, 0.6};
  const Prediction p = GaussianProcess::fitted(points, std::vector<double>(20, 4.0), {}).at(u);
  CHECK(p.mean == doctest::Approx(4));
  CHECK(p.variance < 1e-6);
}

TEST_CASE("too few points are refused") {
  CHECK_THROWS_AS(GaussianProcess({2, {0, 0, 1, 1}}, {1, 2}, {}, {{1, 1}, 1, 0.1}), std::invalid_argument);
}
