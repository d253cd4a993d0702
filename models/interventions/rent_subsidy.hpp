#pragma once
/// A rent subsidy that tenants of modest means may claim. It edits the rules in force; households read them, landlords
/// react to how fast their rooms let, and what passes into rents emerges.

#include "models/interventions/measure.hpp"

namespace tenure {

class RentSubsidyMeasure final : public Measure {
 public:
  double income_limit = 0;             ///< [yuan/month per member]
  std::optional<std::int64_t> places;  ///< [household] at once

  void describe(Fields& at) override;
  [[nodiscard]] std::optional<Piece> unit_cost(const AssetParameters& assets) const override;
  void act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
           const Luck& luck, Day today) const override;
  [[nodiscard]] std::unique_ptr<Measure> clone() const override { return std::make_unique<RentSubsidyMeasure>(*this); }
};

}  // namespace tenure
