#pragma once
/// Who asks for a place at a training base.
///
/// Somebody with basic skill, a job and an age up to a limit asks at a monthly turn with the chance
/// interest x (1 + motivation [a technician of the enterprise was honoured of late]). The course costs the trainee
/// nothing but time, and passing it makes a technician; what that is worth is up to the market for technicians.

#include <vector>

#include "models/state/district.hpp"
#include "models/talent/parameters.hpp"
#include "sim/random.hpp"

namespace tenure {

struct TrainingWish {
  PersonId person;
  std::size_t scheme;
};
/// Phase: who asks today, in the order of luck keys; each once.
[[nodiscard]] std::vector<TrainingWish> training_wishes(const District& d, const TalentParameters& at, const Luck& luck,
                                                        Day today);

/// Whether the trainee passes: a trait of the person.
[[nodiscard]] bool passes(std::uint32_t person_luck, const TalentParameters& at, const Luck& luck);

}  // namespace tenure
