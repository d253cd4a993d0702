#pragma once
/// "Technician awards": once a year `amount` technicians of the covered communities are honoured with a sum of money,
/// the first `chief` of them as chief technicians, the others as outstanding ones. They are ranked by
///
///     ln(wage / mean wage of the technicians of the same enterprise) + tenure ln(1 + years in the job),
///
/// nobody twice, ties by luck key. The sum is paid once and changes no income. What an honour may do is spur colleagues
/// with basic skill to ask for training (models/talent/training.hpp).

#include "models/interventions/measure.hpp"

namespace tenure {

class TechnicianAwards final : public Measure {
 public:
  double chief = 0;            ///< [person] a year, among the amount
  double chief_sum = 0;        ///< [yuan]
  double outstanding_sum = 0;  ///< [yuan]

  void describe(Fields& at) override;
  void act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
           const Luck& luck, Day today) const override;
  [[nodiscard]] std::unique_ptr<Measure> clone() const override { return std::make_unique<TechnicianAwards>(*this); }
};

}  // namespace tenure
