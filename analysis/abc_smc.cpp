#include "analysis/abc_smc.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

#include <fmt/format.h>
#include <Eigen/Dense>

#include "analysis/posterior.hpp"
#include "analysis/statistics.hpp"
#include "sim/random.hpp"

namespace tenure {

namespace {

constexpr Purpose step_luck{21}, error_luck{22};
constexpr Eigen::Index draws_a_coefficient = 10;  ///< of a regression, below which it is left out
constexpr double farthest_counts = 0.999;         ///< so that the draw at the tolerance itself keeps a weight above 0
constexpr std::uint32_t least_steps = 1024;       ///< drawn to tell which share of them ends within the prior

std::size_t first_generation(const AbcOptions& options) {
  return static_cast<std::size_t>(std::ceil(static_cast<double>(options.population) / options.keep));
}

/// Normal steps of twice the weighted covariance from the kept draws, and the density of where they lead: distances are
/// taken in units of the steps, in which the covariance is 1.
class Steps {
 public:
  Steps(const Eigen::MatrixXd& u, const Eigen::VectorXd& weights) : weights_(weights) {
    const Eigen::VectorXd mean = u * weights;
    Eigen::MatrixXd covariance = 2 * (u.colwise() - mean) * weights.asDiagonal() * (u.colwise() - mean).transpose();
    covariance.diagonal().array() += 1e-10;
    root_ = Eigen::LLT<Eigen::MatrixXd>(covariance).matrixL();
    white_ = root_.triangularView<Eigen::Lower>().solve(u);
    log_scale_ =
        -root_.diagonal().array().log().sum() - 0.5 * static_cast<double>(u.rows()) * std::log(2 * std::numbers::pi);
  }
  [[nodiscard]] Eigen::VectorXd from(const Eigen::VectorXd& at, const Eigen::VectorXd& normal) const {
    return at + root_ * normal;
  }
  [[nodiscard]] double density(const Eigen::VectorXd& to) const {
    const Eigen::VectorXd w = root_.triangularView<Eigen::Lower>().solve(to);
    const Eigen::ArrayXd r2 = (white_.colwise() - w).colwise().squaredNorm().transpose();
    return std::exp(log_scale_) * weights_.dot((-0.5 * r2).exp().matrix());
  }

