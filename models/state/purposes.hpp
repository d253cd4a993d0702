#pragma once
/// What chance is drawn for. A number never changes its meaning and is never used again; gaps leave room for what
/// comes.

#include "sim/random.hpp"

namespace tenure::purpose {

// synthesis: 1000 to 1999 (several a table; see models/synthesis)
constexpr Purpose synthesis(int n) {
  return Purpose{static_cast<std::uint16_t>(1000 + n)};
}

// housing
inline constexpr Purpose household_search{2000};
inline constexpr Purpose awareness{2010};  ///< which dwellings a searcher comes to know
inline constexpr Purpose dwelling_taste{2020};
inline constexpr Purpose settlement{2030};
inline constexpr Purpose repricing{2040};
inline constexpr Purpose subsidy_claim{2050};

// labour
inline constexpr Purpose separation{3000};
inline constexpr Purpose job_search{3010};
inline constexpr Purpose job_taste{3020};
inline constexpr Purpose hiring_rank{3030};
inline constexpr Purpose firm_growth{3040};
inline constexpr Purpose participation{3050};

// migration and vital events
inline constexpr Purpose candidates{4000};
inline constexpr Purpose candidate{4010};
inline constexpr Purpose coming{4020};
inline constexpr Purpose leaving{4030};
inline constexpr Purpose birth{4040};
inline constexpr Purpose death{4050};
inline constexpr Purpose festival{4060};

// safety
inline constexpr Purpose incident{5000};
inline constexpr Purpose incident_detail{5010};
inline constexpr Purpose fire{5020};
inline constexpr Purpose fire_detail{5030};

// interventions
inline constexpr Purpose placing{6000};
inline constexpr Purpose wave{6010};  ///< order in which communities of a staggered programme start

}  // namespace tenure::purpose
