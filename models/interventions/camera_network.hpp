#pragma once
/// "Monitoring": surveillance cameras at rental buildings. They change what a would-be offender meets and what gets
/// recorded.
///
/// Sites are drawn without replacement among the covered communities' rental buildings with chances proportional to
/// their dwellings (Efraimidis and Spirakis 2006), in an order that does not depend on the amount: fewer cameras stand
/// at the first of the same sites. A camera is bought only while the budget also holds its running cost for the
/// programme's term; running cost falls due monthly.

#include "models/interventions/measure.hpp"

namespace tenure {

class CameraNetwork final : public Measure {
 public:
  bool monitored = true;
  double rollout_days = 0;  ///< [day] over which the cameras are installed

  void describe(Fields& at) override;
  void act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
           const Luck& luck, Day today) const override;
  [[nodiscard]] std::unique_ptr<Measure> clone() const override { return std::make_unique<CameraNetwork>(*this); }
};

}  // namespace tenure