 private:
  Eigen::MatrixXd root_, white_;
  Eigen::VectorXd weights_;
  double log_scale_ = 0;
};

}  // namespace

AbcSmc::AbcSmc(std::size_t parameters, std::vector<Target> targets, AbcOptions options)
    : parameters_(parameters), targets_(std::move(targets)), options_(options) {
  if (parameters == 0 || targets_.empty()) throw std::invalid_argument("nothing to calibrate, or to calibrate to");
  if (options.population < 10) throw std::invalid_argument("a population of fewer than 10");
  const std::size_t n = first_generation(options);
  next_ = {unit_design(parameters, {DesignMethod::lhs, static_cast<std::uint32_t>(n), options.seed, false}),
           std::vector<double>(n, 1.0)};
}

AbcSmc::Proposals AbcSmc::propose() const {
  const std::size_t n = first_generation(options_) - particles_.size(), k = parameters_;
  Eigen::MatrixXd at(k, particles_.size());
  Eigen::VectorXd weights(particles_.size());
  std::vector<double> sums;
  double all = 0;
  for (std::size_t i = 0; i < particles_.size(); ++i) {
    for (std::size_t j = 0; j < k; ++j)
      at(static_cast<Eigen::Index>(j), static_cast<Eigen::Index>(i)) = particles_[i].u[j];
    weights[static_cast<Eigen::Index>(i)] = particles_[i].weight;
    sums.push_back(all += particles_[i].weight);
  }
  const Steps steps(at, weights / all);

  Proposals made{{k, {}}, {}};
  std::uint32_t drawn = 0, inside = 0;
  Eigen::VectorXd normal(static_cast<Eigen::Index>(k));
  for (; made.points.rows() < n || drawn < least_steps; ++drawn) {
    Stream luck({options_.seed, static_cast<std::uint32_t>(generation_)}, step_luck, drawn);
    const double place = luck.uniform() * all;
    const auto j = std::min(std::upper_bound(sums.begin(), sums.end(), place) - sums.begin(),
                            static_cast<std::ptrdiff_t>(sums.size()) - 1);
    for (Eigen::Index d = 0; d < normal.size(); ++d) normal[d] = luck.normal();
    const Eigen::VectorXd to = steps.from(at.col(j), normal);
    if (to.minCoeff() <= 0 || to.maxCoeff() >= 1) continue;
    ++inside;
    if (made.points.rows() == n) continue;
    made.points.values.insert(made.points.values.end(), to.begin(), to.end());
    made.weights.push_back(1 / steps.density(to));
  }
  for (double& w : made.weights) w *= static_cast<double>(inside) / drawn;
  return made;
}

void AbcSmc::find_scales(const Outputs& outputs) {
  for (std::size_t t = 0; t < targets_.size(); ++t) {
    double scale = std::sqrt(targets_[t].variance());
    if (scale == 0) {
      std::vector<double> x;
      for (std::size_t i = 0; i < outputs.points(); ++i) x.push_back(outputs.mean_over_lives(i, t));
      const double middle = quantile(x, 0.5);
      for (double& value : x) value = std::abs(value - middle);
      scale = quantile(x, 0.5);
    }
    scales_.push_back(scale > 0 ? scale : 1);
  }
}

void AbcSmc::tell(const Points& points, const Outputs& outputs) {
  for (const double y : outputs.values)
    if (!std::isfinite(y)) throw std::invalid_argument("an output is not a number");
  if (generation_ == 0) find_scales(outputs);
  std::size_t nearer = 0;
  for (std::size_t i = 0; i < points.rows(); ++i) {
    Stream luck({options_.seed, static_cast<std::uint32_t>(generation_)}, error_luck, static_cast<std::uint32_t>(i));
    Particle p{{}, next_.weights[i], 0, {}};
    double squares = 0;
    for (std::size_t t = 0; t < targets_.size(); ++t) {
      const double error = std::sqrt(targets_[t].variance()) * luck.normal();
      p.off.push_back((outputs.mean_over_lives(i, t) + error - targets_[t].value) / scales_[t]);
      squares += p.off.back() * p.off.back();
    }
    p.distance = std::sqrt(squares / static_cast<double>(targets_.size()));
    for (std::size_t j = 0; j < parameters_; ++j) p.u.push_back(points.at(i, j));
    if (p.distance < tolerance_) ++nearer;
    particles_.push_back(std::move(p));
  }
  if (generation_ > 0) accepted_ = static_cast<double>(nearer) / static_cast<double>(points.rows());
  std::stable_sort(particles_.begin(), particles_.end(),
                   [](const Particle& a, const Particle& b) { return a.distance < b.distance; });
  particles_.resize(std::min(particles_.size(), options_.population));
  tolerance_ = particles_.back().distance;
  ++generation_;
  if (!finished()) next_ = propose();
}

bool AbcSmc::finished() const {
  return generation_ >= options_.generations ||
         (generation_ > 0 && (accepted_ < options_.least_accepted || tolerance_ <= options_.tolerance));
}

void AbcSmc::adjust(WeightedPoints& draws) const {
  const auto n = static_cast<Eigen::Index>(particles_.size()), q = static_cast<Eigen::Index>(targets_.size()) + 1;
  if (!options_.adjust || n < draws_a_coefficient * q || tolerance_ == 0) return;
  Eigen::MatrixXd off(n, q), logits(n, static_cast<Eigen::Index>(parameters_));
  Eigen::VectorXd root(n);
  double all = 0;
  for (Eigen::Index i = 0; i < n; ++i) {
    const Particle& p = particles_[static_cast<std::size_t>(i)];
    const double nearness = 1 - p.distance * p.distance / (tolerance_ * tolerance_) * farthest_counts;
    const double w = draws.weights[static_cast<std::size_t>(i)] *= nearness;
    all += w;
    root[i] = std::sqrt(w);
    off(i, 0) = 1;
    for (Eigen::Index t = 1; t < q; ++t) off(i, t) = p.off[static_cast<std::size_t>(t) - 1];
    for (Eigen::Index j = 0; j < logits.cols(); ++j) {
      const double u = p.u[static_cast<std::size_t>(j)];
      logits(i, j) = std::log(u / (1 - u));
    }
  }
  const Eigen::MatrixXd slopes = (root.asDiagonal() * off).colPivHouseholderQr().solve(root.asDiagonal() * logits);
  const Eigen::MatrixXd moved = logits - off.rightCols(q - 1) * slopes.bottomRows(q - 1);
  for (Eigen::Index i = 0; i < n; ++i) {
    draws.weights[static_cast<std::size_t>(i)] /= all;
    for (Eigen::Index j = 0; j < logits.cols(); ++j)
      draws.points.values[static_cast<std::size_t>(i * logits.cols() + j)] = 1 / (1 + std::exp(-moved(i, j)));
  }
}

WeightedPoints AbcSmc::posterior() const {
  WeightedPoints draws{{parameters_, {}}, {}};
  double all = 0;
  for (const Particle& p : particles_) all += p.weight;
  for (const Particle& p : particles_) {
    draws.points.values.insert(draws.points.values.end(), p.u.begin(), p.u.end());
    draws.weights.push_back(p.weight / all);
  }
  adjust(draws);
  return draws;
}

std::string AbcSmc::said() const {
  if (generation_ == 0) return {};
  return fmt::format(
      "generation {}: tolerance {:.3g}, {:.0f} % of the new points came nearer, {:.0f} of {} draws count\n",
      generation_, tolerance_, 100 * accepted_, effective_size(posterior().weights), particles_.size());
}

}  // namespace tenure
