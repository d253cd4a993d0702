#pragma once
/// "One-stop service": desks at the branches that take up residents' requests for all departments together.
///
/// `amount` is how many requests a year the desks can take up, shared out over the covered communities by residents: a
/// special channel is small beside all that residents ask for, and what is reported of it is the number of requests.
/// Room that is not used adds up for a month at most. A request that a desk takes up is answered at the branch more
/// often, goes on sooner and to the right department, and there comes before others of its level
/// (models/governance/departments.hpp). Set up once a community; clerks are paid by how much the desks can take up.
/// Desks whose clerks are not paid close.

#include "models/interventions/measure.hpp"

namespace tenure {

class RequestDeskMeasure final : public Measure {
 public:
  void describe(Fields&) override {}
  void act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
           const Luck& luck, Day today) const override;
  [[nodiscard]] std::unique_ptr<Measure> clone() const override { return std::make_unique<RequestDeskMeasure>(*this); }
};

}  // namespace tenure
