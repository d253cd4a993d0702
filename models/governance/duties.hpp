#pragma once
/// What landlords do for governance: a landlord who engages takes up each duty with a chance of its own, drops all on
/// giving up, and lets one after another slip as it wearies. Once a month:
///
///   fatigue grows with the month's meetings and rounds and passes with time (engaging.hpp)
///   an engaged landlord drops each duty at the hazard   lapse fatigue             [1/year]
///   one ordered to keep the register who does not, begins at   heeds + checks complies
///   one who keeps it under the order, not engaged, stops at   neglect
///   a register kept neither by engagement nor by order lapses at   neglect  as well
///
/// so that the share of ordered landlords who keep a register settles at a / (a + neglect), a = heeds + checks
/// complies.

#include <vector>

#include "models/governance/parameters.hpp"
#include "models/state/district.hpp"
#include "sim/random.hpp"

namespace tenure {

[[nodiscard]] std::uint8_t duties_on_engaging(const District& d, LandlordId landlord, const DutyParameters& p,
                                              const Luck& luck, Day today);
/// All but an ordered register.
[[nodiscard]] std::uint8_t duties_after_leaving(const District& d, LandlordId landlord);

[[nodiscard]] bool ordered_to_come(LandlordId landlord, double mandate, const Luck& luck);
/// Yearly checks of a register; below 0 where none is ordered.
[[nodiscard]] double register_checks(const District& d, LandlordId landlord);

struct LandlordMonth {
  LandlordId landlord;
  float fatigue;
  std::uint8_t duties;
};
/// Phase: landlords whose month ends today (a thirtieth of them) and who are not at rest without duties, by id.
[[nodiscard]] std::vector<LandlordMonth> end_months(const District& d, const GovernanceParameters& p, const Luck& luck,
                                                    Day today);

}  // namespace tenure
