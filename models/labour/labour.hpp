#pragma once
/// The labour market: what firms want, who loses or quits a job, who finds one.
///
/// Each function reads the tables as the last phase left them and returns what was decided, in id order; the day
/// applies it. GoingRates remembers what was reckoned, never state.

#include <vector>

#include "models/labour/parameters.hpp"
#include "models/state/district.hpp"
#include "sim/random.hpp"

namespace tenure {

/// A firm's new wishes: posts by skill and the wages it offers to new hires.
struct Demand {
  EnterpriseId enterprise;
  BySkill<float> target;      ///< [person]
  BySkill<float> wage_offer;  ///< [yuan/month]
};

/// What a firm of productivity 1 offers, by skill [yuan/month]: exp of the mean, weighted by posts, of
/// ln offer - rent_sharing ln productivity; 0 where there are no posts. Remembers the logarithms of firms that have not
/// changed since the last day, which are most; belongs to one set of parameters.
class GoingRates {
 public:
  [[nodiscard]] BySkill<double> on(const EnterpriseTable&, const LabourParameters&);

 private:
  struct Known {
    BySkill<float> offer{};
    float productivity = 0;
    BySkill<double> rate{};  ///< ln offer - rent_sharing ln productivity; 0 where nothing is offered
  };
  std::vector<Known> known_;  ///< [enterprise]
};

/// Phase: firms whose turn it is (enterprise_turns) reconsider size and wages.
[[nodiscard]] std::vector<Demand> reconsider_demand(const District&, GoingRates&, const LabourParameters&, const Luck&,
                                                    Day today);

/// Phase: employed persons whose turn it is (worker_turns) who lose or quit their job, and those whom a shrinking firm
/// lays off.
[[nodiscard]] std::vector<PersonId> separations(const District&, const LabourParameters&, const Luck&, Day today);

struct Hire {
  PersonId person;
  EnterpriseId enterprise;
  float wage;  ///< [yuan/month]
};
/// Phase: search, application, ranking and matching in rounds. Job seekers are the unemployed and some of the employed
/// (on-the-job search), each on the days of its own staggered turns. Nobody is hired twice and no firm beyond its
/// vacancies (vacancies = max(0, round(target) - headcount)).
[[nodiscard]] std::vector<Hire> match(const District&, const LabourParameters&, const Luck&, Day today);

}  // namespace tenure
