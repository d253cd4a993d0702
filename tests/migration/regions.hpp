#pragma once
/// A village and regions outside to test migration with; everything is worth the same inside and outside.

#include "models/migration/migration.hpp"
#include "tests/village.hpp"

namespace tenure::testing {

inline constexpr Day migration_day{19000};

/// Tastes for income alone, a stay with constant hazard, nothing that troubles.
inline MigrationParameters plain() {
  MigrationParameters at;
  at.taste_income = {1.5, 1.5, 1.5, 1.5};
  at.outside_satisfaction = 0.5;
  at.near_distance = 100;
  at.income_floor = 1;
  at.couple = 0.4;
  at.child = 0.35;
  at.age_from = 16;
  at.age_mean = 28;
  at.age_shape = 2;
  at.age_most = 60;
  at.skill = {0.6, 0.2, 0.15, 0.05};
  at.same_skill = 0.5;
  at.female = 0.46;
  at.participation_men = 1;
  at.participation_women = 1;
  at.e_bike = 0.3;
  at.stay_shape = 1;
  at.stay_scale = 3;
  at.local = 1;
  at.burden_comfort = 0.1;
  at.victim_memory = 180;
  at.leave_school = 1;
  at.leave_couple = 1;
  at.wage_curve = 0.1;
  at.festival_fresh = at.festival_settled = at.festival_settling = 1;
  at.festival_fading = 20;
  at.festival_before = 1;
  at.birth_from = 20;
  at.birth_until = 40;
  at.death_growth = 0.095;
  return at;
}

inline RegionId add_region(District& d, float candidates, float pull, float wage = 5000) {
  const RegionId id = d.regions.name.push("Region");
  d.regions.wage.push({wage, wage, wage, wage});
  d.regions.job_chance.push({0.9f, 0.9f, 0.9f, 0.9f});
  d.regions.rent.push(0);
  d.regions.distance.push(100);
  d.regions.candidates.push(candidates);
  d.regions.pull.push(pull);
  d.regions.allowance.push({});
  d.regions.services.push(0);
  d.regions.people.push({});
  d.regions.balance.push({});
  return id;
}

/// The district as the regions are: wage 5000, nine in ten with a job, no rent.
inline Prospects alike() {
  Prospects p;
  p.wage = {5000, 5000, 5000, 5000};
  p.job_chance = {0.9f, 0.9f, 0.9f, 0.9f};
  p.satisfaction = 0.5;
  return p;
}

}  // namespace tenure::testing
