#pragma once
/// Fires by the hundred: about one a building every ten days, so that a few hundred days say much.

#include <algorithm>
#include <vector>

#include "models/safety/fire.hpp"
#include "tests/safety/village.hpp"

namespace tenure::test {

inline FireParameters hot() {
  FireParameters p;
  p.wiring = 700, p.old_wiring = 2, p.tidy_lines = 0.1, p.ebike = 1000, p.cooking = 600, p.other = 400;
  p.care_effect = 0.2, p.care_memory = 100;
  p.charging.indoors_without_port = 0.5, p.charging.reach = 40, p.charging.e_bikes_per_port = 2;
  p.charging.at_door = 1000;  // everyone goes to a free pile
  p.hours = {0.1, 0.6, 0.1, 0.2}, p.asleep = {0.9, 0.1, 0, 0.3}, p.asleep_deaths = 5;
  p.serious = 0.6, p.alarm_serious = 0.5;
  p.deaths = {0.1, 0.1, 0.1, 0.1}, p.alarm_deaths = 0.4, p.deaths_tail = 2.9;
  p.loss = 10000, p.loss_spread = 0.8;
  return p;
}

inline std::vector<Fire> burn(const District& d, const FireParameters& p, int days) {
  std::vector<Fire> all;
  for (int t = 0; t < days; ++t) {
    const auto today = fires(d, p, {.seed = 13}, spring + t);
    all.insert(all.end(), today.begin(), today.end());
  }
  return all;
}

inline long of_cause(const std::vector<Fire>& all, FireCause cause) {
  return std::count_if(all.begin(), all.end(), [=](const Fire& f) { return f.cause == cause; });
}

}  // namespace tenure::test
