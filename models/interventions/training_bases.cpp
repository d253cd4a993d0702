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
  TrainingScheme* scheme = scheme_of(schemes, account);
  if (over(programme, today)) {
    if (scheme != nullptr) scheme->yearly = scheme->room = 0;  // those who have begun go on to the end
    return;
  }
  if (scheme == nullptr) {
    if (d.rollouts[account].begun) return;
    TrainingScheme fresh{};
    fresh.account = account;
    fresh.yearly = programme.amount;
    fresh.course = static_cast<int>(std::lround(course_months * days_per_month));
    schemes.push_back(std::move(fresh));
    scheme = &schemes.back();
  }
  cover(d, programme, account, luck, today, scheme->covers);
  const double daily = scheme->yearly / days_per_year;
  // Room for one place can always build up, however few there are.
  scheme->room = std::min(scheme->room + daily, std::max(1.0 + daily, room_kept * daily));
}

}  // namespace tenure
