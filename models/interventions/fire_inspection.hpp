#pragma once
/// Fire inspections of rental houses, with orders to mend what is found.
///
/// An inspector comes to `amount` houses a year, in an order that spreads them out (rollout.hpp) and begins anew after
/// the last. A house inspected takes more care for a while and forbids charging indoors (models/safety/fire_care.hpp).
/// Old wiring and missing alarms are found with a chance; a landlord who complies rewires the house or puts up alarms
/// and bears the cost, which weighs on rents through LandlordTable::outlay. Each fault mended moves some landlords next
/// door to mend theirs (Rincke and Traxler 2011).

#include "models/interventions/measure.hpp"

namespace tenure {

class FireInspection final : public Measure {
 public:
  void describe(Fields&) override {}
  [[nodiscard]] std::optional<Piece> unit_cost(const AssetParameters& assets) const override;
  void act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
           const Luck& luck, Day today) const override;
  [[nodiscard]] std::unique_ptr<Measure> clone() const override { return std::make_unique<FireInspection>(*this); }
};

}  // namespace tenure
