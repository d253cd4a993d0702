#pragma once
/// What must hold on every day of every run, checked in tests and, with --check-invariants, in any run.

#include <string>
#include <vector>

#include "models/state/district.hpp"

namespace tenure {

/// Counts that the tables alone cannot tell, kept by the day since the start.
struct PopulationBook {
  std::int64_t at_start = 0, births = 0, arrivals = 0, deaths = 0, departures = 0;  ///< [person]
};

/// One line for each thing that does not hold, with ids and numbers; empty where all is well. Checks: people balance;
/// each person here is in exactly one household's list and each household's `members` is right; nobody lives in two
/// dwellings; no dwelling beyond capacity; dwelling.household and household.dwelling name each other; vacant, occupants
/// and e_bikes of buildings; head counts of enterprises = persons who name them, all of whom they list; each person at
/// most once among the jobless; each vacant dwelling listed on its day; closed enterprises without posts and staff;
/// teams of a host as it counts them, within its places; ledger: no account beyond its budget, cameras installed <=
/// bought <= spent / price (given); requests: raised = handled + dropped + open, each open one in one list.
[[nodiscard]] std::vector<std::string> broken_invariants(const District&, const PopulationBook&, Day today);

}  // namespace tenure
