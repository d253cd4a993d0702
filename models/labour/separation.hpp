#pragma once
/// How jobs end: quits and dismissals by hazard, retirement, and lay-offs by firms that have shrunk.
///
/// Hazard of a job after t years: h_k (1 - elsewhere) (settled + (fresh - settled) exp(-t / settling)) [1/year],
/// falling with tenure as job-matching theory has it (Jovanovic 1979, J. Polit. Econ. 87). A firm lays off what exceeds
/// its posts by more than its slack, the last to come first to go; ties go by luck key.

#include "models/labour/parameters.hpp"
#include "models/state/kinds.hpp"

namespace tenure {

/// [1/year] `tenure` in years.
[[nodiscard]] double separation_hazard(Skill skill, double tenure, const LabourParameters& at);

/// [1/year] zero below retirement age, infinite from the last working age on.
[[nodiscard]] double retirement_hazard(bool female, int years, const LabourParameters& at);

/// Heads that a firm with `posts` posts of a skill lays off.
[[nodiscard]] std::uint32_t layoffs(double posts, std::uint32_t heads, const LabourParameters& at);

}  // namespace tenure
