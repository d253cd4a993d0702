#pragma once
/// How a landlord comes to engage, and gives up.
///
/// "One leads, two drive": word goes along the ties of the landlord network, heaviest from the tier above (leads drive
/// the active, the active drive the others). It is complex contagion (Centola and Macy 2007; Centola 2010, Science
/// 329): nobody listens before a share `threshold` of its acquaintances is engaged (Granovetter 1978), and the word of
/// each counts for more the more of them say it,
///
///   word(n of k acquaintances engaged) = q R(n) sum of w_i / k_i   if n / k >= threshold, else 0     [1/year]
///   R(1) = 1, R(2) = second, R(3 and more) = second third
///   hazard = p + word
///
/// where the engaged acquaintance i shares its talk among its own k_i acquaintances: who knows many speaks to each the
/// less (so that hubs are no miracle; Kim et al. 2015, Lancet 386). With R = 1 everywhere, w = 1 and threshold 0, on a
/// complete graph, this is Bass's diffusion (bass() below). The evidence (his p and q of products) makes it slow: what
/// a programme reaches in a year comes from meetings and visits. The engaged give up at the hazard
///
///   leaving e^(weariness fatigue)   [1/year], times `unorganised` where no branch stands any longer

#include <span>

#include "models/governance/parameters.hpp"

namespace tenure {

/// What a landlord hears from its acquaintances.
struct Word {
  int acquaintances = 0;
  int engaged = 0;
  double weight = 0;  ///< sum of w_i / k_i of the engaged
};
/// Adds an engaged acquaintance of weight `weight` who has so many acquaintances of its own.
inline void hear(Word& word, double weight, std::size_t acquaintances) {
  ++word.engaged;
  word.weight += weight / static_cast<double>(acquaintances);
}
[[nodiscard]] double word_hazard(const Word& word, double threshold, const MobilisationParameters& p);
[[nodiscard]] double engaging_hazard(const Word& word, double threshold, const MobilisationParameters& p);
/// At least the engaging hazard of anybody with so many acquaintances, whatever these say; linear in their number, on
/// which mobilising.cpp counts.
[[nodiscard]] double most_engaging_hazard(std::size_t acquaintances, const MobilisationParameters& p);
[[nodiscard]] double leaving_hazard(double fatigue, bool organised, const MobilisationParameters& p);

/// Weight of what a landlord of one tier says to one of another.
[[nodiscard]] double drive(Tier from, Tier to, const MobilisationParameters& p);

/// Chance of an event of hazard `yearly` within a day.
[[nodiscard]] double within_a_day(double yearly);

/// Fatigue after a month with so many meetings, with or without rounds.
[[nodiscard]] double fatigue_after_month(double fatigue, double meetings, bool rounds, const MobilisationParameters& p);

/// Threshold of someone whose luck is `u`: normal quantile within 0 to 1.
[[nodiscard]] double threshold_of(double u, const MobilisationParameters& p);

/// Share engaged after `years` by Bass 1969 (Management Science 15(5)) from none: (1 - e^-(p+q)t) / (1 + q/p
/// e^-(p+q)t).
[[nodiscard]] double bass(double p, double q, double years);

}  // namespace tenure
