#pragma once
/// A labour market to test with: people of one village, firms alike.

#include "models/labour/labour.hpp"
#include "tests/village.hpp"

namespace tenure::testing {

inline constexpr Day market_day{19000};

/// Everybody hears of everything, everybody suits, jobs last for ever.
inline LabourParameters frictionless() {
  LabourParameters at;
  at.working_age = 16;
  at.retirement_men = 60;
  at.retirement_women = 60;
  at.retirement_last = 70;
  at.vacancy_normal = 0.04;
  at.smallest_firm = 1;
  at.wage_speed = 0.5;
  at.supply_elasticity = 2;
  at.minimum_wage = 1720;
  at.separation_fresh = 1;
  at.separation_settled = 1;
  at.separation_settling = 1;
  at.search_every = 1;
  at.looks = 1;
  at.hears_anywhere = 1;
  at.hears_near = 3000;
  at.applications = 1;
  at.suitable = 1;
  at.taste_wage = 4;
  at.taste_commute = 0.07;
  at.commute_speed = 12;
  return at;
}

/// `people` without a job and `firms` of `posts` basic posts each.
inline District market(std::uint32_t people, std::uint32_t firms, float posts) {
  District d;
  VillagePlan plan;
  plan.buildings = (people + 99) / 100;
  plan.rooms = 100;
  const CommunityId village = add_village(d, plan);
  EnterpriseTable& e = d.enterprises;
  for (std::uint32_t i = 0; i < firms; ++i) {
    const EnterpriseId id = e.luck.push(i);
    e.sector.push(Sector::manufacturing);
    e.site.push({0, 0});
    e.community.push(village);
    e.productivity.push(1);
    e.target.push({posts, 0, 0, 0});
    e.headcount.push({});
    e.wage_offer.push({5000, 6000, 7000, 9000});
    e.founded.push(never);
    e.closed.push(never);
    e.host.push(HostId::none());
    d.enterprise_turns.add(id, i);
  }
  for (std::uint32_t i = 0; i < people; ++i) add_household(d, DwellingId{i}, 1, market_day);
  return d;
}

inline void apply(District& d, const std::vector<Hire>& hires, Day today) {
  for (const Hire& h : hires) hire(d, h.person, h.enterprise, h.wage, today);
}

}  // namespace tenure::testing
