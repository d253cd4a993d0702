#pragma once
/// "Talent housing": `amount` rented dwellings that the programme takes over from landlords and lets on to talents at a
/// discount. A talent household applies for the dwelling that it rents (models/talent/homes.hpp); those beyond the
/// number wait in line. The landlord receives the full rent, the household pays (1 - discount) of it, and the programme
/// the rest, month by month. A home ends when the household moves out or has nobody of the skills with a job, or when
/// the money is gone.

#include "models/interventions/measure.hpp"

namespace tenure {

class TalentHousing final : public Measure {
 public:
  double discount = 0;  ///< [0, 1] of the rent
  std::vector<std::string> skills;

  void describe(Fields& at) override;
  void act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
           const Luck& luck, Day today) const override;
  [[nodiscard]] std::unique_ptr<Measure> clone() const override { return std::make_unique<TalentHousing>(*this); }
};

}  // namespace tenure
