#pragma once
/// "Epidemic control", "flood warning": news that must reach every household in the places covered. The district opens
/// the campaign and sends `amount` door calls a day of its own; how far and how fast the news gets beyond them hangs on
/// how the rental areas are organised (models/governance/campaign.hpp).

#include "models/interventions/measure.hpp"

namespace tenure {

class CampaignMeasure final : public Measure {
 public:
  void describe(Fields& at) override;
  void act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
           const Luck& luck, Day today) const override;
  [[nodiscard]] std::unique_ptr<Measure> clone() const override { return std::make_unique<CampaignMeasure>(*this); }
};

}  // namespace tenure
