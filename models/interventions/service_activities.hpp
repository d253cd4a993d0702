#pragma once
/// Service activities in the rental areas (clinics, law days, sports, children's afternoons): `amount` of them over
/// `rollout_days`, at rental buildings drawn with chances proportional to their dwellings. Who comes, and what comes
/// of it, is the households' affair (models/governance/tenants.hpp).

#include "models/interventions/measure.hpp"

namespace tenure {

class ServiceActivities final : public Measure {
 public:
  double rollout_days = 0;  ///< [day] over which they are held, evenly

  void describe(Fields& at) override;
  [[nodiscard]] std::optional<Piece> unit_cost(const AssetParameters& assets) const override;
  void act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
           const Luck& luck, Day today) const override;
  [[nodiscard]] std::unique_ptr<Measure> clone() const override { return std::make_unique<ServiceActivities>(*this); }
};

}  // namespace tenure
