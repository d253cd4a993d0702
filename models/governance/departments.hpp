#pragma once
/// What becomes of requests: the branch answers some and sends the others to the department that takes their kind;
/// there they wait for one of its staff; what waits too long goes up a level and is served before the lower ones; what
/// waits too long at the highest is dropped.
///
///     at the branch:     Exp(dispatch_hours) round the clock; dispatched with probability `dispatched`, of those
///                        `misrouted` lie Exp(return_days) longer at the wrong department
///     at a department:   c = ceil(staff) servers of speed staff / c; service Exp(service_hours) of working time, taken
///                        up and done in office hours only; precedence by level, then requests from desks, then first
///                        come, first served, without interruption
///
/// Events are simulated at their fraction of the day. With constant rates and round-the-clock hours a department is
/// M/M/c, and its waits are Erlang C (Erlang 1917). All chance of a request is keyed by its household and the day it
/// was raised, so that it meets the same luck in two worlds.

#include <vector>

#include "models/governance/requests.hpp"

namespace tenure {

/// A department's staff and mean service hours where its file gives none: parameters' `staff` per 1,000 residents and
/// `service_hours`. To be assigned once, before the first day.
[[nodiscard]] DepartmentTable staffed(const District&, const RequestParameters&);

/// A request that has just come in, and whether a desk takes it up.
struct Intake {
  NewRequest request;
  bool at_desk;
};

struct RequestDay {
  RequestTable requests;                  ///< as they stand at the end of the day
  std::vector<Reply> replies;             ///< answered and dropped today
  std::vector<DepartmentId> escalations;  ///< one a request that went up a level
};

/// Phase: one day of all branches and departments.
[[nodiscard]] RequestDay serve_requests(const District&, const std::vector<Intake>& intake, const RequestParameters&,
                                        const Luck&, Day today);

}  // namespace tenure
