#pragma once
/// "Parking spaces": marked and overlooked places for two-wheelers at rental buildings.
///
/// Sites are rental buildings, drawn with chances proportional to the e-bikes kept there (rollout.hpp). Each month
/// BuildingTable::marked_parking = min(1, spaces x bikes a space / e-bikes kept now). Spaces whose upkeep is not paid
/// wear off.

#include "models/interventions/measure.hpp"

namespace tenure {

class ParkingMarking final : public Measure {
 public:
  double rollout_days = 0;  ///< [day] over which the spaces are marked

  void describe(Fields& at) override;
  [[nodiscard]] std::optional<Piece> unit_cost(const AssetParameters& assets) const override;
  void act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
           const Luck& luck, Day today) const override;
  [[nodiscard]] std::unique_ptr<Measure> clone() const override { return std::make_unique<ParkingMarking>(*this); }
};

}  // namespace tenure
