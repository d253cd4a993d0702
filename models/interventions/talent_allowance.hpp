#pragma once
/// "Talent allowances": monthly money for people of the skills that a district wants, in tiers, for those who have a
/// job here and claim it.
///
/// It only puts the scheme in force. Who claims, and whether anybody comes or stays for it, is up to people
/// (models/talent/allowances.hpp, models/migration/): the programme pays those who would have come anyway too. A grant
/// is made while the budget holds all that is promised until the programme's end, and ends with the job.

#include "models/interventions/measure.hpp"

namespace tenure {

class TalentAllowanceMeasure final : public Measure {
 public:
  struct Tier {
    std::string name;
    std::string skill;
    double monthly = 0;                    ///< [yuan/month]
    std::int64_t months = 0;               ///< payments
    std::optional<std::int64_t> age_most;  ///< [year] none: any age
    std::optional<double> newcomer_years;  ///< [year] since arrival; none: everybody
  };
  double delay = 0;  ///< [day] from the claim to the first payment
  std::vector<Tier> tiers;

  void describe(Fields& at) override;
  [[nodiscard]] std::string_view rows_key() const override { return "tier"; }
  [[nodiscard]] std::string_view rows_help() const override { return "who receives how much, for how long"; }
  [[nodiscard]] std::size_t rows() const override { return tiers.size(); }
  void add_row() override { tiers.emplace_back(); }
  void describe_row(std::size_t row, Fields& at) override;
  void act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
           const Luck& luck, Day today) const override;
  [[nodiscard]] std::unique_ptr<Measure> clone() const override {
    return std::make_unique<TalentAllowanceMeasure>(*this);
  }
};

}  // namespace tenure
