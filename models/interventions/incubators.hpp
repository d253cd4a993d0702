#pragma once
/// Incubators and platforms for start-up teams: `amount` places with platform support at the incubators and maker
/// spaces of the programme's communities, always at the host where the least share of places is equipped so far.
/// `new_places` of them are built in addition, the others are places that there are. A team at a host finds its
/// equipped share x `support` (models/incubation/progressing.hpp). At the end, or when the money for staff is gone,
/// support ends; places that were built stay.

#include "models/interventions/measure.hpp"

namespace tenure {

class Incubators final : public Measure {
 public:
  double support = 1;       ///< [0, 1] of platforms at an equipped place
  double new_places = 0;    ///< [0, 1] share of the amount that is built
  double rollout_days = 0;  ///< [day]

  void describe(Fields& at) override;
  [[nodiscard]] std::optional<Piece> unit_cost(const AssetParameters& assets) const override;
  void act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
           const Luck& luck, Day today) const override;
  [[nodiscard]] std::unique_ptr<Measure> clone() const override { return std::make_unique<Incubators>(*this); }
};

}  // namespace tenure
