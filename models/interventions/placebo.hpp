#pragma once
/// A placebo: chooses communities as other programmes do and does nothing there. Whatever changes where it is at work
/// would have changed without it, above all by regression to the mean where the worst were chosen.

#include "models/interventions/measure.hpp"

namespace tenure {

class Placebo final : public Measure {
 public:
  void describe(Fields&) override {}
  void act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
           const Luck& luck, Day today) const override;
  [[nodiscard]] std::unique_ptr<Measure> clone() const override { return std::make_unique<Placebo>(*this); }
};

}  // namespace tenure
