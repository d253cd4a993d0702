#pragma once
/// "Monitoring": surveillance cameras at rental buildings. They change what a would-be offender meets and what gets
/// recorded.
///
/// Sites are rental buildings, drawn with chances proportional to their dwellings (rollout.hpp). A camera whose running
/// cost is not paid goes dark. Points of the police cost more and see farther than cameras of the community.

#include "models/interventions/measure.hpp"

namespace tenure {

class CameraNetwork final : public Measure {
 public:
  bool monitored = true;
  double rollout_days = 0;          ///< [day] over which the cameras are installed
  std::optional<std::string> tier;  ///< community (where it is not given) or police

  void describe(Fields& at) override;
  [[nodiscard]] std::optional<Piece> unit_cost(const AssetParameters& assets) const override;
  void act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
           const Luck& luck, Day today) const override;
  [[nodiscard]] std::unique_ptr<Measure> clone() const override { return std::make_unique<CameraNetwork>(*this); }
};

}  // namespace tenure
