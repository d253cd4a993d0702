#include "models/labour/separation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "models/labour/force.hpp"
#include "models/labour/labour.hpp"
#include "models/state/purposes.hpp"
#include "sim/drawing.hpp"

namespace tenure {

double separation_hazard(Skill skill, double tenure, const LabourParameters& at) {
  const double settled_in = std::exp(-std::max(tenure, 0.0) / at.separation_settling);
  const double by_tenure = at.separation_settled + (at.separation_fresh - at.separation_settled) * settled_in;
  return at.separation[static_cast<std::size_t>(skill)] * (1.0 - at.separation_elsewhere) * by_tenure;
}

double retirement_hazard(bool female, int years, const LabourParameters& at) {
  if (years >= at.retirement_last) return std::numeric_limits<double>::infinity();
  return years >= retirement_age(at, female) ? at.retirement_hazard : 0.0;
}

std::uint32_t layoffs(double posts, std::uint32_t heads, const LabourParameters& at) {
  const double kept = std::ceil(std::round(posts) * (1.0 + at.layoff_slack));
  return heads > kept ? heads - static_cast<std::uint32_t>(std::lround(posts)) : 0;
}

namespace {

struct Redundant {
  std::size_t skill;
  Day job_start;
  std::uint32_t luck;
  PersonId person;
};

/// Firms decide at their own turn. Of each skill the latest come go first.
std::vector<PersonId> laid_off(const District& d, const LabourParameters& at, Day today) {
  const PersonTable& people = d.people;
  std::vector<PersonId> gone;
  for (const EnterpriseId e : d.enterprise_turns.due(today)) {
    BySkill<std::uint32_t> too_many;
    for (std::size_t k = 0; k < skills; ++k)
      too_many[k] = layoffs(d.enterprises.target[e][k], d.enterprises.headcount[e][k], at);
    if (too_many == BySkill<std::uint32_t>{}) continue;
    std::vector<Redundant> staff;
    for (const PersonId p : listed_staff(d, e)) {
      const auto k = static_cast<std::size_t>(people.skill[p]);
      if (people.employer[p] == e && too_many[k] > 0) staff.push_back({k, people.job_start[p], people.luck[p], p});
    }
    std::sort(staff.begin(), staff.end(), [](const Redundant& a, const Redundant& b) {
      return std::tie(a.skill, b.job_start, a.luck, a.person) < std::tie(b.skill, a.job_start, b.luck, b.person);
    });
    const auto same = [](const Redundant& a, const Redundant& b) { return a.person == b.person; };
    staff.erase(std::unique(staff.begin(), staff.end(), same), staff.end());
    for (const Redundant& r : staff)
      if (std::uint32_t& left = too_many[r.skill]; left > 0) {
        --left;
        gone.push_back(r.person);
      }
  }
  return gone;
}

}  // namespace

std::vector<PersonId> separations(const District& d, const LabourParameters& at, const Luck& luck, Day today) {
  const PersonTable& people = d.people;
  const auto due = d.worker_turns.due(today);
  const double years = d.worker_turns.every_days() / days_per_year;
  const int year = year_of(today);
  BySkill<double> most;
  for (std::size_t k = 0; k < skills; ++k) {
    const auto skill = static_cast<Skill>(k);
    most[k] = std::max(separation_hazard(skill, 0, at),
                       separation_hazard(skill, std::numeric_limits<double>::infinity(), at));
  }
  const auto key = [&](std::size_t row) { return people.luck[due[row]]; };
  const auto part = [&](std::size_t row, Stream& draws, std::vector<PersonId>& out) {
    const PersonId p = due[row];
    if (!people.employer[p].exists()) return;
    const double u = draws.uniform();
    const double retires = retirement_hazard(people.female[p] != 0, year - people.birth_year[p], at);
    // Most stay on, even at the hazard of the worst tenure. (1 - exp(-x) <= x.)
    if (u >= (most[static_cast<std::size_t>(people.skill[p])] + retires) * years) return;
    const double tenure = (today - people.job_start[p]) / days_per_year;
    const double hazard = separation_hazard(people.skill[p], tenure, at) + retires;
    if (u < -std::expm1(-hazard * years)) out.push_back(p);
  };
  auto ended = parallel_gather_drawing<PersonId>(due.size(), {luck, purpose::separation, today}, key, part);
  const std::vector<PersonId> redundant = laid_off(d, at, today);
  ended.insert(ended.end(), redundant.begin(), redundant.end());
  std::sort(ended.begin(), ended.end());
  ended.erase(std::unique(ended.begin(), ended.end()), ended.end());
  return ended;
}

}  // namespace tenure
