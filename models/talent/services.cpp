#include "models/talent/services.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <tuple>

#include "models/state/purposes.hpp"
#include "sim/parallel.hpp"

namespace tenure {

namespace {

constexpr double room_kept = 30;  // [day] of unused capacity

int children(const District& d, HouseholdId h, int from, int until, Day today) {
  int number = 0;
  for_each_member(d, h, [&](PersonId p) {
    const int years = age(d, p, today);
    number += years >= from && years <= until;
  });
  return number;
}

}  // namespace

int need_of(const District& d, HouseholdId h, ServiceNeed need, const TalentParameters& at, Day today) {
  switch (need) {
    case ServiceNeed::everyone:
      return 1;
    case ServiceNeed::unregistered:
      return d.households.registered_here[h] == 0;
    case ServiceNeed::small_children:
      return children(d, h, 0, 5, today);
    case ServiceNeed::primary_pupils:
      return d.households.school_children[h] == 0 ? 0 : children(d, h, 6, 11, today);
    case ServiceNeed::junior_pupils:
      return d.households.school_children[h] == 0 ? 0 : children(d, h, 12, 15, today);
    case ServiceNeed::newcomers:
      return d.households.origin[h].exists() && today - d.households.arrival[h] <= at.newcomer_years * days_per_year;
    case ServiceNeed::tenants:
      return d.buildings.tenure[d.dwellings.building[d.households.dwelling[h]]] == Tenure::rental;
  }
  return 0;
}

SkillSet skills_at_work(const District& d, HouseholdId h) {
  unsigned found = 0;
  for_each_member(d, h, [&](PersonId p) {
    found |= static_cast<unsigned>(d.people.employer[p].exists()) << static_cast<unsigned>(d.people.skill[p]);
  });
  return static_cast<SkillSet>(found);
}

std::vector<ServiceWish> service_wishes(const District& d, const TalentParameters& at, const Luck& luck, Day today) {
  const auto& lists = d.rules.talent.services;
  if (lists.empty()) return {};
  const auto due = d.household_turns.due(today);
  auto wishes = parallel_gather<ServiceWish>(due.size(), [&](std::size_t row, std::vector<ServiceWish>& out) {
    const HouseholdId h = due[row];
    if (d.households.members[h] == 0) return;
    const SkillSet at_work = skills_at_work(d, h);
    for (std::size_t l = 0; l < lists.size(); ++l) {
      const ServiceList& list = lists[l];
      // Who works there is asked first: it sends most away, and where they live lies farther away in memory.
      if ((at_work & list.skills) == 0 || !list.covers[community_of(d, h).value]) continue;
      std::array<double, ServiceList::most_items> draws;
      Stream(luck, purpose::service_apply, d.households.luck[h], today)
          .uniforms(std::span(draws).first(list.items.size()));
      for (std::size_t i = 0; i < list.items.size(); ++i) {
        if (draws[i] >= at.service_apply || list.has_asked(h, i)) continue;
        const int places = need_of(d, h, list.items[i].need, at, today);
        if (places > 0) out.push_back({h, l, i, list.items[i].lasting ? places : 1});
      }
    }
  });
  std::sort(wishes.begin(), wishes.end(), [&](const ServiceWish& a, const ServiceWish& b) {
    return std::tuple(d.households.luck[a.household], a.household, a.list, a.item) <
           std::tuple(d.households.luck[b.household], b.household, b.list, b.item);
  });
  return wishes;
}

void open_counter(ServiceItem& item) {
  if (item.lasting || item.capacity <= 0) return;
  item.room = built_up(item.room, item.capacity, room_kept);
}

bool has_room(const ServiceItem& item) {
  return item.waiting.empty() && item.room >= 1;
}

namespace {

/// Whether the service is for the children of some: nobody else can count on it.
bool for_children(ServiceNeed need) {
  return need == ServiceNeed::small_children || need == ServiceNeed::primary_pupils ||
         need == ServiceNeed::junior_pupils;
}

}  // namespace

HopedServices hoped_services(const District& d, const TalentParameters& at) {
  HopedServices hoped;
  std::array<SkillSet, service_categories> free{};
  for (const ServiceList& list : d.rules.talent.services)
    for (const ServiceItem& item : list.items)
      if (has_room(item) && (item.category == ServiceCategory::schooling || !for_children(item.need)))
        free[static_cast<std::size_t>(item.category)] |= list.skills;
  for (std::size_t c = 0; c < service_categories; ++c)
    for (std::size_t k = 0; k < skills; ++k) {
      const bool schooling = c == static_cast<std::size_t>(ServiceCategory::schooling);
      if (holds(free[c], static_cast<Skill>(k))) (schooling ? hoped.school : hoped.by_skill)[k] += at.service_worth[c];
    }
  return hoped;
}

}  // namespace tenure
