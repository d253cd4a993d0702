#pragma once
/// A village of single households with departments, and requests put before them without anybody's asking for them.

#include "models/governance/departments.hpp"
#include "models/state/purposes.hpp"
#include "tests/village.hpp"

namespace tenure::testing {

inline const Luck town_luck{7, 0};
inline constexpr Day monday{18995};  ///< 2022-01-03

/// Requests are sent on at once, by everybody, and wait for as long as it takes; work goes on round the clock.
inline RequestParameters round_the_clock() {
  RequestParameters p;
  p.rate.fill(0.1);
  p.victim_memory = 60, p.risk_scale = 10, p.roomy = 12, p.takes_part = 1.5;
  p.elasticity = 0.3, p.usual = 0.5, p.hope = 0.1, p.own = 0.3, p.heard = 5;
  p.ordinary = {.dispatched = 1, .dispatch_hours = 0, .misrouted = 0, .useful = 0.5};
  p.desk = p.ordinary;
  p.return_days = 3;
  p.escalate_days = p.give_up_days = 36525;
  p.opens = 0, p.open_hours = 24, p.weekends = 1;
  p.staff = 1, p.service_hours = 8;
  p.worth_useful = 0.6, p.worth_timely = 0.25, p.worth_reply = 0.15;
  p.patience = 10, p.learning = 0.6, p.memory = 365;
  return p;
}

inline RequestParameters office_hours() {
  RequestParameters p = round_the_clock();
  p.opens = 9, p.open_hours = 8, p.weekends = 0;
  return p;
}

/// `households` of one adult each, and one department that takes every kind.
inline District town_hall(std::uint32_t households, float staff, float service_hours) {
  District d;
  add_village(d, {.buildings = 1, .rooms = households});
  for (std::uint32_t i = 0; i < households; ++i) add_household(d, DwellingId{i});
  d.departments.name.push("Everything");
  d.departments.kinds.push((1u << request_kinds) - 1);
  d.departments.staff.push(staff);
  d.departments.service_hours.push(service_hours);
  return d;
}

/// Lives through `days` from `first`, putting each of `intake` before the town on its day; returns all replies.
inline std::vector<Reply> serve(District& d, const std::vector<Intake>& intake, const RequestParameters& p, Day first,
                                int days) {
  std::vector<Reply> replies;
  for (int t = 0; t < days; ++t) {
    const Day today = first + t;
    std::vector<Intake> come;
    for (const Intake& i : intake)
      if (i.request.at >= today.value && i.request.at < today.value + 1) come.push_back(i);
    RequestDay day = serve_requests(d, come, p, town_luck, today);
    d.requests = std::move(day.requests);
    replies.insert(replies.end(), day.replies.begin(), day.replies.end());
  }
  return replies;
}

/// One request of each household, at the times of a Poisson process of so many a day.
inline std::vector<Intake> poisson_intake(std::uint32_t households, double per_day, Day first) {
  std::vector<Intake> intake;
  Stream draws{Luck{11, 0}, Purpose{9999}, 0};
  double at = first.value;
  for (std::uint32_t i = 0; i < households; ++i) {
    at += draws.exponential() / per_day;
    intake.push_back({{HouseholdId{i}, RequestKind::safety, at}, false});
  }
  return intake;
}

/// [day] What a request takes of a server's time, from the draw that the department makes.
inline double service_days(std::uint32_t household, double raised, double hours) {
  const Day day{static_cast<std::int32_t>(raised)};
  return hours / 24.0 * Stream{town_luck, purpose::request_service, household, day}.exponential();
}

}  // namespace tenure::testing
