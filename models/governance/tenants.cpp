#include "models/governance/tenants.hpp"

#include <algorithm>
#include <cmath>

#include "models/governance/engaging.hpp"
#include "models/state/purposes.hpp"
#include "sim/drawing.hpp"
#include "sim/parallel.hpp"

namespace tenure {

namespace {

constexpr double rounding = 1e-9;  // relative

double within(double yearly, int days) {
  return 1.0 - std::exp(-yearly * days / days_per_year);
}

/// Of anybody: the log of the hazard rises with all that it depends on.
double most_starting_hazard(const TenantParameters& p) {
  return starting_hazard(
      {.landlord_engaged = true, .ties = static_cast<int>(p.ties_most), .satisfaction = 1, .days_since_activity = 0},
      p);
}

bool goes_first(const District& d, HouseholdId h, const TenantParameters& p, const Luck& luck) {
  return Stream(Luck{luck.seed, 0}, purpose::tenant_first, d.households.luck[h]).chance(p.first);
}

/// Calls f(HouseholdId) for each household of a building.
template <class F>
void each_household(const District& d, BuildingId b, F&& f) {
  for (std::uint32_t k = 0; k < d.buildings.dwellings[b]; ++k)
    if (const HouseholdId h = d.dwellings.household[DwellingId{d.buildings.first_dwelling[b].value + k}]; h.exists())
      f(h);
}

}  // namespace

double starting_hazard(const Part& part, const TenantParameters& p) {
  return p.starts * std::exp((part.landlord_engaged ? p.landlord : 0.0) + p.tie * part.ties +
                             p.satisfied * (part.satisfaction - 0.5) +
                             p.served * std::exp(-part.days_since_activity / p.served_memory));
}

double mean_ties(double years, const TenantParameters& p) {
  return p.ties_most * (1.0 - std::exp(-p.ties * years / p.ties_most));
}

std::vector<TenantMonth> review_part(const District& d, const GovernanceParameters& p, const Luck& luck, Day today) {
  const auto due = d.household_turns.due(today);
  const TenantParameters& t = p.tenant;
  const auto most = static_cast<int>(t.ties_most);
  const double stops = within(t.stops, even_month),
               stops_alone = within(t.stops * p.mobilisation.unorganised, even_month);
  const auto since = d.communities.organised_since.span();
  const bool any_organised = std::any_of(since.begin(), since.end(), [](Day day) { return day != never; });
  const bool any_fresh = std::any_of(since.begin(), since.end(), [&](Day day) { return today - day < even_month; });
  const double most_starts = within(most_starting_hazard(t), even_month) * (1 + rounding);
  const double most_stops = std::max(stops, stops_alone);
  std::vector<double> meets_by_ties;  // few numbers that so many share
  for (int known = 0; known < most; ++known)
    meets_by_ties.push_back(within(t.ties * (1.0 - known / t.ties_most), even_month));
  const auto changes_part = [&](HouseholdId h, bool takes_part, int known, double u) {
    const BuildingId b = d.dwellings.building[d.households.dwelling[h]];
    const Day organised = d.communities.organised_since[d.buildings.community[b]];
    if (takes_part) return u < (organised != never ? stops : stops_alone);
    if (organised == never) return false;
    const LandlordId l = d.buildings.landlord[b];
    const Part part{l.exists() && d.landlords.engaged(l), known, d.households.satisfaction[h],
                    static_cast<double>(today - d.households.last_activity[h])};
    return u < within(starting_hazard(part, t), even_month) ||
           (today - organised < even_month && goes_first(d, h, t, luck));
  };
  const auto key = [&](std::size_t i) { return d.households.luck[due[i]]; };
  const auto review = [&](std::size_t i, Stream& draws, std::vector<TenantMonth>& out) {
    const HouseholdId h = due[i];
    if (d.households.members[h] == 0) return;
    const int known = d.households.neighbour_ties[h];
    const bool takes_part = d.households.takes_part[h] != 0;
    const double meets = draws.uniform(), u = draws.uniform();
    const bool new_tie = known < most && meets < meets_by_ties[static_cast<std::size_t>(known)];
    // Most go on as before wherever they live, which lies far away in memory.
    const bool might = takes_part ? u < most_stops : any_fresh || (any_organised && u < most_starts);
    const bool changes = might && changes_part(h, takes_part, known, u);
    if (new_tie || changes) out.push_back({h, takes_part != changes, static_cast<std::uint8_t>(known + new_tie)});
  };
  return parallel_gather_drawing<TenantMonth>(due.size(), {luck, purpose::tenant_part, today}, key, review);
}

Column<HouseholdTable, std::uint8_t> first_ties(const District& d, const TenantParameters& p, const Luck& luck,
                                                Day today) {
  Column<HouseholdTable, std::uint8_t> ties(d.households.size());
  parallel_rows(d.households.size(), [&](std::size_t row) {
    const HouseholdId h{static_cast<std::uint32_t>(row)};
    const double mean = mean_ties((today - d.households.move_in[h]) / days_per_year, p);
    const int drawn = Stream(Luck{luck.seed, 0}, purpose::first_ties, d.households.luck[h]).poisson(mean);
    ties[h] = static_cast<std::uint8_t>(std::min(drawn, static_cast<int>(p.ties_most)));
  });
  return ties;
}

Column<BuildingTable, float> organised_around(const District& d, const TenantParameters& p, Day today) {
  Column<BuildingTable, float> around;
  if (today.value % even_month != 0) return around;
  const std::size_t n = d.buildings.size();
  std::vector<std::uint32_t> households(n), taking_part(n);
  parallel_rows(n, [&](std::size_t row) {
    each_household(d, BuildingId{static_cast<std::uint32_t>(row)},
                   [&](HouseholdId h) { ++households[row], taking_part[row] += d.households.takes_part[h]; });
  });
  const auto before = d.buildings.organised.span();
  if (std::all_of(taking_part.begin(), taking_part.end(), [](std::uint32_t k) { return k == 0; }) &&
      std::all_of(before.begin(), before.end(), [](float part) { return part == 0; }))
    return around;
  around.resize(n);
  parallel_rows(n, [&](std::size_t row) {
    const BuildingId b{static_cast<std::uint32_t>(row)};
    double all = 0, part = 0;
    d.building_index.within(d.buildings.place[b], p.around,
                            [&](std::uint32_t other, double) { all += households[other], part += taking_part[other]; });
    around[b] = all > 0 ? static_cast<float>(part / all) : 0.0f;
  });
  return around;
}

std::vector<Attendance> attend_activities(const District& d, const TenantParameters& p, const Luck& luck, Day today) {
  std::vector<Attendance> came;
  for (std::uint32_t number = 0; number < d.activities.size(); ++number) {
    const Activity& activity = d.activities[number];
    if (activity.held != today) continue;
    std::vector<HouseholdId> near, likely;
    d.building_index.within(d.buildings.place[activity.place], p.activity_reach, [&](std::uint32_t row, double) {
      each_household(d, BuildingId{row}, [&](HouseholdId h) { near.push_back(h); });
    });
    const auto key = [&](std::size_t i) { return d.households.luck[near[i]]; };
    for_each_drawing(near.size(), {Luck{luck.seed, 0}, purpose::activity, {}}, key, [&](std::size_t i, Stream draws) {
      if (draws.chance(p.activity_regulars)) likely.push_back(near[i]);
    });
    if (likely.empty()) continue;
    const double chance = p.activity_people / static_cast<double>(likely.size());
    for (const HouseholdId h : likely) {
      // The place, too, tells two activities of a day apart.
      Stream draws(luck, purpose::activity, d.households.luck[h] ^ (activity.place.value << 8), today);
      const double comes = draws.uniform(), meets = draws.uniform();
      if (comes < chance) came.push_back({h, meets < p.activity_tie});
    }
  }
  return came;
}

}  // namespace tenure
