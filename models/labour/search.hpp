#pragma once
/// Where people without a job, and some of those with one, apply.
///
/// A search comes across posts of the own skill in proportion to their number, open or not, and hears of each with
/// chance a + (1 - a) exp(-distance / near), a anywhere. Of the openings heard of it applies to the best by
/// U = b_w ln(offer) - b_c minutes + Gumbel taste (logit, McFadden 1974); those with a job only where U exceeds that of
/// the present job by the switching cost. Posts are sampled over all firms, not over openings, so that in two worlds
/// the same search comes across nearly the same firms.

#include <vector>

#include "models/labour/parameters.hpp"
#include "models/state/district.hpp"
#include "sim/random.hpp"

namespace tenure {

/// Somebody who looks for a job today, with the firms applied to, best first.
struct JobSeeker {
  PersonId person;
  std::vector<EnterpriseId> applications;
};

/// Utility of a wage [yuan/month].
[[nodiscard]] double pay_utility(double wage, const LabourParameters& at);

/// Utility of a job without the taste for it; `pay` is that of its wage.
[[nodiscard]] double job_utility(double pay, double minutes, const LabourParameters& at);

/// Whether the unemployed of this group (of District::jobless) search on the day: once in `every` days.
[[nodiscard]] bool searches_today(std::uint32_t group, Day today, int every);

/// Takes off the list of the jobless, in the groups that search today, those who have a job, have gone or are past
/// working.
void forget_placed(District& d, const LabourParameters& at, Day today);

/// Today's seekers who apply anywhere, by group.
[[nodiscard]] std::vector<JobSeeker> job_seekers(const District& d, const LabourParameters& at, const Luck& luck,
                                                 Day today);

}  // namespace tenure
