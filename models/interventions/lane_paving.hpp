#pragma once
/// "Lanes and lighting": paved lanes outside rental buildings, and lamps along those that were dark.
///
/// A kilometre reaches 1,000 / lane buildings. Paving sets BuildingTable::paved and takes away `access` of what keeps a
/// fire engine out: lane_access += access (1 - lane_access). Of the dark lanes that are paved, `lighting` get lamps; a
/// lamp whose power is not paid goes dark, while the pavement stays.

#include "models/interventions/measure.hpp"

namespace tenure {

class LanePaving final : public Measure {
 public:
  double lighting = 0;      ///< [0, 1] share of the dark lanes among those paved that get lamps
  double rollout_days = 0;  ///< [day] over which the lanes are paved

  void describe(Fields& at) override;
  void act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
           const Luck& luck, Day today) const override;
  [[nodiscard]] std::unique_ptr<Measure> clone() const override { return std::make_unique<LanePaving>(*this); }
};

}  // namespace tenure
