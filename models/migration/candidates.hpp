#pragma once
/// Who might come: households outside that weigh coming on a day, made up from the parameter book.
///
/// A region has Poisson(candidates x season(day)) of them. Where its people are counted they are drawn for a quarter
/// more people than there were on the first day, and the candidate's own luck tells whether it is among those there
/// now. How many, who they are and their luck keys depend on (seed, replicate, region, day) and on how many candidates
/// there were before, never on the state of the district.

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

/// Ages of first members in whole years: age_from and gamma distributed years beyond it, at most age_most.
class CandidateAges {
 public:
  explicit CandidateAges(const MigrationParameters& at);
  /// The age at `u` in (0, 1) of all candidates.
  [[nodiscard]] int at(double u) const;

 private:
  [[nodiscard]] int by_quantile(double u) const;

  double from_, beyond_, shape_, most_;
  std::vector<double> younger_;  ///< [year beyond the least age, from 1] share of those who are younger
};

/// The candidate household with key `household_luck`, its members keyed `person_luck`, +1, ...
[[nodiscard]] Candidate make_candidate(RegionId origin, std::uint32_t household_luck, std::uint32_t person_luck,
                                       const CandidateAges& ages, const MigrationParameters& at, const Luck& luck,
                                       Day today);

/// Whether a candidate is there at all: always where nobody counts the region's people, else with a chance of the
/// people of its first member's skill now over those on the first day, less the quarter drawn in excess.
[[nodiscard]] bool is_there(const District& d, const Candidate& candidate, const Luck& luck);

/// Today's candidates of all regions, whether there or not, by region; keys run on from the district's counters.
[[nodiscard]] std::vector<Candidate> candidates(const District& d, const MigrationParameters& at, const Luck& luck,
                                                Day today);

}  // namespace tenure
