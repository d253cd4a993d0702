/// SF6: what a patrol leaves behind when it is withdrawn, by pairs of worlds with one luck in which
/// nobody moves.

#include <algorithm>

#include <fmt/format.h>

#include "app/patterns_worlds.hpp"

namespace tenure {

namespace {

constexpr int patrol_days = 90, after_days = 210;
constexpr double teams = 0.02;  ///< patrol teams a rental building

/// Incidents by month of 30 days since the patrol began.
std::vector<double> by_month(const PatternStudy& study, const Scenario& scenario, std::uint32_t r) {
  std::vector<double> months(static_cast<std::size_t>((patrol_days + after_days) / 30), 0.0);
  const Day start = scenario.run.start;
  live_held(study, scenario, r, start + patrol_days + after_days, [&](Day today, const World& world) {
    months[static_cast<std::size_t>((today - start) / 30)] += static_cast<double>(world.today().incidents.size());
  });
  return months;
}

}  // namespace

std::vector<PatternRow> patterns_of_patrols(const PatternStudy& study) {
  const std::string during_what = "fall of incidents while patrols walk", after_what = "fall in months 4 to 7 after";
  if (!has_measure("patrol"))
    return {not_available("SF6", during_what, "not available in this version: no measure \"patrol\""),
            not_available("SF6", after_what, "not available in this version: no measure \"patrol\"")};
  const Day start = study.scenario.run.start;
  const Scenario with = with_programme(
      study, "patrol",
      fmt::format(
          "start = {}\nend = {}\namount = {:.0f}\nwhere = \"everywhere\"\nshift = \"evening\"\nsites = \"beats\"\n",
          format_day(start), format_day(start + patrol_days), std::max(1.0, teams * rental_buildings(study.from))));
  std::vector<double> during(study.replicates * held_lives), after(study.replicates * held_lives);
  for_each_replicate(
      study,
      [&](std::uint32_t r) {
        const std::vector<double> base = by_month(study, study.scenario, r), patrolled = by_month(study, with, r);
        const auto fall = [&](std::size_t from, std::size_t until) {
          double a = 0, b = 0;
          for (std::size_t m = from; m < until; ++m) a += base[m], b += patrolled[m];
          return 1 - b / a;
        };
        during[r] = fall(1, patrol_days / 30);
        after[r] = fall(patrol_days / 30 + 3, base.size());
      },
      held_lives);
  return {measured("SF6", during_what, PatternBand{0.0}, true, during, "patrol teams on every beat, one shift a day"),
          measured("SF6", after_what, PatternBand{-0.02, 0.01}, true, after,
                   "no residual effect three months after withdrawal; a rebound is possible")};
}

}  // namespace tenure
