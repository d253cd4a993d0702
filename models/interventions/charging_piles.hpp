#pragma once
/// Charging piles for e-bikes at houses and in lanes. Owners choose whether to use them (models/safety/charging.hpp);
/// fewer e-bikes charged indoors means fewer fires.
///
/// Sites are drawn with chances proportional to the e-bikes of a house, for as many as the programme has piles
/// (rollout.hpp). Where the landlord does not let it in, a pile goes to the nearest house that does, or else to the
/// lane in front. Users pay for the current. A pile whose upkeep is not paid goes out of service.

#include "models/interventions/measure.hpp"

namespace tenure {

class ChargingPiles final : public Measure {
 public:
  std::optional<double> ports;  ///< [1] a pile; none: the book's
  double rollout_days = 0;      ///< [day]

  void describe(Fields& at) override;
  [[nodiscard]] std::optional<Piece> unit_cost(const AssetParameters& assets) const override;
  void act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
           const Luck& luck, Day today) const override;
  [[nodiscard]] std::unique_ptr<Measure> clone() const override { return std::make_unique<ChargingPiles>(*this); }
};

}  // namespace tenure
