#pragma once
/// Who works or looks for work, and how far the job is.

#include "models/labour/parameters.hpp"
#include "models/state/district.hpp"

namespace tenure {

/// Age [year] from which the person no longer looks for work.
[[nodiscard]] inline double retirement_age(const LabourParameters& at, bool female) {
  return female ? at.retirement_women : at.retirement_men;
}

/// Whether somebody of `years` is of an age to look for work.
[[nodiscard]] inline bool of_working_age(const LabourParameters& at, bool female, int years) {
  return years >= at.working_age && years < retirement_age(at, female);
}

/// One-way commute [min] over a straight line at `speed` [km/h].
[[nodiscard]] inline double commute_minutes(double metres, double speed) {
  return metres / 1000.0 / speed * 60.0;
}

}  // namespace tenure
