#pragma once
/// What the upper two levels of the organisation do: a town committee meets once in `committee_every` days and sends
/// the visits of its grid workers to its branches; the district's joint meeting, once in `joint_every` days, sends them
/// to all. Both favour branches that lag:
///
///   visits_c = (all visits of the level) w_c / sum of w,   w = workers e^(lean (1 - engaged share))
///
/// Workers are finite: what one branch gains another loses.

#include <vector>

#include "models/governance/parameters.hpp"
#include "models/state/district.hpp"

namespace tenure {

/// Shares out `total` among as many as there are in `workers`.
[[nodiscard]] std::vector<double> share_out(double total, const std::vector<double>& workers,
                                            const std::vector<double>& engaged_share, double lean);

/// Landlords of a community, and how many of them are engaged.
struct Engagement {
  std::uint32_t landlords = 0, engaged = 0;
};
[[nodiscard]] Engagement engagement(const District& d, CommunityId community);

/// Whether a body that first met on `since` meets today. Fractions of a day are carried on.
[[nodiscard]] bool meets(Day since, double every, Day today);

/// Phase: visits a day by community after today's committees and joint meeting; empty where none meets today.
[[nodiscard]] std::vector<float> send_workers(const District& d, const MobilisationParameters& p, Day today);

}  // namespace tenure
