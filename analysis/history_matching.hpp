#pragma once
/// History matching: waves of runs that rule out where the model can't have given what was observed, with an emulator
/// in between (Vernon, Goldstein and Bower 2010, Bayesian Analysis 5(4); with chance, Andrianakis et al. 2015, PLoS
/// Computational Biology 11(1)).
///
/// A point u is as implausible as its worst target and its worst wave:
///
///     I(u) = |z - E f(u)| / sqrt( emulator + luck + life + error^2 + discrepancy^2 )
///       emulator   variance of the Gaussian process at u
///       luck       shared / R: the level of the wave's runs is off by it at all points alike (common_luck.hpp)
///       life       chance of the one life that was observed: chance_share x (shared + own)
///
/// What has I above the cutoff (3 standard deviations; Pukelsheim 1994, American Statistician 48(2)) is ruled out. A
/// wave's points lie far apart within what is left; each is run for R lives, all points with the same luck, as
/// emulators then see differences between points with little noise; own / R is the least that a nugget may be. Each
/// wave meets new luck, so that its error of level is not that of the others.
///
/// The posterior is that of normal errors with the same variances, by the emulators of the last wave, on what is left.

#include <cstdint>
#include <optional>

#include "analysis/calibration.hpp"
#include "analysis/common_luck.hpp"
#include "analysis/gaussian_process.hpp"

namespace tenure {

struct HistoryMatchingOptions {
  std::size_t points = 60;  ///< a wave
  std::size_t replicates = 4;
  std::size_t waves = 3;
  double cutoff = 3;
  double chance_share = 1;   ///< of a run's variance by chance that what was observed has: less for a larger district
  std::size_t draws = 1000;  ///< of the posterior
  std::uint64_t seed = 1;
  EmulatorForm form;
};

/// What one wave learnt.
struct HistoryWave {
  std::vector<GaussianProcess> emulators;  ///< [target]
  std::vector<LuckVariance> luck;          ///< [target] of one life
  std::vector<double> left_out;            ///< [target] root mean square of left-out errors: near 1 where all is well
  double volume = 1;                       ///< of what is left after it, as a share of the prior
  double lowest = 0;                       ///< least implausibility found
};

class HistoryMatching : public Calibration {
 public:
  /// Throws std::invalid_argument without parameters, targets, or points enough for the mean of an emulator.
  HistoryMatching(std::size_t parameters, std::vector<Target> targets, HistoryMatchingOptions options);

  [[nodiscard]] Points next_points() const override;
  [[nodiscard]] std::size_t replicates() const override { return options_.replicates; }
  [[nodiscard]] bool shares_luck() const override { return true; }
  void tell(const Points& points, const Outputs& outputs) override;
  /// After the last wave, or once nothing is left.
  [[nodiscard]] bool finished() const override;
  [[nodiscard]] WeightedPoints posterior() const override;
  [[nodiscard]] std::string said() const override;

  [[nodiscard]] const std::vector<HistoryWave>& waves() const { return waves_; }
  [[nodiscard]] double implausibility(std::span<const double> u) const;
  /// Of one target by the last wave, for telling which one rules a point out.
  [[nodiscard]] double implausibility(std::span<const double> u, std::size_t target) const;

 private:
  [[nodiscard]] double implausibility_in(const HistoryWave& wave, std::span<const double> u, std::size_t target) const;
  [[nodiscard]] double variance_beside_emulator(const HistoryWave& wave, std::size_t target) const;

  std::size_t parameters_;
  std::vector<Target> targets_;
  HistoryMatchingOptions options_;
  std::vector<HistoryWave> waves_;
  Points left_;  ///< even over what is left
};

}  // namespace tenure
