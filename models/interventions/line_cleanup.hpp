#pragma once
/// Overhead-line clean-up ("three lines": power, telecom, cable): at a house whose lines are tidied the wiring sets off
/// fewer fires (models/safety/fire.hpp).
///
/// The amount is kilometres of line; a house has so many metres (assets.line.metres). Sites are rental and owned
/// houses, each as likely. Lines once tidied stay so, also after the programme's end.

#include "models/interventions/measure.hpp"

namespace tenure {

class LineCleanup final : public Measure {
 public:
  double rollout_days = 0;  ///< [day]

  void describe(Fields& at) override;
  [[nodiscard]] std::optional<Piece> unit_cost(const AssetParameters& assets) const override;
  void act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
           const Luck& luck, Day today) const override;
  [[nodiscard]] std::unique_ptr<Measure> clone() const override { return std::make_unique<LineCleanup>(*this); }
};

}  // namespace tenure
