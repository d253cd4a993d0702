#include "models/interventions/talent_allowance.hpp"

#include <cmath>
#include <limits>

#include "models/interventions/skill_names.hpp"
#include "models/interventions/talent_rollout.hpp"

namespace tenure {

void TalentAllowanceMeasure::describe(Fields& at) {
  at.number("delay", delay, "day", {0, 3650}, "days from a claim to the first payment");
}

void TalentAllowanceMeasure::describe_row(std::size_t row, Fields& at) {
  Tier& tier = tiers[row];
  at.value("name", tier.name, "name of the tier; unique in the list");
  at.value("skill", tier.skill, "skill of those who belong to it", skill_choices());
  at.number("monthly", tier.monthly, "yuan/month", not_negative, "paid to one person");
  at.number("months", tier.months, "month", {1, 1200}, "how many times it is paid to one person");
  at.number("age_most", tier.age_most, "year", {16, 120}, "greatest age of a claimant; without it any age");
  at.number("newcomer_years", tier.newcomer_years, "year", {0, 100},
            "most years since the claimant came from outside; without it also those who have always been here");
}

void TalentAllowanceMeasure::act(District& d, const Programme& programme, const AssetParameters&, std::size_t account,
                                 const Luck& luck, Day today) const {
  if (programme.amount == 0) return;
  auto& schemes = d.rules.talent.allowances;
  if (over(programme, today)) {
    if (TalentAllowance* scheme = scheme_of(schemes, account)) scheme->over = true;
    return;
  }
  TalentAllowance* scheme = scheme_in_force(d, schemes, account, [&] {
    TalentAllowance fresh{};
    fresh.account = account;
    fresh.end = programme.end;
    fresh.delay = static_cast<int>(delay);
    fresh.places = std::llround(programme.amount);
    for (const Tier& tier : tiers)
      fresh.tiers.push_back(
          {tier.name, skill_named(tier.skill), static_cast<float>(tier.monthly), static_cast<std::int16_t>(tier.months),
           static_cast<std::int16_t>(tier.age_most.value_or(200)),
           static_cast<float>(tier.newcomer_years.value_or(std::numeric_limits<double>::infinity()))});
    return fresh;
  });
  if (scheme == nullptr) return;
  cover(d, programme, account, luck, today, scheme->covers);
}

}  // namespace tenure
