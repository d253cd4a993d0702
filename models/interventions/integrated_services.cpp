#include "models/interventions/integrated_services.hpp"

#include <algorithm>
#include <cmath>

#include "models/interventions/skill_names.hpp"
#include "models/interventions/talent_rollout.hpp"

namespace tenure {

namespace {

template <std::size_t N>
std::size_t position(std::string_view name, const std::array<std::string_view, N>& names) {
  const auto at = std::find(names.begin(), names.end(), name);
  return at == names.end() ? 0 : static_cast<std::size_t>(at - names.begin());
}

}  // namespace

void IntegratedServices::describe(Fields& at) {
  at.value("skills", skills, "skills of which a member of the household with a job must have one", skill_choices());
}

void IntegratedServices::describe_row(std::size_t row, Fields& at) {
  Item& item = items[row];
  at.value("name", item.name, "name of the service; unique in the list");
  at.value("category", item.category, "what it is about",
           {service_category_names.begin(), service_category_names.end()});
  at.value("for_whom", item.for_whom, "households that need it",
           {service_need_names.begin(), service_need_names.end()});
  at.number("capacity", item.capacity, "1", not_negative, "cases a year, or places, for an amount of 1");
  at.value("counted", item.counted, "what the capacity counts: cases, each done once, or places, kept while needed",
           {"cases_a_year", "places"});
  at.number("delay", item.delay, "day", {0, 3650}, "days that a case or an admission takes once it is taken up");
}

void IntegratedServices::act(District& d, const Programme& programme, const AssetParameters&, std::size_t account,
                             const Luck& luck, Day today) const {
  if (programme.amount == 0) return;
  auto& lists = d.rules.talent.services;
  if (over(programme, today)) {
    if (ServiceList* list = scheme_of(lists, account)) list->over = true;
    return;
  }
  ServiceList* list = scheme_in_force(d, lists, account, [&] {
    ServiceList fresh{};
    fresh.account = account;
    fresh.skills = skill_set(skills);
    for (const Item& item : items) {
      ServiceItem opened{};
      opened.name = item.name;
      opened.category = static_cast<ServiceCategory>(position(item.category, service_category_names));
      opened.need = static_cast<ServiceNeed>(position(item.for_whom, service_need_names));
      opened.lasting = item.counted == "places";
      opened.capacity = item.capacity * programme.amount;
      opened.delay = static_cast<int>(item.delay);
      if (opened.lasting) opened.room = std::floor(opened.capacity);
      fresh.items.push_back(std::move(opened));
    }
    return fresh;
  });
  if (list == nullptr) return;
  cover(d, programme, account, luck, today, list->covers);
}

}  // namespace tenure
