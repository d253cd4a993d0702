#include "models/interventions/fire_inspection.hpp"

#include "models/interventions/rollout.hpp"
#include "models/state/purposes.hpp"

namespace tenure {
namespace {

constexpr double months_a_year = 12;

/// Longer than any run: inspections go on as long as the programme does.
constexpr double years = 100;

enum class Fault : std::uint8_t { old_wiring, no_alarms };

bool has(const District& d, BuildingId b, Fault fault) {
  return fault == Fault::old_wiring ? d.buildings.old_wiring[b] != 0 : d.buildings.alarms[b] == 0;
}

/// The nearest rental house with the fault, ties to the lower id.
BuildingId next_door(const District& d, BuildingId from, double reach, Fault fault) {
  const auto row = d.building_index.nearest_within(d.buildings.place[from], reach, [&](std::uint32_t other) {
    const BuildingId b{other};
    return d.buildings.landlord[b].exists() && has(d, b, fault);
  });
  return row ? BuildingId{*row} : BuildingId::none();
}

void mend(District& d, BuildingId b, Fault fault, const InspectionAssets& p, std::size_t account) {
  if (fault == Fault::old_wiring)
    d.buildings.old_wiring[b] = 0;
  else
    d.buildings.alarms[b] = 1;
  const double a_room = fault == Fault::old_wiring ? p.rewiring : p.alarm;
  d.landlords.outlay[d.buildings.landlord[b]] += static_cast<float>(a_room / (p.payback * months_a_year));
  d.ledger.bear(account, Payer::landlord, fen(a_room * d.buildings.dwellings[b]));
}

void inspect(District& d, BuildingId b, const InspectionAssets& p, std::size_t account, const Luck& luck, Day today) {
  d.buildings.inspected[b] = today;
  Stream draws(luck, purpose::fire_inspection, b.value, today);
  for (const Fault fault : {Fault::old_wiring, Fault::no_alarms}) {
    const bool found = draws.chance(p.find), complies = draws.chance(p.comply), spills = draws.chance(p.spillover);
    if (!has(d, b, fault) || !found || !complies) continue;
    mend(d, b, fault, p, account);
    if (!spills) continue;
    if (const BuildingId next = next_door(d, b, p.spillover_reach, fault); next.exists())
      mend(d, next, fault, p, account);
  }
}

}  // namespace

std::optional<Piece> FireInspection::unit_cost(const AssetParameters& assets) const {
  return Piece{0, assets.inspection.visit};
}

void FireInspection::act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
                         const Luck& luck, Day today) const {
  if (programme.amount == 0 || over(programme, today)) return;
  begin_rollout(d, programme, account, luck, [](const District& district, BuildingId b) {
    return district.buildings.landlord[b].exists() ? 1.0 : 0.0;
  });
  Programme visits = programme;
  visits.amount = programme.amount * years;
  install(d, visits, account, years * days_per_year, {unit_cost(assets)->running, 0.0}, today,
          [&](BuildingId site) { inspect(d, site, assets.inspection, account, luck, today); });
}

}  // namespace tenure
