#include "models/housing/landlords.hpp"

#include <algorithm>
#include <cmath>

#include "models/state/purposes.hpp"
#include "sim/drawing.hpp"
#include "sim/parallel.hpp"

namespace tenure {

double ask_when_vacated(double last_rent, double letting_days, double cost, const HousingParameters& p) {
  const double ease = std::max(-1.0, 1.0 - letting_days / p.slow_letting);
  return std::max(cost, last_rent * (1.0 + p.raise * ease));
}

double ask_while_vacant(double asked, int days_vacant, double cost, double draw, const HousingParameters& p) {
  if (days_vacant < p.patience) return asked;
  return std::max(std::min(cost, asked), asked * (1.0 - p.cut * (0.5 + draw)));
}

double reviewed_rent(double rent, double letting_days, const HousingParameters& p) {
  const double ease = 1.0 - letting_days / p.slow_letting;
  return rent * (1.0 + std::clamp(p.raise * ease, 0.0, p.raise_most));
}

double reviewed_with_outlay(double rent, double held, double outlay, double letting_days, const HousingParameters& p) {
  const double wanted = reviewed_rent(rent - held, letting_days, p) + outlay;
  return std::clamp(wanted, rent, rent * (1.0 + p.raise_most));
}

double remember_letting(double remembered, int days_vacant, const HousingParameters& p) {
  return remembered + p.letting_memory * (days_vacant - remembered);
}

bool looks_at_rent(const District& d, DwellingId dwelling, Day today) {
  const int every = d.vacancies.every_days();
  const Day since = d.dwellings.vacant_since[dwelling];
  return since <= today && turn_of(since, every) == turn_of(today, every);
}

std::vector<NewRent> reprice_vacant(const District& d, const HousingParameters& p, const Luck& luck, Day today) {
  const auto due = d.vacancies.due(today);
  return parallel_gather<NewRent>(due.size(), [&](std::size_t i, std::vector<NewRent>& out) {
    const DwellingId dwelling = due[i];
    if (!looks_at_rent(d, dwelling, today)) return;
    const LandlordId landlord = d.buildings.landlord[d.dwellings.building[dwelling]];
    if (!landlord.exists()) return;
    const int vacant = today - d.dwellings.vacant_since[dwelling];
    const double rent = d.dwellings.rent[dwelling], cost = d.landlords.cost[landlord];
    const float held = d.dwellings.outlay[dwelling], outlay = vacant == 0 ? d.landlords.outlay[landlord] : held;
    const double asked = vacant == 0
                             ? ask_when_vacated(rent - held, d.landlords.letting_days[landlord], cost, p) + outlay
                             : ask_while_vacant(rent, vacant, cost,
                                                Stream(luck, purpose::repricing, dwelling.value, today).uniform(), p);
    if (asked != rent || outlay != held) out.push_back({dwelling, static_cast<float>(asked), outlay});
  });
}

std::vector<NewRent> review_rents(const District& d, const HousingParameters& p, const Luck& luck, Day today) {
  const auto due = d.household_turns.due(today);
  const double chance = 1.0 - std::exp(-p.review * d.household_turns.every_days() / days_per_year);
  const auto key = [&](std::size_t i) { return d.households.luck[due[i]] | 0x80000000u; };
  const auto review = [&](std::size_t i, Stream& draws, std::vector<NewRent>& out) {
    const HouseholdId h = due[i];
    // Asked first, since few rents are reviewed, and what else decides lies far away in memory.
    if (!draws.chance(chance) || d.households.members[h] == 0) return;
    const DwellingId dwelling = d.households.dwelling[h];
    const LandlordId landlord = d.buildings.landlord[d.dwellings.building[dwelling]];
    if (!landlord.exists()) return;
    const double rent = d.dwellings.rent[dwelling], letting = d.landlords.letting_days[landlord];
    const double held = d.dwellings.outlay[dwelling], outlay = d.landlords.outlay[landlord];
    const double raised = reviewed_with_outlay(rent, held, outlay, letting, p);
    if (raised == rent) return;
    const double passed_on = std::clamp(raised - reviewed_rent(rent - held, letting, p), 0.0, std::max(held, outlay));
    out.push_back({dwelling, static_cast<float>(raised), static_cast<float>(passed_on)});
  };
  return parallel_gather_drawing<NewRent>(due.size(), {luck, purpose::repricing, today}, key, review);
}

}  // namespace tenure
