#pragma once
/// A day of mobilisation: branches meet, grid workers and lead landlords call at doors, word goes round, some engage
/// and some give up. Only where a branch stands can a landlord engage (engaging.hpp has the hazards).
///
/// A meeting wins over someone who came, a visit someone it found, with a chance by tier and caller, times (1 -
/// fatigue). Those ordered to come do so nearly always (35 of 37 under a credible order: Eck and Wartell 1998). Visits
/// are finite: callers go from door to door along a fixed round and begin anew at its end.

#include <vector>

#include "models/governance/parameters.hpp"
#include "models/state/district.hpp"
#include "sim/random.hpp"

namespace tenure {

struct LandlordMove {
  LandlordId landlord;
  bool engages;  ///< else gives up
  std::uint8_t duties;
};
struct Mobilised {
  std::vector<LandlordMove> moves;
  std::vector<std::uint32_t> visits, attendances;  ///< [community] to and by landlords; empty where nothing happened
};
[[nodiscard]] Mobilised mobilise(const District& d, const GovernanceParameters& p, const Luck& luck, Day today);

/// The doors at which callers knock on a day who make `daily` visits, from door to door of `doors`, `days` after they
/// began.
class Round {
 public:
  Round(std::uint32_t doors, double daily, int days);
  [[nodiscard]] bool comes_to(std::uint32_t door) const;

 private:
  double doors_, first_, calls_;
};

/// Phase of the first day: thresholds of all landlords, by id.
[[nodiscard]] Column<LandlordTable, float> thresholds(const District& d, const MobilisationParameters& p,
                                                      const Luck& luck);

}  // namespace tenure
