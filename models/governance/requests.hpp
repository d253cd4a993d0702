#pragma once
/// Requests that households raise from the conditions they live under, and how they take what comes of them.
///
///     rate_k = base_k x pressure_k x readiness,   pressure in [0, 1]
///     readiness = (known / usual)^elasticity x e^(own service) x (takes part: m) x (a desk is open: ease)
///
/// `known` is the share of requests answered usefully, as people around know it: better service draws more requests
/// (induced demand), unanswered ones dry up. A desk at the branch that can take requests up saves a way and forms,
/// which keep some from asking (Deshpande and Li 2019, American Economic Journal: Economic Policy 11); nobody gets
/// readier by it than the readiest are without. Once a month a household raises at most one, by thinning: a first draw
/// says whether it might, a second of what kind, a third whether the pressure is there.
///
/// How a request was met is worth useful u + timely e^(-days / patience) + reply r, from 0 to 1; usefulness weighs more
/// than timeliness, and a late, useless answer more than none (a Hubei survey experiment, n = 205).

#include <vector>

#include "models/governance/request_parameters.hpp"
#include "models/state/district.hpp"
#include "sim/random.hpp"

namespace tenure {

/// [0, 1] how a condition presses a household to ask for something of that kind:
///   safety            max(e^(-days since victimised / memory), 1 - e^(-known risk / scale))
///   fire_hazard       thirds: no alarms; e-bikes in the house and nowhere to charge them outside; a landlord who does
///                     not keep fire duty
///   wiring            old wiring
///   dark_lane         an unlit lane
///   charging_parking  of an e-bike's owner: halves: nowhere to charge outside; no marked place
///   sanitation        always
///   noise_dispute     ln(roomy / area a member), from 0 to 1
///   school_place      school-age children of a household registered elsewhere
///   medical           registration elsewhere, where health insurance sits
///   labour            a member of the labour force without a job
[[nodiscard]] double pressure(const District&, HouseholdId, RequestKind, const RequestParameters&, Day today);

/// How ready a household is to ask: `news` is what it knows of useful answers less what is usual, `service` how its own
/// requests were met.
[[nodiscard]] double readiness(double news, double service, bool takes_part, const RequestParameters& p);

struct NewRequest {
  HouseholdId household;
  RequestKind kind;
  double at;  ///< [day] since 1970
};
/// True where a desk of the community can take a request up now: what its people see of it.
[[nodiscard]] bool desk_open(const District&, CommunityId);

/// Phase: what households raise today, by the time of the day.
[[nodiscard]] std::vector<NewRequest> raise_requests(const District&, const RequestParameters&, const Luck&, Day today);

/// How a request was met.
struct Reply {
  HouseholdId household;
  CommunityId community;
  DepartmentId department;  ///< none where the branch answered
  bool answered;            ///< false: dropped
  bool useful;
  double days;  ///< from raising it
};
/// [0, 1] see above; 0 where it was dropped.
[[nodiscard]] double worth_of(const Reply& reply, const RequestParameters& p);

/// [-1, 1] what a household thinks of how its requests are met, after one more.
[[nodiscard]] double learn_service(double service, const Reply& reply, const RequestParameters& p);
/// The same after `days` without one.
[[nodiscard]] double fade_service(double service, double days, const RequestParameters& p);
/// News of useful answers in a community of so many dwellings, after one more: each is heard of by `heard` households.
[[nodiscard]] double hear_news(double news, const Reply& reply, double dwellings, const RequestParameters& p);

}  // namespace tenure
