#include "models/governance/engaging.hpp"

#include <algorithm>
#include <cmath>

#include "sim/calendar.hpp"
#include "sim/random.hpp"

namespace tenure {

double word_hazard(const Word& word, double threshold, const MobilisationParameters& p) {
  if (word.engaged == 0 || word.engaged < threshold * word.acquaintances) return 0;
  const double reinforced =
      (word.engaged > 1 ? p.reinforcement[0] : 1.0) * (word.engaged > 2 ? p.reinforcement[1] : 1.0);
  return p.word * word.weight * reinforced;
}

double engaging_hazard(const Word& word, double threshold, const MobilisationParameters& p) {
  return p.spontaneous + word_hazard(word, threshold, p);
}

double most_engaging_hazard(std::size_t acquaintances, const MobilisationParameters& p) {
  const double weight = std::max({1.0, p.peer, p.upward, p.skipped}) * static_cast<double>(acquaintances);
  return p.spontaneous + p.word * weight * std::max(1.0, p.reinforcement[0]) * std::max(1.0, p.reinforcement[1]);
}

double leaving_hazard(double fatigue, bool organised, const MobilisationParameters& p) {
  return p.leaving * std::exp(p.weariness * fatigue) * (organised ? 1.0 : p.unorganised);
}

double drive(Tier from, Tier to, const MobilisationParameters& p) {
  if (from == to) return p.peer;
  if (from > to) return p.upward;
  return from == Tier::lead && to == Tier::other ? p.skipped : 1.0;
}

double within_a_day(double yearly) {
  return 1.0 - std::exp(-yearly / days_per_year);
}

double fatigue_after_month(double fatigue, double meetings, bool rounds, const MobilisationParameters& p) {
  const double rested = fatigue * std::exp(-days_per_month / p.rest);
  const double spared = std::pow(1.0 - p.tiring, meetings) * (rounds ? 1.0 - p.tiring_rounds : 1.0);
  return 1.0 - (1.0 - rested) * spared;
}

double threshold_of(double u, const MobilisationParameters& p) {
  return std::clamp(p.threshold + p.threshold_sd * normal_quantile(u), 0.0, std::max(1.0, p.threshold));
}

double bass(double p, double q, double years) {
  const double e = std::exp(-(p + q) * years);
  return (1.0 - e) / (1.0 + q / p * e);
}

}  // namespace tenure
