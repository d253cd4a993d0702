#include "models/interventions/training_bases.hpp"

#include <algorithm>
#include <cmath>

#include "models/interventions/talent_rollout.hpp"

namespace tenure {

namespace {

constexpr double room_kept = 30;  // [day] of places that were not asked for

}  // namespace

void TrainingBases::describe(Fields& at) {
  at.number("course_months", course_months, "month", {0.1, 120}, "length of a course");
}

void TrainingBases::act(District& d, const Programme& programme, const AssetParameters&, std::size_t account,
                        const Luck& luck, Day today) const {
  if (programme.amount == 0) return;
  auto& schemes = d.rules.talent.training;
  if (over(programme, today)) {
    // Those who have begun go on to the end.
    if (TrainingScheme* scheme = scheme_of(schemes, account)) scheme->yearly = scheme->room = 0;
    return;
  }
  TrainingScheme* scheme = scheme_in_force(d, schemes, account, [&] {
    TrainingScheme fresh{};
    fresh.account = account;
    fresh.yearly = programme.amount;
    fresh.course = static_cast<int>(std::lround(course_months * days_per_month));
    return fresh;
  });
  if (scheme == nullptr) return;
  cover(d, programme, account, luck, today, scheme->covers);
  scheme->room = built_up(scheme->room, scheme->yearly, room_kept);
}

}  // namespace tenure
