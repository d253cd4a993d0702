#pragma once
/// A registration system: landlords of `amount` rental buildings are ordered to keep a register of their tenants,
/// whether engaged or not, and are checked. It edits the rules in force; whether the order is heeded is theirs.

#include "models/interventions/measure.hpp"

namespace tenure {

class TenantRegister final : public Measure {
 public:
  double rollout_days = 0;  ///< [day] over which the orders go out
  double checks = 0;        ///< [1/year] of each register

  void describe(Fields& at) override;
  [[nodiscard]] std::optional<Piece> unit_cost(const AssetParameters& assets) const override;
  void act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
           const Luck& luck, Day today) const override;
  [[nodiscard]] std::unique_ptr<Measure> clone() const override { return std::make_unique<TenantRegister>(*this); }
};

}  // namespace tenure
