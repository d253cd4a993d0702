#pragma once
/// "One leads, two drive": sets up rental-area branches with grid workers and meetings, the town committees above them
/// and the district's joint meeting. Who then engages is the landlords' affair (models/governance/).
///
/// `amount` branches, one a community, in an order drawn at random that does not depend on the amount. A branch whose
/// workers and meetings are not paid closes.

#include "models/interventions/measure.hpp"

namespace tenure {

class LandlordMobilisation final : public Measure {
 public:
  double rollout_days = 0;  ///< [day] over which branches are set up
  double grid_workers = 0;  ///< [person] a branch
  double contacts = 0;      ///< [1/day] visits a worker makes
  double mandate = 0;       ///< [1] share of landlords ordered to come
  double meetings_per_month = 0;

  void describe(Fields& at) override;
  [[nodiscard]] std::optional<Piece> unit_cost(const AssetParameters& assets) const override;
  void act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
           const Luck& luck, Day today) const override;
  [[nodiscard]] std::unique_ptr<Measure> clone() const override {
    return std::make_unique<LandlordMobilisation>(*this);
  }
};

}  // namespace tenure
