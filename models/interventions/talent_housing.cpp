#include "models/interventions/talent_housing.hpp"

#include <cmath>

#include "models/interventions/skill_names.hpp"
#include "models/interventions/talent_rollout.hpp"

namespace tenure {

void TalentHousing::describe(Fields& at) {
  at.number("discount", discount, "1", share, "share of the rent that the programme pays");
  at.value("skills", skills, "skills of which a member of the household with a job must have one", skill_choices());
}

void TalentHousing::act(District& d, const Programme& programme, const AssetParameters&, std::size_t account,
                        const Luck& luck, Day today) const {
  if (programme.amount == 0) return;
  auto& schemes = d.rules.talent.homes;
  if (over(programme, today)) {
    if (TalentHomes* scheme = scheme_of(schemes, account)) scheme->over = true;
    return;
  }
  TalentHomes* scheme = scheme_in_force(d, schemes, account, [&] {
    TalentHomes fresh{};
    fresh.account = account;
    fresh.skills = skill_set(skills);
    fresh.dwellings = std::llround(programme.amount);
    fresh.discount = static_cast<float>(discount);
    return fresh;
  });
  if (scheme == nullptr) return;
  cover(d, programme, account, luck, today, scheme->covers);
}

}  // namespace tenure
