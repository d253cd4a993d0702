#pragma once
/// Models whose posteriors are known, for calibrations to find: a line with normal errors (closed form) and Lotka and
/// Volterra's predators and prey (a fine grid of the exact likelihood).

#include <array>
#include <cmath>
#include <functional>

#include "analysis/calibration.hpp"
#include "analysis/prior.hpp"

namespace tenure {

struct Moments {
  std::vector<double> mean, sd;  ///< [parameter]
};

[[nodiscard]] inline Moments moments(const WeightedPoints& draws, const std::vector<Prior>& priors) {
  Moments m;
  for (std::size_t j = 0; j < priors.size(); ++j) {
    double mean = 0, square = 0;
    for (std::size_t i = 0; i < draws.weights.size(); ++i)
      mean += draws.weights[i] * priors[j].at(draws.points.at(i, j));
    for (std::size_t i = 0; i < draws.weights.size(); ++i)
      square += draws.weights[i] * std::pow(priors[j].at(draws.points.at(i, j)) - mean, 2);
    m.mean.push_back(mean), m.sd.push_back(std::sqrt(square));
  }
  return m;
}

/// Asks, runs and tells until the calibration is finished; how many lives it took. `model(parameters, luck)` gives a
/// value a target; luck is the same at all points of a wave where the calibration shares it.
inline std::size_t calibrate(
    Calibration& calibration, const std::vector<Prior>& priors, std::size_t targets,
    const std::function<std::vector<double>(const std::vector<double>&, std::uint32_t luck)>& model) {
  std::uint32_t luck = 0;
  std::size_t lives = 0;
  while (!calibration.finished()) {
    const Points points = calibration.next_points();
    Outputs outputs{calibration.replicates(), targets, {}};
    for (std::size_t i = 0; i < points.rows(); ++i) {
      std::vector<double> at;
      for (std::size_t j = 0; j < priors.size(); ++j) at.push_back(priors[j].at(points.at(i, j)));
      for (std::size_t r = 0; r < outputs.replicates; ++r, ++lives) {
        const std::size_t own = calibration.shares_luck() ? r : i * outputs.replicates + r;
        const std::vector<double> y = model(at, luck + static_cast<std::uint32_t>(own));
        outputs.values.insert(outputs.values.end(), y.begin(), y.end());
      }
    }
    luck +=
        static_cast<std::uint32_t>(calibration.shares_luck() ? outputs.replicates : points.rows() * outputs.replicates);
    calibration.tell(points, outputs);
  }
  return lives;
}

/// Two outputs of two parameters, y = A x, with A = [[1, 0.5], [0.3, 1]]: normal errors leave a normal posterior with
/// the covariance S = (A' V^-1 A)^-1 about x = A^-1 z.
struct Line {
  static std::vector<double> at(const std::vector<double>& x) { return {x[0] + 0.5 * x[1], 0.3 * x[0] + x[1]}; }
  static Moments posterior(const std::vector<double>& z, double variance) {
    const double det = 1 - 0.15;
    const double x = (z[0] - 0.5 * z[1]) / det, y = (z[1] - 0.3 * z[0]) / det;
    return {{x, y}, {std::sqrt(variance * (1 + 0.25)) / det, std::sqrt(variance * (1 + 0.09)) / det}};
  }
};

/// dx/dt = a x - x y, dy/dt = b x y - y from (1, 0.5) (Toni et al. 2009, Journal of the Royal Society Interface 6(31)):
/// prey and predators at times 2.4 and 5.6, by Runge and Kutta's rule of fourth order.
struct PredatorPrey {
  static std::vector<double> at(const std::vector<double>& p) {
    using State = std::array<double, 2>;
    const auto f = [&](const State& s) { return State{p[0] * s[0] - s[0] * s[1], p[1] * s[0] * s[1] - s[1]}; };
    const auto go = [](const State& s, const State& d, double h) { return State{s[0] + h * d[0], s[1] + h * d[1]}; };
    constexpr double h = 0.04;
    State s{1, 0.5};
    std::vector<double> seen;
    for (int step = 1; step <= 140; ++step) {
      const State k1 = f(s), k2 = f(go(s, k1, h / 2)), k3 = f(go(s, k2, h / 2)), k4 = f(go(s, k3, h));
      for (std::size_t i = 0; i < 2; ++i) s[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
      if (step == 60 || step == 140) seen.insert(seen.end(), s.begin(), s.end());
    }
    return seen;
  }
  static std::vector<Prior> priors() {
    return {{"a", "1", PriorKind::uniform, 0.3, 2}, {"b", "1", PriorKind::uniform, 0.3, 2}};
  }
  static constexpr double error = 0.25;
  static std::vector<Target> targets() {
    std::vector<Target> all;
    const std::vector<double> z = at({1, 1});
    const double errors[] = {0.2, -0.1, 0.15, 0.05};  // what was observed is not the truth
    const char* names[] = {"prey, early", "predators, early", "prey, late", "predators, late"};
    for (std::size_t t = 0; t < 4; ++t) all.push_back({names[t], z[t] + errors[t], error, 0});
    return all;
  }
  /// By the exact likelihood on a grid of 300 x 300.
  static Moments posterior() {
    const auto all = priors();
    const auto z = targets();
    constexpr int n = 300;
    double sum = 0, m[2] = {0, 0}, s[2] = {0, 0};
    for (int i = 0; i < n; ++i)
      for (int j = 0; j < n; ++j) {
        const std::vector<double> x{all[0].at((i + 0.5) / n), all[1].at((j + 0.5) / n)};
        const std::vector<double> y = at(x);
        double log = 0;
        for (std::size_t t = 0; t < 4; ++t) log -= 0.5 * std::pow((y[t] - z[t].value) / error, 2);
        const double w = std::exp(log);
        sum += w;
        for (std::size_t d = 0; d < 2; ++d) m[d] += w * x[d], s[d] += w * x[d] * x[d];
      }
    Moments exact;
    for (std::size_t d = 0; d < 2; ++d) {
      exact.mean.push_back(m[d] / sum);
      exact.sd.push_back(std::sqrt(s[d] / sum - exact.mean[d] * exact.mean[d]));
    }
    return exact;
  }
};

}  // namespace tenure
