#pragma once
/// Scenarios that live with a posterior: each replicate with the values of its own draw, the same in every scenario, so
/// that a difference between two of them is still of one world with itself.

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/posterior.hpp"
#include "models/district/scenario.hpp"

namespace tenure {

/// "cameras" of "intervention.cameras.amount"; nothing of other names.
[[nodiscard]] std::optional<std::string> intervention_of(const std::string& parameter);
/// False where it is of an intervention that the scenario does not have.
[[nodiscard]] bool has_parameter(const Scenario& scenario, const std::string& parameter);

class PosteriorLives {
 public:
  /// Throws WrongInput where the file is no posterior, or moves a parameter that is neither in the book nor of an
  /// intervention of any of the scenarios.
  PosteriorLives(const std::filesystem::path& file, std::span<const Scenario* const> scenarios);

  [[nodiscard]] const Posterior& posterior() const { return posterior_; }
  /// The scenario with the values of the replicate's draw; `sets` are put in force after them. Values of interventions
  /// that it does not have are left out. Throws WrongInput where a value is beyond what is possible.
  [[nodiscard]] Scenario scenario(const Scenario& base, std::uint32_t replicate,
                                  const std::vector<std::string>& sets) const;

 private:
  Posterior posterior_;
};

}  // namespace tenure
