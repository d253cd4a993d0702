#pragma once
/// The choice to leave, at a household's monthly turn.
///
/// A stay of t years meets the integrated Weibull hazard H(t) = (t / scale)^shape, times 2 P_out (1 where inside and
/// outside are worth the same), times exp of what troubles the household: no job, rent burden, a victimisation; less
/// for locals, for those with a child at school and for those who live with a partner. P_out is the logit share of the
/// regions outside against the district, which is worth more to those who have people of their own region around; the
/// regions together weigh their logsum, and where to is the logit among them.
///
/// In the turn after a Spring Festival people from elsewhere have gone home, and some do not come back: a share by
/// skill, which falls with the time stayed and with the bonus that an employer promised, exp(-response bonus), times
/// the same factors.

#include <optional>

#include "models/migration/worth.hpp"

namespace tenure {

/// H(t + dt) - H(t), all in years.
[[nodiscard]] double stay_hazard(double stayed, double years, const MigrationParameters& at);

/// Factor exp(...) of what troubles a household. `days_since_victimised` may be huge.
[[nodiscard]] double trouble(bool jobless, double burden, double days_since_victimised, const MigrationParameters& at);

/// Whether a Spring Festival fell into the `turn_days` days up to and with today: one turn of every household does.
[[nodiscard]] bool just_after_festival(Day today, std::span<const Day> spring_festivals, int turn_days);

/// The last New Year's day of the lunar calendar up to and with today; `never` where there is none.
[[nodiscard]] Day last_festival(Day today, std::span<const Day> spring_festivals);

/// Whether a household from elsewhere that was here before it went home for the festival; the same in every world.
[[nodiscard]] bool went_home(const Luck& luck, std::uint32_t household_luck, Day today, const MigrationParameters& at);

/// Share of those who went home after `stayed` years here who do not come back, nothing else being known of them.
[[nodiscard]] double festival_loss(Skill skill, double stayed, const MigrationParameters& at);

/// What the regions are today to whoever weighs leaving, by region.
struct Elsewhere {
  std::vector<RegionOffer> offer;
  std::vector<double> way;   ///< [1] what the way there costs, in utility
  std::vector<double> pull;  ///< [1] weight in leavers' thoughts
};
[[nodiscard]] Elsewhere elsewhere(const District& d, const MigrationParameters& at);

/// How the world outside looks to a household: logsum of the regions and each one's share.
struct Outside {
  double worth = 0;
  std::vector<double> share;  ///< [region]
};
[[nodiscard]] Outside outside(const Elsewhere& regions, const Means& means, const MigrationParameters& at);

}  // namespace tenure
