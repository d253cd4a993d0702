#pragma once
/// An emulator: what a slow model would give at points where it was not run, and how sure that is (Gaussian process
/// regression; Rasmussen and Williams 2006, Gaussian Processes for Machine Learning; universal kriging).
///
///     y = h(u)'b + Z(u) + e,   Cov Z(u), Z(v) = s2 R(r),   r^2 = sum_j (u_j - v_j)^2 / l_j^2,   Var e = nugget
///     squared exponential  R = exp(-r^2 / 2)
///     Matern 5/2           R = (1 + sqrt(5) r + 5 r^2 / 3) exp(-sqrt(5) r)
///
/// h is 1, or 1 and the coordinates; b has a flat prior, and what it leaves open counts in every variance. Lengths l
/// (one a coordinate), s2 and the nugget are those of greatest marginal likelihood (restricted: b integrated out;
/// Harville 1974, Biometrika 61(2)), climbed to from several starts that are the same every time. Points lie on the
/// unit cube; units of y are those given.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "analysis/design.hpp"

namespace tenure {

enum class Kernel { squared_exponential, matern_5_2 };
enum class MeanForm { constant, linear };

struct EmulatorForm {
  Kernel kernel = Kernel::matern_5_2;
  MeanForm mean = MeanForm::linear;
};

struct Hyperparameters {
  std::vector<double> lengths;  ///< [coordinate] in widths of the cube
  double variance = 1;          ///< s2
  double nugget = 0;            ///< variance of e
};

struct Prediction {
  double mean = 0;
  double variance = 0;  ///< of the function itself, without the nugget
};

class GaussianProcess {
 public:
  /// With hyperparameters that are known. Throws std::invalid_argument where there are fewer points than it takes to
  /// find b, or points coincide without a nugget.
  GaussianProcess(Points points, std::vector<double> y, EmulatorForm form, Hyperparameters hyperparameters);
  ~GaussianProcess();
  GaussianProcess(GaussianProcess&&) noexcept;
  GaussianProcess& operator=(GaussianProcess&&) noexcept;

  /// With the hyperparameters of greatest marginal likelihood; `known_noise` is the least that the nugget may be.
  static GaussianProcess fitted(Points points, std::vector<double> y, EmulatorForm form, double known_noise = 0);

  [[nodiscard]] Prediction at(std::span<const double> u) const;
  /// Each y less what the others predict of it, over the standard deviation of that prediction (nugget included): of
  /// standard normal size where the emulator is to be trusted (Bastos and O'Hagan 2009, Technometrics 51(4)).
  [[nodiscard]] std::vector<double> left_out_errors() const;
  [[nodiscard]] double log_likelihood() const;
  /// Derivatives of it by the logarithms of each length, of s2 and of the nugget.
  [[nodiscard]] std::vector<double> log_likelihood_slope() const;
  [[nodiscard]] const Hyperparameters& hyperparameters() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tenure
