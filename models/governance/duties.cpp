#include "models/governance/duties.hpp"

#include <algorithm>
#include <cmath>

#include "models/governance/engaging.hpp"
#include "models/state/purposes.hpp"

namespace tenure {

namespace {

constexpr auto register_bit = static_cast<std::uint8_t>(Duty::tenant_register);

double within_a_month(double yearly) {
  return 1.0 - std::exp(-yearly * even_month / days_per_year);
}

/// Meetings that a landlord of the community goes to in a month.
double meetings_of(const District& d, LandlordId l, CommunityId c, const MobilisationParameters& p, const Luck& luck) {
  const Mobilisation* rule = mobilisation_of(d, c);
  if (rule == nullptr) return 0;
  const double held = days_per_month / rule->meeting_every;
  if (d.landlords.engaged(l)) return held * p.comes_engaged;
  return held * (ordered_to_come(l, rule->mandate, luck) ? p.comes_ordered : 0.0);
}

}  // namespace

std::uint8_t duties_on_engaging(const District& d, LandlordId landlord, const DutyParameters& p, const Luck& luck,
                                Day today) {
  Stream draws(luck, purpose::landlord_duties, landlord.value, today);
  std::uint8_t kept = d.landlords.duties[landlord];
  for (std::size_t k = 0; k < duties; ++k)
    if (draws.chance(p.takes_up[k])) kept = static_cast<std::uint8_t>(kept | (1u << k));
  return kept;
}

std::uint8_t duties_after_leaving(const District& d, LandlordId landlord) {
  return register_checks(d, landlord) < 0 ? std::uint8_t{0}
                                          : static_cast<std::uint8_t>(d.landlords.duties[landlord] & register_bit);
}

bool ordered_to_come(LandlordId landlord, double mandate, const Luck& luck) {
  return mandate > 0 && Stream(Luck{luck.seed, 0}, purpose::mandate, landlord.value).chance(mandate);
}

double register_checks(const District& d, LandlordId landlord) {
  double checks = -1;
  for (const RegisterOrder& order : d.rules.register_orders)
    if (order.ordered[landlord.value] != 0) checks = std::max(checks, double{order.checks});
  return checks;
}

std::vector<LandlordMonth> end_months(const District& d, const GovernanceParameters& p, const Luck& luck, Day today) {
  std::vector<LandlordMonth> ended;
  const std::uint32_t turn = turn_of(today);
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) {
    const LandlordId l = d.buildings.landlord[b];
    if (!l.exists() || l.value % even_month != turn) continue;
    const bool engaged = d.landlords.engaged(l);
    const double checks = register_checks(d, l);
    std::uint8_t kept = d.landlords.duties[l];
    const double meetings = meetings_of(d, l, d.buildings.community[b], p.mobilisation, luck);
    if (!engaged && checks < 0 && kept == 0 && meetings == 0 && d.landlords.fatigue[l] == 0) continue;

    const double fatigue =
        fatigue_after_month(d.landlords.fatigue[l], meetings, d.landlords.keeps(l, Duty::rounds), p.mobilisation);
    Stream draws(luck, purpose::landlord_month, l.value, today);
    for (std::size_t k = 0; k < duties; ++k) {
      const double u = draws.uniform();
      const auto bit = static_cast<std::uint8_t>(1u << k);
      if ((kept & bit) == 0) continue;
      const double lapse = engaged ? p.duty.lapse * fatigue : p.duty.neglect;
      if (u < within_a_month(lapse)) kept = static_cast<std::uint8_t>(kept & ~bit);
    }
    const double begins = draws.uniform();
    if (checks >= 0 && !d.landlords.keeps(l, Duty::tenant_register) &&
        begins < within_a_month(p.duty.heeds + checks * p.duty.complies))
      kept = static_cast<std::uint8_t>(kept | register_bit);
    ended.push_back({l, static_cast<float>(fatigue), kept});
  }
  return ended;
}

}  // namespace tenure
