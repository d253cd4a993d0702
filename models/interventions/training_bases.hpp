#pragma once
/// "Training bases": `amount` places a year at demonstration bases for people with basic skill and a job, who may
/// become technicians (models/talent/training.hpp). A place is paid for when a course begins. Nothing holds the trained
/// at their firm: they look around more (models/labour/search.hpp).

#include "models/interventions/measure.hpp"

namespace tenure {

class TrainingBases final : public Measure {
 public:
  double course_months = 0;  ///< [month]

  void describe(Fields& at) override;
  void act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
           const Luck& luck, Day today) const override;
  [[nodiscard]] std::unique_ptr<Measure> clone() const override { return std::make_unique<TrainingBases>(*this); }
};

}  // namespace tenure
