#include "models/incubation/closing.hpp"

#include <algorithm>
#include <cmath>

#include "models/state/purposes.hpp"

namespace tenure {

double exit_hazard(double years, double posts, const FirmTurnoverParameters& at) {
  const double by_age = years < 1   ? at.exit_first
                        : years < 2 ? at.exit_second
                        : years < 3 ? at.exit_third
                        : years < 7 ? at.exit_to_seventh
                                    : at.exit_later;
  return by_age * std::pow(std::max(posts, 1.0) / at.exit_size_at, -at.exit_size);
}

std::vector<EnterpriseId> exits(const District& d, const FirmTurnoverParameters& at, const Luck& luck, Day today) {
  const EnterpriseTable& firms = d.enterprises;
  const double month = d.enterprise_turns.every_days() / days_per_year;
  std::vector<EnterpriseId> gone;
  for (const EnterpriseId e : d.enterprise_turns.due(today)) {
    if (!firms.open(e)) continue;
    const double posts = std::accumulate(firms.target[e].begin(), firms.target[e].end(), 0.0);
    const int days = today - firms.founded[e];
    const double u = Stream(luck, purpose::enterprise_exit, firms.luck[e], today).uniform();
    const bool idle = firms.staff(e) == 0 && days >= at.exit_idle;
    if (idle || u < -std::expm1(-exit_hazard(days / days_per_year, posts, at) * month)) gone.push_back(e);
  }
  return gone;
}

}  // namespace tenure
