#include "analysis/gaussian_process.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <stdexcept>

#include <Eigen/Dense>
#include <nlopt.hpp>

namespace tenure {

using Eigen::MatrixXd;
using Eigen::VectorXd;

namespace {

const double root5 = std::sqrt(5.0);

double correlation(Kernel kernel, double r2) {
  if (kernel == Kernel::squared_exponential) return std::exp(-r2 / 2);
  const double r = std::sqrt(r2);
  return (1 + root5 * r + 5 * r2 / 3) * std::exp(-root5 * r);
}

/// dR / d log l_j over (u_j - v_j)^2 / l_j^2.
double slope(Kernel kernel, double r2) {
  if (kernel == Kernel::squared_exponential) return std::exp(-r2 / 2);
  const double r = std::sqrt(r2);
  return 5.0 / 3 * (1 + root5 * r) * std::exp(-root5 * r);
}

/// Bounds of the search, in widths of the cube and in variances of y.
constexpr double least_length = 0.05, most_length = 20, least_variance = 1e-3, most_variance = 1e2, least_nugget = 1e-7,
                 most_nugget = 2;
constexpr std::uint32_t starts = 6;
constexpr int most_evaluations = 200;

}  // namespace

struct GaussianProcess::Impl {
  Points points;
  VectorXd y;
  EmulatorForm form;
  Hyperparameters hyper;
  Eigen::LLT<MatrixXd> chol;  ///< L L' = K, the covariance of y
  MatrixXd lh, p;             ///< L^-1 h; K^-1 less what finding b takes
  Eigen::LLT<MatrixXd> hkh;   ///< of h' K^-1 h
  VectorXd b, weight;         ///< weight = K^-1 (y - h b)
  double log_likelihood = 0;

  [[nodiscard]] std::size_t rows() const { return points.rows(); }
  [[nodiscard]] std::span<const double> row(std::size_t i) const {
    return {points.values.data() + i * points.parameters, points.parameters};
  }

  [[nodiscard]] double distance2(std::span<const double> u, std::span<const double> v) const {
    double r2 = 0;
    for (std::size_t j = 0; j < u.size(); ++j) {
      const double d = (u[j] - v[j]) / hyper.lengths[j];
      r2 += d * d;
    }
    return r2;
  }

  [[nodiscard]] VectorXd basis(std::span<const double> u) const {
    VectorXd at(form.mean == MeanForm::constant ? 1 : 1 + static_cast<Eigen::Index>(u.size()));
    at[0] = 1;
    for (Eigen::Index j = 1; j < at.size(); ++j) at[j] = u[static_cast<std::size_t>(j) - 1];
    return at;
  }

  void solve() {
    const auto n = static_cast<Eigen::Index>(rows());
    MatrixXd k(n, n);
    for (Eigen::Index a = 0; a < n; ++a) {
      k(a, a) = hyper.variance + hyper.nugget;
      for (Eigen::Index c = 0; c < a; ++c)
        k(a, c) = k(c, a) = hyper.variance * correlation(form.kernel, distance2(row(static_cast<std::size_t>(a)),
                                                                                row(static_cast<std::size_t>(c))));
    }
    chol.compute(k);
    if (chol.info() != Eigen::Success) throw std::invalid_argument("points coincide, and there is no nugget");
    const Eigen::Index q = basis(row(0)).size();
    if (n <= q) throw std::invalid_argument("fewer points than it takes to find the mean");
    MatrixXd h(n, q);
    for (Eigen::Index a = 0; a < n; ++a) h.row(a) = basis(row(static_cast<std::size_t>(a)));
    lh = chol.matrixL().solve(h);
    hkh.compute(lh.transpose() * lh);
    if (hkh.info() != Eigen::Success) throw std::invalid_argument("the points lie in a plane, and the mean is linear");
    const MatrixXd kh = chol.matrixU().solve(lh);
    p = chol.solve(MatrixXd::Identity(n, n)) - kh * hkh.solve(kh.transpose());
    b = hkh.solve(kh.transpose() * y);
    weight = chol.solve(y - h * b);
    const double log_det = 2 * MatrixXd(chol.matrixL()).diagonal().array().log().sum() +
                           2 * MatrixXd(hkh.matrixL()).diagonal().array().log().sum();
    log_likelihood = -0.5 * (y.dot(weight) + log_det + static_cast<double>(n - q) * std::log(2 * std::numbers::pi));
  }

