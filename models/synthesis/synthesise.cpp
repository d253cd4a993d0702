#include "models/synthesis/synthesise.hpp"

#include <algorithm>
#include <cmath>

#include "models/state/transitions.hpp"
#include "models/synthesis/fill.hpp"
#include "models/synthesis/outlines.hpp"
#include "sim/parallel_tasks.hpp"

namespace tenure {

namespace {

constexpr double building_cell = 150;  // [m] about the radii that the models search

std::uint32_t row(std::int64_t value) {
  return static_cast<std::uint32_t>(value);
}

void find_first_rows(Plan& plan) {
  const HousingCounts& h = plan.file.housing;
  plan.first.assign(plan.communities.size() + 1, {});
  for (std::size_t c = 0; c < plan.communities.size(); ++c) {
    const CommunityComposition& here = plan.communities[c];
    const std::int64_t rented = households_of(here, renting) + here.vacant_rentals;
    const std::int64_t beds = here.people[in_dormitory] + here.vacant_beds;
    const std::int64_t owned = households_of(here, owning_floating) + households_of(here, owning_local);
    FirstRows next = plan.first[c];
    next.building += row(here.rental_buildings + buildings_for(beds, h.beds_per_dormitory) +
                         buildings_for(owned, h.dwellings_per_owned_building));
    next.dwelling += row(rented + beds + owned);
    next.landlord += row(here.rental_buildings);
    for (std::size_t s = 0; s < strata; ++s) {
      next.household += row(households_of(here, s));
      next.person += row(here.people[s]);
    }
    plan.first[c + 1] = next;
  }
}

/// Lists and sums over all rows, which transitions keep up from here on.
void list_everybody(District& d) {
  parallel_tasks([&] { d.enterprise_index = SpatialIndex(d.enterprises.site.span(), enterprise_cell); },
                 [&] {
                   for (const HouseholdId h : Ids<HouseholdTable>(d.households.size()))
                     d.household_turns.add(h, d.households.luck[h]);
                   for (const EnterpriseId e : Ids<EnterpriseTable>(d.enterprises.size()))
                     d.enterprise_turns.add(e, d.enterprises.luck[e]);
                 },
                 [&] {
                   for (const PersonId p : Ids<PersonTable>(d.people.size())) enrol(d, p);
                 },
                 [&] { count_payroll(d); }, [&] { list_staff(d); });
}

}  // namespace

std::int64_t buildings_for(std::int64_t dwellings, double dwellings_a_building) {
  return static_cast<std::int64_t>(std::ceil(static_cast<double>(dwellings) / dwellings_a_building));
}

void fill_places(District& d, Plan& plan) {
  for (const TownCounts& t : plan.file.towns) d.towns.name.push(t.name);
  for (const DepartmentCounts& department : plan.file.departments) {
    unsigned takes = 0;
    for (std::size_t kind = 0; kind < request_kinds; ++kind)
      if (std::find(department.kinds.begin(), department.kinds.end(), request_kind_names[kind]) !=
          department.kinds.end())
        takes |= 1u << kind;
    d.departments.name.push(department.name);
    d.departments.kinds.push(static_cast<std::uint16_t>(takes));
    d.departments.staff.push(static_cast<float>(department.staff.value_or(-1)));
    d.departments.service_hours.push(static_cast<float>(department.service_hours.value_or(-1)));
  }
  d.spring_festivals = plan.file.spring_festivals;
  const std::vector<Polygon> rings = outlines(plan.file, plan.luck);
  for (std::size_t c = 0; c < rings.size(); ++c) {
    Stream draws(plan.luck, purpose::synthesis(10), static_cast<std::uint32_t>(c));
    d.communities.name.push(plan.file.communities[c].name);
    d.communities.town.push(TownId{static_cast<std::uint32_t>(plan.file.communities[c].town)});
    d.communities.outline.push(rings[c]);
    d.communities.centre.push(inner_point(rings[c], draws));
    d.communities.first_building.push(BuildingId{plan.first[c].building});
    d.communities.buildings.push(plan.first[c + 1].building - plan.first[c].building);
    d.communities.first_rental.push(DwellingId{plan.first[c].dwelling});
    d.communities.organised_since.push(never);
    d.communities.grid_workers.push(0);
    d.communities.request_news.push(0);
    d.communities.rentals.push(row(households_of(plan.communities[c], renting) + plan.communities[c].vacant_rentals));
  }
  const auto by_skill = [](const BySkill<double>& values) {
    BySkill<float> result{};
    for (std::size_t k = 0; k < skills; ++k) result[k] = static_cast<float>(values[k]);
    return result;
  };
  for (const RegionCounts& r : plan.file.regions) {
    d.regions.name.push(r.name);
    d.regions.wage.push(by_skill(r.wage));
    d.regions.job_chance.push(by_skill(r.job_chance));
    d.regions.rent.push(static_cast<float>(r.rent));
    d.regions.distance.push(static_cast<float>(r.distance));
    d.regions.candidates.push(static_cast<float>(r.candidates));
    d.regions.pull.push(static_cast<float>(r.pull));
    BySkill<double> allowance{}, people{};
    for (std::size_t k = 0; k < skills; ++k) {
      allowance[k] = r.allowance[k].value_or(0);
      people[k] = r.people[k].value_or(0);
    }
    d.regions.allowance.push(by_skill(allowance));
    d.regions.services.push(static_cast<float>(r.services.value_or(0)));
    d.regions.people.push(people);
    d.regions.balance.push({});
  }
}

District synthesise(const DistrictFile& counts, const Luck& luck, Day first_day) {
  District d;
  Plan plan{.file = counts,
            .luck = {luck.seed, 0},
            .first_day = first_day,
            .communities = compose(counts),
            .first = {},
            .industry = {},
            .workers = {}};
  find_first_rows(plan);
  fill_places(d, plan);
  fill_buildings(d, plan);
  parallel_tasks([&] { fill_people(d, plan), fill_enterprises(d, plan); }, [&] { fill_hosts(d, plan); },
                 [&] { tie_landlords(d, plan); },
                 [&] { d.building_index = SpatialIndex(d.buildings.place.span(), building_cell); });
  list_everybody(d);
  d.candidate_households = static_cast<std::uint32_t>(d.households.size());
  d.candidate_persons = static_cast<std::uint32_t>(d.people.size());
  return d;
}

}  // namespace tenure
