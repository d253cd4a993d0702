#pragma once
/// What living in a place is worth to a household, inside and outside by one formula.
///
///     V = b_k ln max(income - rent, floor) + a_k satisfaction + services     (k: skill of the first member who works)
///
/// Income is expected: wage times the chance of a job (Harris & Todaro 1970, Amer. Econ. Rev. 60), and allowances. When
/// demand outside swings, wages there move by w and unemployment by -w / e along the wage curve, ln wage = -e ln
/// unemployment (Blanchflower & Oswald 1994, The Wage Curve). Services (registration, school place, medical) are in
/// utility, over those that are usual here. A place is chosen by
/// logit (McFadden 1974); regions outside carry the weight of their pull and the cost of their distance,
/// c ln(max(distance, near) / near). With equal places and no distance cost both shares are a half.

#include <algorithm>
#include <span>

#include "models/migration/migration.hpp"

namespace tenure {

/// A household as seen by the decision where to live.
struct Means {
  BySkill<int> earners{};      ///< members who work or look for work
  Skill skill = Skill::basic;  ///< whose tastes count
  int adults = 0, children = 0;

  void add(Skill skill_of_member, bool works, int years) {
    ++(years < adult_from ? children : adults);
    if (!works) return;
    if (!any_earner()) skill = skill_of_member;
    ++earners[static_cast<std::size_t>(skill_of_member)];
  }
  [[nodiscard]] bool any_earner() const {
    return std::any_of(earners.begin(), earners.end(), [](int n) { return n > 0; });
  }
};
[[nodiscard]] Means means_of(std::span<const NewPerson> members, Day today);
[[nodiscard]] Means means_of(const District& d, HouseholdId household, Day today);

/// Sum over earners of what each can expect [yuan/month].
[[nodiscard]] double expected_income(const Means& means, const BySkill<double>& pay);
/// The same, each expecting wage times chance of a job, and an allowance.
[[nodiscard]] double expected_income(const Means& means, const BySkill<double>& wage, const BySkill<double>& job_chance,
                                     const BySkill<double>& allowance);

/// Worth of the services that such a household can expect when it comes.
[[nodiscard]] double expected_services(const Means& means, const Prospects& inside);

[[nodiscard]] double worth(Skill skill, double income, double rent, double satisfaction, double services,
                           const MigrationParameters& at);

/// By how much unemployment outside rises, relative to the start, once wages there have moved by the log `wage`.
[[nodiscard]] double unemployment_rise(double wage, const MigrationParameters& at);

/// Chance of a job outside once unemployment there has risen so, from the chance at the start.
[[nodiscard]] double job_chance_outside(double at_start, double rise);

/// What a region offers today.
struct RegionOffer {
  BySkill<double> pay{};  ///< [yuan/month] wage times chance of a job, and allowance, of one who works
  double rent = 0;        ///< [yuan/month]
  double services = 0;    ///< [1] over the usual, in utility
};
[[nodiscard]] RegionOffer offer_of(const District& d, RegionId region, const MigrationParameters& at);

/// Worth of a region to the household, without the way there.
[[nodiscard]] double worth_outside(const RegionOffer& offer, const Means& means, const MigrationParameters& at);

/// What the way costs.
[[nodiscard]] double distance_cost(double kilometres, const MigrationParameters& at);

/// 1 / (1 + exp(-v)).
[[nodiscard]] double logistic(double v);

}  // namespace tenure
