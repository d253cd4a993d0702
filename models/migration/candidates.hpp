#pragma once
/// Who might come: households outside that weigh coming on a day, made up from the parameter book.
///
/// A region has Poisson(candidates x season(day)) of them. How many, who they are and their luck keys depend on (seed,
/// replicate, region, day) and on how many candidates there were before, never on the state of the district.

#include <span>
#include <vector>

#include "models/migration/parameters.hpp"
#include "models/state/district.hpp"
#include "models/state/transitions.hpp"
#include "sim/random.hpp"

namespace tenure {

struct Candidate {
  NewHousehold household;
  std::vector<NewPerson> members;
};

/// Factor on the number of candidates: low in the 30 days before a Spring Festival, high and fading after it.
[[nodiscard]] double season(Day today, std::span<const Day> spring_festivals, const MigrationParameters& at);

/// The candidate household with key `household_luck`, its members keyed `person_luck`, +1, ...
[[nodiscard]] Candidate make_candidate(RegionId origin, std::uint32_t household_luck, std::uint32_t person_luck,
                                       const MigrationParameters& at, const Luck& luck, Day today);

/// Today's candidates of all regions, by region; keys run on from the district's counters.
[[nodiscard]] std::vector<Candidate> candidates(const District& d, const MigrationParameters& at, const Luck& luck,
                                                Day today);

}  // namespace tenure
