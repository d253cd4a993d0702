#pragma once
/// What becomes of those who stay in their job: a yearly raise, and sometimes a better post in the same firm.
///
/// At the turn in which another year in the job is full, ln w' = max(ln w, ln w + s (ln offer - ln w)) + r: a firm lets
/// those who stay share s of what newcomers are offered beyond their pay, never cuts (Kaur 2019, Amer. Econ. Rev. 109),
/// and pays r for each year of tenure (Altonji & Williams 2005, Ind. Labor Relat. Rev. 58). So the pay of those who
/// stay lags behind that of new hires when the market tightens (Beaudry & DiNardo 1991, J. Polit. Econ. 99).
///
/// Basic workers become technicians and graduates become high-level staff: after a year in the firm one is found fit at
/// hazard l, and is promoted where the firm has an open post of that skill and fills it more cheaply from inside, that
/// is where training + hiring cost of the post left < hiring cost of the post filled (hiring cost = months x offer).

#include <optional>
#include <vector>

#include "models/labour/parameters.hpp"
#include "models/state/district.hpp"
#include "sim/random.hpp"

namespace tenure {

/// The skill that one gets on to by work; none from technician, for whom a degree would be needed, and from the top.
[[nodiscard]] std::optional<Skill> next_skill(Skill skill);

/// Wage [yuan/month] after the yearly review.
[[nodiscard]] double reviewed_wage(double wage, double offer, const LabourParameters& at);

/// [yuan] What it costs to fill a post of the skill from outside: advertising, agents, bonuses, learning the job.
[[nodiscard]] double hiring_cost(const BySkill<float>& offers, Skill skill, const LabourParameters& at);

/// Whether the firm fills a post of skill `to` more cheaply by promoting somebody of skill `from`.
[[nodiscard]] bool cheaper_from_inside(const BySkill<float>& offers, Skill from, Skill to, const LabourParameters& at);

/// New pay, and new skill where it is a promotion.
struct Career {
  PersonId person;
  Skill skill;
  float wage;  ///< [yuan/month]
};

/// Phase: employed persons whose turn it is (worker_turns) who get a raise or are promoted. No firm promotes
/// beyond its open posts; among the fit the longest there come first.
[[nodiscard]] std::vector<Career> careers(const District& d, const LabourParameters& at, const Luck& luck, Day today);

}  // namespace tenure
