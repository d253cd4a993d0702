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
inline constexpr Purpose upgrade{2060};         ///< whether a landlord does a work
inline constexpr Purpose welfare_sample{2070};  ///< which tenants stand for all in welfare

// labour
inline constexpr Purpose separation{3000};
inline constexpr Purpose job_search{3010};
inline constexpr Purpose job_taste{3020};
inline constexpr Purpose hiring_rank{3030};
inline constexpr Purpose firm_growth{3040};
inline constexpr Purpose participation{3050};
inline constexpr Purpose promotion{3060};

// migration and vital events
inline constexpr Purpose candidates{4000};
inline constexpr Purpose candidate{4010};
inline constexpr Purpose coming{4020};
inline constexpr Purpose leaving{4030};
inline constexpr Purpose birth{4040};
inline constexpr Purpose death{4050};
inline constexpr Purpose festival{4060};
inline constexpr Purpose candidate_presence{4070};  ///< whether a candidate of a counted region is still there

// safety
inline constexpr Purpose incident{5000};
inline constexpr Purpose incident_detail{5010};
inline constexpr Purpose fire{5020};
inline constexpr Purpose fire_detail{5030};

// governance
inline constexpr Purpose landlord_threshold{7000};
inline constexpr Purpose landlord_day{7010};     ///< engaging and leaving
inline constexpr Purpose landlord_duties{7020};  ///< which duties it takes up when it engages
inline constexpr Purpose landlord_month{7030};   ///< which duties lapse; checks of the register
inline constexpr Purpose mandate{7040};          ///< who is ordered to come to meetings
inline constexpr Purpose tenant_part{7050};
inline constexpr Purpose tenant_first{7060};  ///< which tenants go first
inline constexpr Purpose first_ties{7070};
inline constexpr Purpose activity{7080};
inline constexpr Purpose campaign_landlord{7090};
inline constexpr Purpose campaign_household{7100};
inline constexpr Purpose spread_alone{7110};
inline constexpr Purpose rewiring{7120};

// interventions
inline constexpr Purpose placing{6000};
inline constexpr Purpose wave{6010};   ///< order in which communities of a staggered programme start
inline constexpr Purpose lamps{6080};  ///< which of the dark lanes that are paved get lamps

inline constexpr Purpose letting_in{6100};       ///< which landlords have no asset of others at their house
inline constexpr Purpose fire_inspection{6110};  ///< what an inspector finds, and who mends it

// residents' requests
inline constexpr Purpose request{7500};
inline constexpr Purpose request_triage{7510};
inline constexpr Purpose request_service{7520};

// incubation, founding and closing of enterprises
inline constexpr Purpose team_candidates{9200};  ///< how many teams look for a place on a day
inline constexpr Purpose team_candidate{9210};   ///< who they are
inline constexpr Purpose host_taste{9220};
inline constexpr Purpose team_month{9230};
inline constexpr Purpose team_partner{9240};
inline constexpr Purpose team_stock{9250};  ///< potential and time there of the teams of the first day
inline constexpr Purpose team_enterprise{9260};
inline constexpr Purpose entries{9300};  ///< how many other enterprises are founded on a day
inline constexpr Purpose entry{9310};
inline constexpr Purpose enterprise_exit{9320};

// talent policies
inline constexpr Purpose allowance_claim{8000};  ///< who claims an allowance that is due
inline constexpr Purpose service_apply{8010};
inline constexpr Purpose training_apply{8020};
inline constexpr Purpose training_pass{8030};
inline constexpr Purpose home_apply{8040};
inline constexpr Purpose team_elsewhere{8050};  ///< teams that only a grant could draw: how many on a day, and who
inline constexpr Purpose team_drawn{8060};      ///< whether a grant draws one

}  // namespace tenure::purpose
