#pragma once
/// "Recruiting teams": a grant for start-up teams that take a place at a host, `amount` grants a year at most.
///
/// Teams elsewhere weigh the grant (models/incubation/candidates.hpp); those that would have come without it take it
/// too. A grant is paid when a team takes its place, first come, first served.

#include "models/interventions/measure.hpp"

namespace tenure {

class TeamRecruitment final : public Measure {
 public:
  double grant = 0;  ///< [yuan] a team

  void describe(Fields& at) override;
  void act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
           const Luck& luck, Day today) const override;
  [[nodiscard]] std::unique_ptr<Measure> clone() const override { return std::make_unique<TeamRecruitment>(*this); }
};

}  // namespace tenure