  [[nodiscard]] std::vector<double> gradient() const {
    const std::size_t n = rows(), k = points.parameters;
    std::vector<double> g(k + 2, 0.0);
    for (std::size_t a = 0; a < n; ++a)
      for (std::size_t c = 0; c <= a; ++c) {
        const auto ia = static_cast<Eigen::Index>(a), ic = static_cast<Eigen::Index>(c);
        const double m = (weight[ia] * weight[ic] - p(ia, ic)) * (a == c ? 0.5 : 1.0);
        const double r2 = distance2(row(a), row(c));
        g[k] += m * hyper.variance * correlation(form.kernel, r2);
        if (a == c) {
          g[k + 1] += m * hyper.nugget;
          continue;
        }
        const double s = m * hyper.variance * slope(form.kernel, r2);
        for (std::size_t j = 0; j < k; ++j) {
          const double d = (row(a)[j] - row(c)[j]) / hyper.lengths[j];
          g[j] += s * d * d;
        }
      }
    return g;
  }
};

GaussianProcess::GaussianProcess(Points points, std::vector<double> y, EmulatorForm form,
                                 Hyperparameters hyperparameters)
    : impl_(std::make_unique<Impl>()) {
  impl_->points = std::move(points);
  impl_->y = Eigen::Map<const VectorXd>(y.data(), static_cast<Eigen::Index>(y.size()));
  impl_->form = form;
  impl_->hyper = std::move(hyperparameters);
  impl_->solve();
}

GaussianProcess::~GaussianProcess() = default;
GaussianProcess::GaussianProcess(GaussianProcess&&) noexcept = default;
GaussianProcess& GaussianProcess::operator=(GaussianProcess&&) noexcept = default;

GaussianProcess GaussianProcess::fitted(Points points, std::vector<double> y, EmulatorForm form, double known_noise) {
  const std::size_t k = points.parameters;
  const Eigen::Map<const VectorXd> all(y.data(), static_cast<Eigen::Index>(y.size()));
  const double middle = all.mean();
  const double scale2 = std::max((all.array() - middle).square().mean(), std::numeric_limits<double>::min());
  if ((all.array() - middle).abs().maxCoeff() == 0)  // the model gives the same everywhere: nothing is to be found
    return {std::move(points),
            std::move(y),
            form,
            {std::vector<double>(k, 1.0), 1e-12 * (1 + middle * middle),
             std::max(known_noise, 1e-12 * (1 + middle * middle))}};

  Impl work;
  work.points = points;
  work.y = (all.array() - middle) / std::sqrt(scale2);
  work.form = form;
  const double floor = std::max(known_noise / scale2, least_nugget);
  const auto put = [&](const std::vector<double>& x) {
    work.hyper.lengths.resize(k);
    for (std::size_t j = 0; j < k; ++j) work.hyper.lengths[j] = std::exp(x[j]);
    work.hyper.variance = std::exp(x[k]);
    work.hyper.nugget = std::exp(x[k + 1]);
  };

  std::vector<double> low(k + 2, std::log(least_length)), high(k + 2, std::log(most_length));
  low[k] = std::log(least_variance), high[k] = std::log(most_variance);
  low[k + 1] = std::log(floor), high[k + 1] = std::log(std::max(most_nugget, 4 * floor));
  nlopt::opt climb(nlopt::LD_LBFGS, static_cast<unsigned>(k + 2));
  climb.set_lower_bounds(low);
  climb.set_upper_bounds(high);
  climb.set_maxeval(most_evaluations);
  climb.set_ftol_abs(1e-6);
  const nlopt::vfunc height = [](const std::vector<double>& x, std::vector<double>& slope_at, void* with) {
    auto& [impl, place] = *static_cast<std::pair<Impl*, decltype(put)*>*>(with);
    (*place)(x);
    try {
      impl->solve();
    } catch (const std::invalid_argument&) {
      std::fill(slope_at.begin(), slope_at.end(), 0.0);
      return -std::numeric_limits<double>::max();
    }
    if (!slope_at.empty()) slope_at = impl->gradient();
    return impl->log_likelihood;
  };
  std::pair<Impl*, decltype(put)*> with{&work, &put};
  climb.set_max_objective(height, &with);

  const Points from = unit_design(k + 2, {DesignMethod::sobol, starts, 1, false});
  double best = -std::numeric_limits<double>::infinity();
  std::vector<double> top;
  for (std::uint32_t s = 0; s < starts; ++s) {
    std::vector<double> x(k + 2);
    for (std::size_t j = 0; j < k + 2; ++j) {
      const double u = s == 0 ? 0.5 : from.at(s, j);
      x[j] = low[j] + u * (high[j] - low[j]);
    }
    double reached = -std::numeric_limits<double>::infinity();
    try {
      climb.optimize(x, reached);
    } catch (const std::runtime_error&) {  // rounding stops the climb near a top: what it holds is good
      put(x);
      try {
        work.solve();
        reached = work.log_likelihood;
      } catch (const std::invalid_argument&) {
        continue;
      }
    }
    if (reached > best) best = reached, top = x;
  }
  if (top.empty()) throw std::invalid_argument("no hyperparameters fit the points");
  put(top);
  work.hyper.variance *= scale2;
  work.hyper.nugget *= scale2;
  return {std::move(points), std::move(y), form, work.hyper};
}

Prediction GaussianProcess::at(std::span<const double> u) const {
  const Impl& my = *impl_;
  const auto n = static_cast<Eigen::Index>(my.rows());
  VectorXd k(n);
  for (Eigen::Index a = 0; a < n; ++a)
    k[a] = my.hyper.variance * correlation(my.form.kernel, my.distance2(u, my.row(static_cast<std::size_t>(a))));
  const VectorXd basis = my.basis(u), lk = my.chol.matrixL().solve(k);
  const VectorXd open = basis - my.lh.transpose() * lk;
  const double variance = my.hyper.variance - lk.squaredNorm() + open.dot(my.hkh.solve(open));
  return {basis.dot(my.b) + k.dot(my.weight), std::max(variance, 0.0)};
}

std::vector<double> GaussianProcess::left_out_errors() const {
  // the left-out error is (P y)_i / P_ii, its variance 1 / P_ii
  std::vector<double> errors(impl_->rows());
  for (std::size_t i = 0; i < errors.size(); ++i) {
    const auto a = static_cast<Eigen::Index>(i);
    errors[i] = impl_->weight[a] / std::sqrt(impl_->p(a, a));
  }
  return errors;
}

double GaussianProcess::log_likelihood() const {
  return impl_->log_likelihood;
}
std::vector<double> GaussianProcess::log_likelihood_slope() const {
  return impl_->gradient();
}
const Hyperparameters& GaussianProcess::hyperparameters() const {
  return impl_->hyper;
}

}  // namespace tenure
