#pragma once
/// Service lists as households meet them: who needs what and applies, and how an item's queue moves.
///
/// A household with a working member of the list's skills that needs an item, and has not asked for it before, applies
/// at a monthly turn with a chance. Applications are taken up in the order of days, within a day of luck keys; one that
/// finds too little room holds up those behind it. A case takes room of a year's capacity, which builds up for a month
/// at most; a lasting place takes one of those there are until it is given back. With capacity unused an application is
/// done after `delay` days; with more asking than capacity the queue grows without end.

#include <vector>

#include "models/state/district.hpp"
#include "models/talent/parameters.hpp"
#include "sim/random.hpp"

namespace tenure {

/// How many cases or places of the item a household needs now: children of the age, or one; 0: it does not need it.
[[nodiscard]] int need_of(const District& d, HouseholdId h, ServiceNeed need, const TalentParameters& at, Day today);

/// Skills of those members of the household who have a job.
[[nodiscard]] SkillSet skills_at_work(const District& d, HouseholdId h);

struct ServiceWish {
  HouseholdId household;
  std::size_t list;
  std::size_t item;
  int places;
};
/// Phase: applications of today, in the order of luck keys.
[[nodiscard]] std::vector<ServiceWish> service_wishes(const District& d, const TalentParameters& at, const Luck& luck,
                                                      Day today);

/// Lets a day's room build up.
void open_counter(ServiceItem& item);

/// Whether a family that came today would be served at once: nobody waits and there is room for one more.
[[nodiscard]] bool has_room(const ServiceItem& item);

/// What those who weigh coming can expect of the lists, in utility. Only what is free today counts, once a category,
/// and outside schooling nothing that is for children alone.
struct HopedServices {
  BySkill<double> by_skill{};  ///< [1] registration, medical care and the like
  BySkill<double> school{};    ///< [1] a school place, for those with a child
};
[[nodiscard]] HopedServices hoped_services(const District& d, const TalentParameters& at);

}  // namespace tenure
