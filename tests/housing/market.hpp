#pragma once
/// A rental market to test with: plain numbers, one day, one luck, and newcomers who look for a room.

#include "models/housing/search.hpp"
#include "tests/village.hpp"

namespace tenure::testing {

inline const Day today{19000};
inline const Luck luck{42, 0};

inline HousingParameters plain() {
  HousingParameters p;
  p.search_base = 0.5;
  p.search_burden = 4;
  p.burden_comfort = 0.13;
  p.search_dissatisfied = 1;
  p.search_victim = 1;
  p.victim_memory = 100;
  p.search_far_job = 1;
  p.search_settled = 0.1;
  p.known_anywhere = 60;
  p.near = 3000;
  p.taste_rent = 1.2;
  p.taste_area = 0.6;
  p.taste_commute = 0.05;
  p.taste_safety = 0.3;
  p.commute_speed = 12;
  p.burden_most = 0.9;
  p.income_floor = 1700;
  p.reprice_every = 14;
  p.patience = 30;
  p.cut = 0.02;
  p.raise = 0.1;
  p.slow_letting = 120;
  p.raise_most = 0.05;
  p.letting_memory = 0.5;
  p.satisfaction_base = 1;
  p.satisfaction_burden = 4;
  p.satisfaction_victim = 1;
  p.satisfaction_risk = 0.5;
  p.satisfaction_crowding = 0.5;
  p.roomy = 10;
  p.displaced_burden = 0.25;
  p.reassured_ties = 2;
  p.upgrade_every = 182;
  p.upgrade_base = -5;
  p.upgrade_gain = 20;
  p.upgrade_duty = 1;
  p.upgrade_slow = 0.5;
  p.payback = 36;
  p.upgrade_wiring = 600;
  p.upgrade_alarms = 80;
  p.upgrade_lighting = 500;
  p.welfare_rent = 400;
  p.welfare_tenants = 1000;
  return p;
}

inline Seeker newcomer(std::uint32_t key) {
  Seeker s;
  s.luck = key;
  s.means = 5000;
  return s;
}

}  // namespace tenure::testing
