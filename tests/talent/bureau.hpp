#pragma once
/// A village of people with jobs, and what they make of talent programmes in round numbers.

#include "models/talent/parameters.hpp"
#include "tests/village.hpp"

namespace tenure::testing {

inline constexpr Day bureau_day{19000};
inline constexpr Luck bureau_luck{5, 0};

/// Everybody asks at every turn and claims; half have heard.
inline TalentParameters eager() {
  TalentParameters at;
  at.allowance_claim = 1;
  at.allowance_heard = 0.5;
  at.allowance_horizon = 40;
  at.service_apply = 1;
  at.service_worth = {0.1, 0.5, 0.2, 0.05};
  at.newcomer_years = 1;
  at.training_interest = 1;
  at.training_age_most = 45;
  at.training_pass = 1;
  at.home_apply = 1;
  return at;
}

/// `people` who live alone, thirty years old, all with a job at the one enterprise.
inline District at_work(std::uint32_t people, Skill skill = Skill::graduate) {
  District d;
  const CommunityId village = add_village(d, {.buildings = 2, .rooms = people, .capacity = 6});
  const EnterpriseId firm = add_enterprise(d, village, {0, 0});
  for (std::uint32_t i = 0; i < people; ++i) {
    const HouseholdId h = add_household(d, DwellingId{i}, 1, bureau_day);
    const PersonId p = d.households.first_person[h];
    d.people.skill[p] = skill;
    hire(d, p, firm, 6000, bureau_day);
  }
  return d;
}

/// What f returns for each day of a month, together.
template <class F>
auto over_a_month(F&& f) {
  auto all = f(bureau_day);
  for (int t = 1; t < even_month; ++t) {
    auto more = f(bureau_day + t);
    all.insert(all.end(), more.begin(), more.end());
  }
  return all;
}

}  // namespace tenure::testing
