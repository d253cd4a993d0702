#include "analysis/history_matching.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include <fmt/format.h>

#include "analysis/region_sample.hpp"

namespace tenure {

namespace {

constexpr std::size_t candidates = 1024;  ///< points even over what is left, of which a wave takes some

/// Rows that lie far apart: each next one is that which is farthest from those taken (Gonzalez 1985).
Points far_apart(const Points& from, std::size_t n) {
  const std::size_t k = from.parameters;
  const auto distance2 = [&](std::size_t a, std::size_t b) {
    double sum = 0;
    for (std::size_t j = 0; j < k; ++j) sum += (from.at(a, j) - from.at(b, j)) * (from.at(a, j) - from.at(b, j));
    return sum;
  };
  Points taken{k, {}};
  std::vector<double> nearest(from.rows(), std::numeric_limits<double>::infinity());
  std::size_t next = 0;
  for (std::size_t m = 0; m < n; ++m) {
    for (std::size_t j = 0; j < k; ++j) taken.values.push_back(from.at(next, j));
    for (std::size_t i = 0; i < from.rows(); ++i) nearest[i] = std::min(nearest[i], distance2(i, next));
    next = static_cast<std::size_t>(std::max_element(nearest.begin(), nearest.end()) - nearest.begin());
  }
  return taken;
}

}  // namespace

HistoryMatching::HistoryMatching(std::size_t parameters, std::vector<Target> targets, HistoryMatchingOptions options)
    : parameters_(parameters), targets_(std::move(targets)), options_(options) {
  if (parameters == 0 || targets_.empty()) throw std::invalid_argument("nothing to calibrate, or to calibrate to");
  const std::size_t least = (options.form.mean == MeanForm::linear ? parameters + 1 : 1) + 3;
  if (options.points < least)
    throw std::invalid_argument(fmt::format("a wave of {} points is too small for {} parameters: {} at least",
                                            options.points, parameters, least));
}

Points HistoryMatching::next_points() const {
  const auto n = static_cast<std::uint32_t>(options_.points);
  if (waves_.empty()) return unit_design(parameters_, {DesignMethod::lhs, n, options_.seed, false});
  return far_apart(left_, n);
}

double HistoryMatching::variance_beside_emulator(const HistoryWave& wave, std::size_t target) const {
  const LuckVariance& luck = wave.luck[target];
  return luck.shared / static_cast<double>(options_.replicates) + options_.chance_share * luck.of_a_life() +
         targets_[target].variance();
}

double HistoryMatching::implausibility_in(const HistoryWave& wave, std::span<const double> u,
                                          std::size_t target) const {
  const Prediction p = wave.emulators[target].at(u);
  return std::abs(targets_[target].value - p.mean) /
         std::sqrt(std::max(p.variance + variance_beside_emulator(wave, target), std::numeric_limits<double>::min()));
}

double HistoryMatching::implausibility(std::span<const double> u, std::size_t target) const {
  return implausibility_in(waves_.back(), u, target);
}

double HistoryMatching::implausibility(std::span<const double> u) const {
  double worst = 0;
  for (auto wave = waves_.rbegin(); wave != waves_.rend(); ++wave)
    for (std::size_t t = 0; t < targets_.size(); ++t) worst = std::max(worst, implausibility_in(*wave, u, t));
  return worst;
}

void HistoryMatching::tell(const Points& points, const Outputs& outputs) {
  for (const double y : outputs.values)
    if (!std::isfinite(y)) throw std::invalid_argument("an output is not a number");
  HistoryWave wave;
  for (std::size_t t = 0; t < targets_.size(); ++t) {
    const LuckVariance luck = luck_variance(outputs, t);
    std::vector<double> y(points.rows());
    for (std::size_t i = 0; i < y.size(); ++i) y[i] = outputs.mean_over_lives(i, t);
    wave.emulators.push_back(GaussianProcess::fitted(points, std::move(y), options_.form,
                                                     luck.own / static_cast<double>(options_.replicates)));
    wave.luck.push_back(luck);
    double squares = 0;
    for (const double e : wave.emulators.back().left_out_errors()) squares += e * e;
    wave.left_out.push_back(std::sqrt(squares / static_cast<double>(points.rows())));
  }
  waves_.push_back(std::move(wave));
  RegionSample left = sample_region(
      parameters_, [&](std::span<const double> u) { return implausibility(u); }, options_.cutoff,
      std::max(candidates, options_.draws + options_.draws % 2), options_.seed + 1000 * waves_.size());
  waves_.back().volume = left.volume;
  waves_.back().lowest = left.lowest;
  left_ = std::move(left.points);
}

bool HistoryMatching::finished() const {
  return !waves_.empty() && (waves_.size() >= options_.waves || waves_.back().volume == 0);
}

WeightedPoints HistoryMatching::posterior() const {
  if (waves_.empty() || waves_.back().volume == 0) return {};
  const HistoryWave& last = waves_.back();
  const auto log_density = [&](std::span<const double> u) {
    double sum = 0;
    for (std::size_t t = 0; t < targets_.size(); ++t) {
      const Prediction p = last.emulators[t].at(u);
      const double variance =
          std::max(p.variance + variance_beside_emulator(last, t), std::numeric_limits<double>::min());
      const double off = targets_[t].value - p.mean;
      if (off * off > options_.cutoff * options_.cutoff * variance) return -std::numeric_limits<double>::infinity();
      sum -= 0.5 * (off * off / variance + std::log(variance));
    }
    return implausibility(u) <= options_.cutoff ? sum : -std::numeric_limits<double>::infinity();
  };
  const Points all = sample_density(left_, log_density, options_.seed + 1000 * waves_.size() + 500);
  Points draws{parameters_, {}};
  for (std::size_t m = 0; m < options_.draws; ++m) {
    const std::size_t i = m * all.rows() / options_.draws;
    for (std::size_t j = 0; j < parameters_; ++j) draws.values.push_back(all.at(i, j));
  }
  return {std::move(draws), std::vector<double>(options_.draws, 1.0 / static_cast<double>(options_.draws))};
}

std::string HistoryMatching::said() const {
  if (waves_.empty()) return {};
  const HistoryWave& last = waves_.back();
  std::string text = fmt::format("wave {}: {:.3g} of the prior is left", waves_.size(), last.volume);
  text += last.volume == 0 ? fmt::format("; the least implausible point found has {:.1f}, the cutoff is {}\n",
                                         last.lowest, options_.cutoff)
                           : "\n";
  for (std::size_t t = 0; t < targets_.size(); ++t) {
    // where the emulator still knows less than the data tell, another wave has something to find
    double emulator = 0, off = 0;
    for (std::size_t i = 0; i < left_.rows(); ++i) {
      const std::span<const double> u{left_.values.data() + i * parameters_, parameters_};
      emulator += last.emulators[t].at(u).variance / static_cast<double>(left_.rows());
      off += implausibility(u, t) / static_cast<double>(left_.rows());
    }
    const LuckVariance& luck = last.luck[t];
    text += fmt::format(
        "  {}: implausibility {:.2f} on average; standard deviations: emulator {:.3g}, luck of the wave {:.3g}, chance "
        "of a life {:.3g}, error and discrepancy {:.3g}; left-out errors {:.2f}{}\n",
        targets_[t].name, off, std::sqrt(emulator), std::sqrt(luck.shared / static_cast<double>(options_.replicates)),
        std::sqrt(options_.chance_share * luck.of_a_life()), std::sqrt(targets_[t].variance()), last.left_out[t],
        last.left_out[t] > 1.5 ? " (the emulator is surer than it should be)" : "");
  }
  return text;
}

}  // namespace tenure
